import ExpressionGraph

extension NeuronUnit {
    /// A quadratic neuron that begins as an ordinary one and learns its quadratic terms slowly:
    ///
    ///     y = (x W₁ᵀ + b₁) ⊙ (x W₂ᵀ + b₂) + (x ⊙ x) W₃ᵀ + c
    ///     at the start W₂ = 0, b₂ = 1, W₃ = 0, c = 0
    ///
    /// Shapes and roles as in `quadratic`. The roles `interaction` and `power` have the learning rate
    /// factors γ_g and γ_b, both `quadratic-rate`.
    ///
    /// Source: Fan et al. 2021, On Expressivity and Trainability of Quadratic Networks (arXiv 2110.06081)
    /// Differs from the paper: only the variant with separate rates, not the one that shrinks the terms
    /// (`relinear-shrinking`). W₁ starts on ±1/√I; the authors' image code has He's normal start there.
    public static let reLinear = NeuronUnit(
        "relinear", title: "Quadratic neuron, ReLinear", family: "Quadratic",
        formula: """
            y = (W₁ x + b₁)(W₂ x + b₂) + W₃ x² + c
            at first W₂ = 0, b₂ = 1, W₃ = 0, c = 0
            """,
        settings: [quadraticRateSetting],
        source: quadraticNetworks, remark: "Stable at depths where random starts blow up.",
        defaultActivation: "relu"
    ) { x, layer in
        let rate = layer.settings.number("quadratic-rate")
        let first = layer.affine(x, to: layer.units, weight: "W1", bias: "b1")
        let second = layer.quadraticTerm(
            x, "W2", "b2", role: "interaction", start: .zeros, biasStart: .constant(1), rate: rate)
        let power = layer.quadraticTerm(square(x), "W3", "c", role: "power", start: .zeros, rate: rate)
        return layer.watched(first * second + power)
    }
}
