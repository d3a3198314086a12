import ExpressionGraph

extension NeuronUnit {
    /// y = x + f(x·Wᵀ + b); where the width changes, a projection P takes x there first.
    ///
    /// Shapes: x [B, I], W and P [U, I], b [U], y [B, U].
    public static let residual = NeuronUnit(
        "residual", aliases: ["resnet", "skip"], title: "Residual", family: "Classic",
        formula: "y = x + f(W·x + b)\ny = P·x + f(W·x + b) where U ≠ I",
        source: Source("He et al.", 2016, "Deep Residual Learning for Image Recognition", "arXiv 1512.03385"),
        remark:
            "Differs from the paper: one layer in the branch instead of two, and f before the sum.",
        defaultActivation: "relu"
    ) { x, layer in
        let weight = layer.weight("weight", from: x, to: layer.units)
        let branch = layer.activate(matmul(x, weight, transposeB: true) + layer.bias("bias", from: x))
        if x.shape[1] == layer.units { return x + branch }
        return matmul(x, layer.weight("projection", from: x, to: layer.units), transposeB: true) + branch
    }
}
