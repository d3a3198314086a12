import ExpressionGraph

extension NeuronUnit {
    /// y = maxₖ (Wₖ·x + bₖ); the gradient goes to the largest piece.
    ///
    /// Shapes: x [B, I], Wₖ [U, I], bₖ [U], y [B, U].
    public static let maxout = NeuronUnit(
        "maxout", title: "Maxout", family: acrossUnitsFamily, formula: "y = max over k of (Wₖ·x + bₖ)",
        settings: [Setting("pieces", .integer(default: 2, 2...8), "k, linear pieces of a unit; 2 to 4 are usual")],
        source: Source("Goodfellow et al.", 2013, "Maxout Networks", "arXiv 1302.4389")
    ) { x, layer in
        (0..<layer.settings.integer("pieces")).map { piece in
            matmul(x, layer.weight("weight\(piece)", from: x, to: layer.units), transposeB: true)
                + layer.bias("bias\(piece)", from: x)
        }.reduce(nil as Expr?) { best, next in best.map { max($0, next) } ?? next }!  // there are two or more
    }

    /// y = max(W·x + b, 0) − max(V·x + c, 0).
    ///
    /// Shapes: x [B, I], W and V [U, I], b and c [U], y [B, U].
    public static let dualReLU = NeuronUnit(
        "dual-relu", title: "Dual ReLU", family: acrossUnitsFamily, formula: "y = max(W·x + b, 0) − max(V·x + c, 0)",
        source: Source(
            "Godin et al.", 2018, "Dual Rectified Linear Units (DReLUs)", "arXiv 1707.08214")
    ) { x, layer in
        let first =
            matmul(x, layer.weight("weight", from: x, to: layer.units), transposeB: true) + layer.bias("bias", from: x)
        let second =
            matmul(x, layer.weight("other-weight", from: x, to: layer.units), transposeB: true)
            + layer.bias("other-bias", from: x)
        return max(first, 0) - max(second, 0)
    }

    /// y = (W·x + b) ⊙ g(V·x + c).
    ///
    /// Shapes: x [B, I], W and V [U, I], b and c [U], y [B, U].
    public static let gatedLinear = NeuronUnit(
        "glu", aliases: ["gated-linear-unit", "swiglu", "geglu", "reglu"], title: "Gated linear unit",
        family: acrossUnitsFamily,
        formula: "y = (W·x + b) ⊙ g(V·x + c); gtu: tanh(W·x + b) ⊙ σ(V·x + c)",
        settings: [
            Setting(
                "gate", .choice(default: "sigmoid", ["sigmoid", "relu", "gelu", "swish", "identity", "gtu"]),
                "g: sigmoid is GLU, relu ReGLU, gelu GEGLU, swish SwiGLU, identity the bilinear layer")
        ],
        source: Source(
            "Dauphin et al.", 2017, "Language Modeling with Gated Convolutional Networks", "arXiv 1612.08083"),
        remark: "Two maps: take two thirds of the width for equal parameters. Kinds: Shazeer 2020, arXiv 2002.05202."
    ) { x, layer in
        let value =
            matmul(x, layer.weight("weight", from: x, to: layer.units), transposeB: true) + layer.bias("bias", from: x)
        let gate =
            matmul(x, layer.weight("gate-weight", from: x, to: layer.units), transposeB: true)
            + layer.bias("gate-bias", from: x)
        return switch layer.settings.choice("gate") {
        case "relu": value * max(gate, 0)
        case "gelu": value * gelu(gate)
        case "swish": value * swish(gate)
        case "identity": value * gate
        case "gtu": tanh(value) * sigmoid(gate)
        default: value * sigmoid(gate)
        }
    }
}
