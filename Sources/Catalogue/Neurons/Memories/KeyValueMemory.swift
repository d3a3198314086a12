import ExpressionGraph

extension NeuronUnit {
    /// Key-value memory: what is asked for is compared with learned keys, and the values of those that are like it come back.
    ///
    ///     y = Σ_m softmax_m(β·K_m·x)·V_m
    ///
    /// Shapes: x [B, I], y [B, U]; K [M, I], V [M, U].
    ///
    /// Checked against PyTorch's attention.
    ///
    /// Source: Gershman, Fiete and Irie 2025, Key-value memory in the brain (arXiv 2501.02950)
    public static let keyValueMemory = NeuronUnit(
        "key-value-memory", aliases: ["attention-memory"], title: "Key-value memory", family: memoryFamily,
        formula: "y = Σ_m softmax_m(β·K_m·x)·V_m",
        settings: [
            Setting("slots", .integer(default: 16, 1...4096), "M, the pairs it holds"),
            Setting("sharpness", .number(default: 1, 0.001...1000), "β: the larger, the more the nearest key decides"),
        ],
        source: Source("Gershman, Fiete and Irie", 2025, "Key-value memory in the brain", "arXiv 2501.02950"),
        remark: "Where it is stored (keys) and what is stored (values) are learned apart.",
        build: { x, layer in
            let (inputs, slots) = (x.shape[1], layer.settings.integer("slots"))
            let keys = layer.parameter("keys", [slots, inputs], .normal(mean: 0, deviation: 1), role: "key")
            let values = layer.parameter(
                "values", [slots, layer.units],
                layer.weights(fanIn: slots, fanOut: layer.units, otherwise: .normal(mean: 0, deviation: 1)),
                role: "value")
            let closeness = matmul(x, keys, transposeB: true) * layer.settings.number("sharpness")
            return matmul(FeatureMap.softmax.features(closeness), values)
        })
}
