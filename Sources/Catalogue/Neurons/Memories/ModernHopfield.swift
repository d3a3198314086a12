import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Modern Hopfield memory: a cue is drawn to the stored pattern that it is most like, one step after another.
    ///
    ///     x ← Xᵀ·softmax(β·X·x),   y = x after the last step
    ///     energy = −ln Σ e^(β·X·x)/β + |x|²/2 + ln M/β + max |X_m|²/2, which no step raises
    ///
    /// Shapes: x and y [B, I]; X [M, I].
    ///
    /// Differs from the paper: the patterns are learned. Checked against the formulas in NumPy.
    ///
    /// Source: Ramsauer et al. 2020, Hopfield Networks is All You Need (arXiv 2008.02217)
    public static let modernHopfield = NeuronUnit(
        "modern-hopfield", aliases: ["hopfield"], title: "Modern Hopfield memory", family: memoryFamily,
        formula: "x ← Xᵀ·softmax(β·X·x), y = x after the last step",
        settings: [
            Setting("patterns", .integer(default: 8, 1...4096), "M, the patterns it holds"),
            Setting("sharpness", .number(default: 1, 0.001...1000), "β: small ones recall averages of patterns"),
            Setting("steps", .integer(default: 1, 1...32), "steps of the recall"),
        ],
        source: Source("Ramsauer et al.", 2020, "Hopfield Networks is All You Need", "arXiv 2008.02217"),
        remark: "It answers with as many numbers as it is asked with.", width: .asInput,
        build: { x, layer in
            let recall = HopfieldRecall(
                patterns: layer.parameter(
                    "patterns", [layer.settings.integer("patterns"), x.shape[1]], .normal(mean: 0, deviation: 1),
                    role: "weight"), sharpness: layer.settings.number("sharpness"))
            return recall.states(from: x, steps: layer.settings.integer("steps")).last!  // there is one step at least
        })
}

/// The recall of a modern Hopfield memory.
public struct HopfieldRecall {
    /// X, [M, I].
    public let patterns: Expr
    /// β.
    public let sharpness: Double

    public init(patterns: Expr, sharpness: Double) { (self.patterns, self.sharpness) = (patterns, sharpness) }

    /// x after each step, each [B, I].
    public func states(from x: Expr, steps: Int) -> [Expr] {
        var states: [Expr] = []
        for _ in 0..<steps {
            let closeness = matmul(states.last ?? x, patterns, transposeB: true) * sharpness
            states.append(matmul(FeatureMap.softmax.features(closeness), patterns))
        }
        return states
    }

    /// The energy of every row of x, [B, 1].
    public func energy(_ x: Expr) -> Expr {
        let closeness = matmul(x, patterns, transposeB: true) * sharpness
        let largest = closeness.largest([1])
        let sum = exp(closeness - largest).sum([1])
        let longest = square(patterns).sum([1]).largest([0])
        let constant = 0.5 * longest + Foundation.log(Double(patterns.shape[0])) / sharpness
        return 0.5 * square(x).sum([1]) - (largest + log(sum)) / sharpness + constant
    }
}
