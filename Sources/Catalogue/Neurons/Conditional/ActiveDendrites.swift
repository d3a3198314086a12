import ExpressionGraph

extension NeuronUnit {
    /// A linear unit with segments that look at a context, of which one speaks and opens or closes the unit:
    ///
    ///     d_us = U_us·context,   d* the response of the segment with the largest |d| (or largest d)
    ///     y = (W·x + b)·σ(d*)   or   y = W·x + b + d*
    ///
    /// Shapes: x [B, I], y [B, U], W [U, I], b [U], Us [U, S, C]. The context is the last C numbers of the network's input rows,
    /// which a first layer then does not see as inputs, or all of the network's input. Of equal segments the first speaks.
    ///
    /// Errors: a context that leaves a first layer no inputs, or that the network's input does not have.
    ///
    /// Source: Iyer et al. 2022, Avoiding Catastrophe: Active Dendrites Enable Multi-Task Learning in Dynamic Environments
    /// (arXiv 2201.00042)
    /// Differs from the paper: boosting is left out. Checked against `dendritic`.
    public static let activeDendrites = NeuronUnit(
        "active-dendrites", aliases: ["dendritic"], title: "Active dendrites", family: conditionalFamily,
        formula: "y = (W·x + b)·σ(d*), d* the strongest of U_us·context",
        settings: [
            Setting("segments", .integer(default: 4, 1...64), "S, segments of a unit"),
            Setting("context", .integer(default: 0, 0...4096), "C, last numbers of a row that are the context; 0: all"),
            Setting("mode", .choice(default: "absolute-gate", ["absolute-gate", "gate", "bias"]), "what d* does"),
            Setting("keep", .integer(default: 0, 0...4096), "units that stay, the largest of the row; 0: all"),
        ],
        source: Source(
            "Iyer et al.", 2022,
            "Avoiding Catastrophe: Active Dendrites Enable Multi-Task Learning in Dynamic Environments",
            "arXiv 2201.00042"),
        remark: "Where the context says nothing of the task, all gates stand at one half.",
        misfit: { inputs, settings in
            let context = settings.integer("context")
            return context < inputs
                ? nil : "a context of \(context) leaves none of \(inputs) inputs: 'context' must be less"
        }
    ) { x, layer in
        let (rows, units) = (x.shape[0], layer.units)
        let (segments, chosen) = (layer.settings.integer("segments"), layer.settings.integer("context"))
        let whole = layer.networkInput ?? x
        let context = chosen == 0 ? whole : whole.slice(axis: 1, whole.shape[1] - chosen..<whole.shape[1])
        let inputs = layer.isFirst && chosen > 0 ? x.slice(axis: 1, 0..<x.shape[1] - chosen) : x
        let sum = layer.affine(inputs, to: units, weight: "W", bias: "b")
        let width = context.shape[1]
        let dendrites = layer.parameter(
            "Us", [units, segments, width], .normal(mean: 0, deviation: 1 / Double(width).squareRoot()), role: "segment"
        )
        let responses = matmul(context, dendrites.reshaped([units * segments, width]), transposeB: true)
            .reshaped([rows, units, segments])
        let mode = layer.settings.choice("mode")
        var speaks = responses.slice(axis: 2, 0..<1)
        for segment in 1..<max(segments, 2) where segment < segments {
            let next = responses.slice(axis: 2, segment..<segment + 1)
            let isStronger = mode == "absolute-gate" ? abs(next) .> abs(speaks) : next .> speaks
            speaks = select(isStronger, next, speaks)
        }
        let strongest = speaks.reshaped([rows, units])
        layer.probe("dendrites", strongest)
        let y = mode == "bias" ? sum + strongest : sum * sigmoid(strongest)
        let keep = layer.settings.integer("keep")
        return keep == 0 || keep >= units ? y : select(rank(of: y) .< Double(keep), y, 0)
    }
}
