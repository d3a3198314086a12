import ExpressionGraph

/// A loss that pulls membranes to where a spike says all about them: what a spike rounds away becomes small.
///
///     λ·mean |q|^p,   q = h or h − θ
///
/// q is taken from 0 or θ, whichever is nearer, or from what the unit said, θ where it fired. No gradient flows through that
/// choice; the mean is over sequences, time and units.
///
/// Differs from the paper, of which no program could be found: power and choice are settings. With the paper's θ = ½ the two
/// choices are the same.
///
/// Source: Guo et al. 2023, RMP-Loss: Regularizing Membrane Potential Distribution for Spiking Neural Networks
/// (arXiv 2308.06787)
enum PotentialLoss {
    static let settings = [
        Setting(
            "potential-loss", .number(default: 0, 0...100), "λ of a loss on potentials far from 0 and θ (RMP-Loss)"),
        Setting(
            "potential-target", .choice(default: "nearest", ["nearest", "spike"]),
            "whether that distance is to the nearer of 0 and θ or to θ where there is a spike"),
        Setting("potential-power", .choice(default: "2", ["1", "2"]), "the power of that distance"),
    ]

    /// Adds the loss of one time step's potentials before their reset.
    static func add(_ h: Expr, threshold: Expr, to layer: LayerContext) {
        let weight = layer.settings.number("potential-loss")
        guard weight > 0 else { return }
        let edge = layer.settings.choice("potential-target") == "nearest" ? 0.5 * threshold : threshold
        let q = h - select(h .>= edge, threshold, .constant(0))
        let distance = layer.settings.choice("potential-power") == "1" ? abs(q) : square(q)
        layer.penalize("potential-loss", distance.mean([0, 1]) * (weight / Double(layer.timeSteps)))
    }
}
