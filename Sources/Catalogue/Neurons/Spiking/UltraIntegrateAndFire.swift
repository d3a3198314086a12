import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// UltraLIF: the largest of leak and input, softened until everything has a slope; no surrogate is needed.
    ///
    ///     LSE(a, b, …) = ε·ln(e^(a/ε) + e^(b/ε) + …)
    ///     temporal: h = LSE(v + ln τ, I);   spatial: h_i = LSE(v_{i−1}, v_i, v_{i+1}) + I_i, around a ring;   I = W·x + b
    ///     s = σ((h − θ)/ε),   y = s,   v ← h·(1 − s)
    ///
    /// ε = e^p is learned, within 0.1 and 20. A learned τ is e^q: q within −2.3 and −0.01 (temporal), or τ within 0.1 and 0.99 and a
    /// factor of the middle neighbour alone (spatial).
    ///
    /// Shapes: x [B, I]; v, h, s and y [B, U]; W [U, I], b [U], p and q [1].
    ///
    /// Its spikes are graded, in training and after: a person can have them rounded at 0.5 when the network is asked. Checked
    /// against the authors' equations.
    ///
    /// Source: Minoza 2026, UltraLIF: Fully Differentiable Spiking Neural Networks via Ultradiscretization and Max-Plus Algebra
    public static let ultraIntegrateAndFire = NeuronUnit(
        "ultralif", aliases: ["ultradlif"], title: "UltraLIF", family: spikingFamily,
        formula: """
            h = LSE(v + ln τ, W·x + b), LSE(a, b) = ε·ln(e^(a/ε) + e^(b/ε))
            s = σ((h − θ)/ε), y = s
            v ← h·(1 − s)
            """,
        settings: [
            Setting(
                "kind", .choice(default: "temporal", ["temporal", "spatial"]),
                "whether a membrane is compared with its input, or with its two neighbours"),
            Setting("epsilon", .number(default: 1, 0.1...20), "ε, where a learned one starts too"),
            Setting("tau", .number(default: 0.9, 0.1...0.99), "τ, where a learned one starts too"),
            Setting("threshold", .number(default: 1, -10...10), "θ"),
            Setting("learned-epsilon", .flag(default: true), "whether the layer learns ε"),
            Setting("learned-tau", .flag(default: false), "whether the layer learns τ"),
            Setting("binary", .flag(default: false), "whether spikes are 0 or 1 when the network is not in training"),
        ],
        source: Source(
            "Minoza", 2026,
            "UltraLIF: Fully Differentiable Spiking Neural Networks via Ultradiscretization and Max-Plus Algebra"),
        remark: "With one time step the spatial kind is a sigmoid with a learned temperature.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let (w, b) = layer.synapses(inputs: inputs, gain: 1)
            /// A learned logarithm, or the number of the setting.
            func scale(_ name: String, _ isLearned: Bool) -> Expr {
                let start = log(settings.number(name))
                return isLearned
                    ? layer.parameter(name, [1], .constant(start), role: name, isDecayed: false) : .constant(start)
            }
            let isSpatial = settings.choice("kind") == "spatial"
            let epsilon = clamp(exp(scale("epsilon", settings.flag("learned-epsilon"))), 0.1, 20)
            let learnsTau = settings.flag("learned-tau")
            let logTau = scale("tau", learnsTau)
            // The authors' fixed τ belongs to the temporal kind; a learned one of each kind has limits of its own.
            let leak = isSpatial ? clamp(exp(logTau), 0.1, 0.99) : learnsTau ? clamp(logTau, -2.3, -0.01) : logTau
            let threshold = settings.number("threshold")
            let isBinary = settings.flag("binary") && !layer.isTraining
            return RecurrentCell(states: [RecurrentCell.State("v", [units])]) { x, states in
                let v = states[0]
                let current = matmul(x, w, transposeB: true) + b
                let h =
                    isSpatial
                    ? softMaximum([v.turned(by: 1), learnsTau ? v * leak : v, v.turned(by: units - 1)], epsilon)
                        + current
                    : softMaximum([v + leak, current], epsilon)
                let s = sigmoid((h - threshold) / epsilon)
                return (isBinary ? s .>= 0.5 : s, [h * (1.0 - s)])
            }
        })
}

/// ε·ln Σ e^(a/ε), the largest subtracted first so that nothing overflows.
private func softMaximum(_ terms: [Expr], _ epsilon: Expr) -> Expr {
    let largest = stopGradient(terms.dropFirst().reduce(terms[0]) { max($0, $1) })
    let sum = terms.dropFirst().reduce(exp((terms[0] - largest) / epsilon)) { $0 + exp(($1 - largest) / epsilon) }
    return largest + epsilon * log(sum)
}

extension Expr {
    /// [B, U] with every unit `count` places to the right, around a ring.
    fileprivate func turned(by count: Int) -> Expr {
        let units = shape[1]
        let first = units - count % units
        guard first < units else { return self }
        return .concatenated([slice(axis: 1, first..<units), slice(axis: 1, 0..<first)], axis: 1)
    }
}
