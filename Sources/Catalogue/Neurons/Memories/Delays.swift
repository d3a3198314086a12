import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Learned delays: every connection waits for a number of steps that is learned with its weight, as a bump that narrows.
    ///
    ///     G[n] = exp(−½·((n − P)/(σ + 0.27))²),   K[n] = W·G[n]/(ΣG + 10⁻⁷)
    ///     y(t) = Σ_n K[n]·x(t − n),   n = 0 … D − 1
    ///
    /// P is a delay in steps, kept within 0 and D − 1. `kernel: triangle` takes max(0, 1 − |n − P|): a pure delay where P is whole.
    ///
    /// Shapes: x [B, I], y [B, U]; W and P [U, I, E] with E elements for every connection.
    ///
    /// Differs from the paper: σ falls from `width` to 0.23 within a number of steps instead of a quarter of the training, n
    /// is the delay itself, and a layer of neurons follows as a layer of its own. When the network is asked outside of training
    /// it may round P and take the triangle (`rounded`), as the paper does. Checked against the authors' package.
    ///
    /// Source: Hammouamri, Khalfaoui-Hassani and Masquelier 2023, Learning Delays in Spiking Neural Networks using Dilated
    /// Convolutions with Learnable Spacings (arXiv 2306.17670)
    public static let delays = NeuronUnit(
        "delays", aliases: ["dcls", "learned-delays"], title: "Learned delays", family: memoryFamily,
        formula: """
            G[n] = exp(−½·((n − P)/(σ + 0.27))²), K[n] = W·G[n]/ΣG
            y(t) = Σ_n K[n]·x(t − n)
            """,
        settings: [
            Setting("delays", .integer(default: 16, 1...256), "D: the longest delay is a step less"),
            Setting("elements", .integer(default: 1, 1...16), "E, the bumps of a connection"),
            Setting("kernel", .choice(default: "gauss", ["gauss", "triangle"]), "the form of a bump"),
            Setting("width", .number(default: 0.23, 0...100), "σ at the start"),
            Setting("narrowing", .integer(default: 0, 0...10_000_000), "steps in which σ falls to 0.23; 0: it stays"),
            Setting("learned", .flag(default: true), "whether the delays are learned, or stay as they were drawn"),
            Setting("positive", .flag(default: false), "whether weights are kept from falling below 0"),
            Setting("rounded", .flag(default: false), "whether delays are whole outside of training"),
            Setting("margin", .number(default: 0.27, 0...10), "what is added to σ, so that bumps never vanish"),
            Setting("floor", .number(default: 1e-7, 0...1), "what is added to ΣG"),
        ],
        source: Source(
            "Hammouamri, Khalfaoui-Hassani and Masquelier", 2023,
            "Learning Delays in Spiking Neural Networks using Dilated Convolutions with Learnable Spacings",
            "arXiv 2306.17670"),
        remark: "A linear layer that waits: follow it with spiking units, or with an activation.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let (extent, elements) = (settings.integer("delays"), settings.integer("elements"))
            let shape: Shape = [units, inputs, elements]
            let highest = 2 / Double(inputs)
            let weights =
                settings.flag("positive")
                ? layer.parameter("weight", shape, .uniform(0...highest), constraint: { max($0, 0) })
                : layer.parameter("weight", shape, .heUniform(fanIn: inputs, gain: 1))
            let last = Double(extent - 1)
            let start = Initializer.uniform(0...last)
            let positions =
                settings.flag("learned")
                ? layer.parameter(
                    "delay", shape, start, rateFactor: 100, isDecayed: false, constraint: { clamp($0, 0, last) })
                : layer.buffer("delay", shape, start)
            let isRounded = settings.flag("rounded") && !layer.isTraining
            let isTriangle = settings.choice("kernel") == "triangle" || isRounded
            let place = (isRounded ? round(positions) : positions).reshaped([units, inputs, elements, 1])
            let steps: [Double] = (0..<extent).map { Double($0) }
            let distance = Expr.table(steps, [1, 1, 1, extent]) - place
            // The triangle has no slope at its ends.
            let far = abs(distance)
            let bump: Expr =
                isTriangle ? select(far .< 1, 1.0 - far, 0) : exp(square(distance / layer.bumpWidth()) * -0.5)
            let sum: Expr = bump.sum([3]) + settings.number("floor")
            let kernel: Expr = (weights.reshaped([units, inputs, elements, 1]) * bump / sum).sum([2]).reshaped([
                units, inputs, extent,
            ])
            // [D·I, U], the delays one after the other as the past is kept.
            let taps = kernel.transposed([2, 1, 0]).reshaped([extent * inputs, units])
            // A delay of 0 needs no past, but a cell keeps something.
            let kept = max(1, extent - 1)
            return RecurrentCell(states: [RecurrentCell.State("past", [kept, inputs])]) { x, states in
                let batch = x.shape[0]
                let now = x.reshaped([batch, 1, inputs])
                let all = Expr.concatenated([now, states[0]], axis: 1)
                let seen = all.slice(axis: 1, 0..<extent).reshaped([batch, extent * inputs])
                return (matmul(seen, taps), [all.slice(axis: 1, 0..<kept)])
            }
        })
}

extension LayerContext {
    /// σ and its margin at this step: from `width` down to 0.23, each step by the same factor.
    fileprivate func bumpWidth() -> Expr {
        let (width, narrowing) = (settings.number("width"), settings.integer("narrowing"))
        let (margin, narrow) = (settings.number("margin"), 0.23)
        guard narrowing > 0, width > narrow else { return .constant(width + margin) }
        let share = min(1, step / Double(narrowing))
        return width * exp(share * Foundation.log(narrow / width)) + margin
    }
}
