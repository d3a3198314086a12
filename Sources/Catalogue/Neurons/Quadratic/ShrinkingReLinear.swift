import ExpressionGraph

extension NeuronUnit {
    /// A quadratic neuron that begins as an ordinary one and whose quadratic terms are drawn back at every step:
    ///
    ///     y = (x W₁ᵀ + b₁) ⊙ (x W₂ᵀ + b₂) + (x ⊙ x) W₃ᵀ + c
    ///     after every update W₂ ← α W₂, W₃ ← β W₃
    ///
    /// Shapes, roles and start as in `relinear`, at the full learning rate.
    ///
    /// Source: Fan et al. 2021, On Expressivity and Trainability of Quadratic Networks (arXiv 2110.06081), there
    /// ReLinear^sw
    /// Differs from the paper: α and β are chosen by us; biases are not drawn back.
    public static let shrinkingReLinear = NeuronUnit(
        "relinear-shrinking", aliases: ["relinear-sw"], title: "Quadratic neuron, ReLinear by shrinkage",
        family: "Quadratic",
        formula: """
            y = (W₁ x + b₁)(W₂ x + b₂) + W₃ x² + c
            W₂ ← α W₂, W₃ ← β W₃ after every step
            """,
        settings: [
            Setting("alpha", .number(default: 0.99, 0...1), "α, what is left of W₂ after a step"),
            Setting("beta", .number(default: 0.99, 0...1), "β, what is left of W₃ after a step"),
        ],
        source: quadraticNetworks, remark: "1 for both is no restraint; 0 leaves an ordinary neuron.",
        defaultActivation: "relu"
    ) { x, layer in
        let (inputs, units) = (x.shape[1], layer.units)
        let (alpha, beta) = (layer.settings.number("alpha"), layer.settings.number("beta"))
        func shrinking(_ name: String, role: String, by factor: Double) -> Expr {
            layer.parameter(name, [units, inputs], .zeros, role: role, constraint: { $0 * factor })
        }
        func bias(_ name: String, _ start: Double, role: String) -> Expr {
            layer.parameter(name, [units], .constant(start), role: role, isDecayed: false)
        }
        let first = layer.affine(x, to: units, weight: "W1", bias: "b1")
        let second =
            matmul(x, shrinking("W2", role: "interaction", by: alpha), transposeB: true)
            + bias("b2", 1, role: "interaction")
        let power =
            matmul(square(x), shrinking("W3", role: "power", by: beta), transposeB: true)
            + bias("c", 0, role: "power")
        return layer.watched(first * second + power)
    }
}
