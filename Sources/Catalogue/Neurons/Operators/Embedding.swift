import ExpressionGraph

extension NeuronUnit {
    /// Each input is the number of a thing, and becomes the row of a table that stands for it:
    ///
    ///     y = scale·E[round(x)]
    ///
    /// Shapes: x [B, I], E [N, D], y [B, I·D]. Numbers outside 0 to N − 1 count as the nearest; no gradient flows to x.
    ///
    /// Source: Bengio et al. 2003, A Neural Probabilistic Language Model
    /// Checked against `embedding`.
    public static let embedding = NeuronUnit(
        "embedding", aliases: ["lookup"], title: "Embedding", family: operatorFamily, formula: "y = scale·E[x]",
        settings: [
            Setting("rows", .integer(default: 16, 1...65536), "N, things that have a row"),
            Setting("size", .integer(default: 4, 1...1024), "D, numbers that stand for a thing"),
            Setting("scale", .number(default: 1, -1e6...1e6), "scale; √D in transformers"),
        ],
        source: Source("Bengio et al.", 2003, "A Neural Probabilistic Language Model"),
        remark: "A first layer, on inputs that are not scaled: rows that never occur never learn.", width: .computed
    ) { x, layer in
        let (rows, size) = (layer.settings.integer("rows"), layer.settings.integer("size"))
        let table = layer.parameter("E", [rows, size], .normal(mean: 0, deviation: 1), role: "embedding")
        let ids = clamp(round(stopGradient(x)), 0, Double(rows - 1)).reshaped([x.shape.count])
        let found = table.gathered(ids).reshaped([x.shape[0], x.shape[1] * size])
        layer.probe("embedding", table)
        return found * layer.settings.number("scale")
    }
}
