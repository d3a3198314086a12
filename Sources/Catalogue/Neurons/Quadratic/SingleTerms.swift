import ExpressionGraph

// Quadratic neurons of one term, and of one term with the linear one: the other designs that were published.

private let quadraLib = Source(
    "Xu et al.", 2022, "QuadraLib: A Performant Quadratic Neural Network Library", "arXiv 2204.01701")

extension NeuronUnit {
    /// A product of two linear forms alone:
    ///
    ///     y = (x W₁ᵀ + b₁) ⊙ (x W₂ᵀ + b₂)
    ///
    /// x is [B, I], the result [B, U]; `W1`, `W2` are [U, I], `b1`, `b2` are [U].
    ///
    /// Source: Xu et al. 2022, QuadraLib (arXiv 2204.01701), there type 4
    /// Differs from the paper: has biases.
    public static let productQuadratic = NeuronUnit(
        "product-quadratic", title: "Product of two linear forms", family: "Quadratic",
        formula: "y = (W₁ x + b₁)(W₂ x + b₂)", source: quadraLib
    ) { x, layer in
        let first = layer.affine(x, to: layer.units, weight: "W1", bias: "b1")
        return layer.watched(first * layer.quadraticTerm(x, "W2", "b2", role: "interaction"))
    }

    /// Squares of the inputs alone:
    ///
    ///     y = (x ⊙ x) W₃ᵀ + c
    ///
    /// x is [B, I], the result [B, U]; `W3` is [U, I], `c` is [U].
    ///
    /// Hazard: cannot tell x from −x.
    ///
    /// Source: Xu et al. 2022, QuadraLib (arXiv 2204.01701), there type 2
    /// Differs from the paper: has a bias.
    public static let powerQuadratic = NeuronUnit(
        "power-quadratic", title: "Weighted squares of inputs", family: "Quadratic",
        formula: "y = W₃ x² + c", source: quadraLib, remark: "Cannot tell x from −x."
    ) { x, layer in
        layer.watched(layer.quadraticTerm(square(x), "W3", "c", role: "power"))
    }

    /// The square of a linear form:
    ///
    ///     y = (x W₁ᵀ + b₁)²
    ///
    /// x is [B, I], the result [B, U]; `W1` is [U, I], `b1` is [U].
    ///
    /// Hazard: never negative; a dense layer should follow.
    ///
    /// Source: Xu et al. 2022, QuadraLib (arXiv 2204.01701), there type 3
    /// Differs from the paper: has a bias.
    public static let squareQuadratic = NeuronUnit(
        "square-quadratic", title: "Square of a linear form", family: "Quadratic",
        formula: "y = (W₁ x + b₁)²", source: quadraLib, remark: "Never negative."
    ) { x, layer in
        layer.watched(square(layer.affine(x, to: layer.units, weight: "W1", bias: "b1")))
    }

    /// A product of two linear forms beside a linear one, with shared weights:
    ///
    ///     y = (x W₁ᵀ) ⊙ (x W₂ᵀ) + x W₁ᵀ + b
    ///
    /// x is [B, I], the result [B, U]; `W1`, `W2` are [U, I], `b` is [U].
    ///
    /// Source: Bu and Karpatne 2021, Quadratic Residual Networks (arXiv 2101.08366)
    /// Differs from the paper: nothing; the paper's activation is tanh.
    public static let residualQuadratic = NeuronUnit(
        "residual-quadratic", aliases: ["qres"], title: "Quadratic residual neuron", family: "Quadratic",
        formula: "y = (W₁ x)(W₂ x) + W₁ x + b",
        source: Source(
            "Bu and Karpatne", 2021,
            "Quadratic Residual Networks: A New Class of Neural Networks for Solving "
                + "Forward and Inverse Problems in Physics Involving PDEs", "arXiv 2101.08366"),
        defaultActivation: "tanh"
    ) { x, layer in
        let first = layer.affine(x, to: layer.units, weight: "W1", bias: nil)
        let second = layer.quadraticTerm(x, "W2", nil, role: "interaction")
        let bias = layer.parameter("b", [layer.units], .zeros, role: "bias", isDecayed: false)
        return layer.watched(first * second + first + bias)
    }

    /// A full quadratic form with every pair of inputs:
    ///
    ///     y_u = xᵀ A_u x + W_u x + b_u
    ///
    /// x is [B, I], the result [B, U]; `A` is [U, I, I], `W` is [U, I], `b` is [U].
    ///
    /// Cost: 2·B·U·I² operations and U·I² parameters.
    ///
    /// Source: Zoumpourlis et al. 2017, Non-linear Convolution Filters for CNN-based Learning
    /// (arXiv 1708.07038)
    /// Differs from the paper: as a dense layer; A is not restricted to one half of the pairs.
    public static let quadraticForm = NeuronUnit(
        "quadratic-form", aliases: ["volterra"], title: "Full quadratic form", family: "Quadratic",
        formula: "y_u = xᵀ A_u x + W_u x + b_u",
        source: Source(
            "Zoumpourlis et al.", 2017, "Non-linear Convolution Filters for CNN-based Learning",
            "arXiv 1708.07038"),
        remark: "Has a parameter for every pair of inputs."
    ) { x, layer in
        let (batch, inputs) = (x.shape[0], x.shape[1])
        let pairs = (x.reshaped([batch, inputs, 1]) * x.reshaped([batch, 1, inputs]))
            .reshaped([batch, inputs * inputs])
        let a = layer.parameter(
            "A", [layer.units, inputs, inputs], .symmetric(1 / Double(inputs)), role: "power")
        let linear = layer.affine(x, to: layer.units, weight: "W", bias: "b")
        return layer.watched(
            matmul(pairs, a.reshaped([layer.units, inputs * inputs]), transposeB: true) + linear)
    }
}
