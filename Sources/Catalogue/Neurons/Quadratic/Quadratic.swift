import ExpressionGraph

extension NeuronUnit {
    /// A neuron of second degree: a product of two linear forms and a power term:
    ///
    ///     y = (x W₁ᵀ + b₁) ⊙ (x W₂ᵀ + b₂) + (x ⊙ x) W₃ᵀ + c
    ///
    /// x is [B, I], the result [B, U]; `W1`, `W2`, `W3` are [U, I], `b1`, `b2`, `c` are [U], all uniform on
    /// ±1/√I. Roles: `weight`/`bias` (W₁, b₁), `interaction` (W₂, b₂), `power` (W₃, c).
    ///
    /// Hazard: the degree doubles with every layer: values explode or vanish. Squash inputs to [−1, 1], or
    /// take `relinear`.
    ///
    /// Source: Fan, Cong and Wang 2018, A new type of neurons for machine learning (arXiv 1704.08362)
    /// Differs from the paper: nothing; the start is that of the authors' later code.
    public static let quadratic = NeuronUnit(
        "quadratic", title: "Quadratic neuron", family: "Quadratic",
        formula: "y = (W₁ x + b₁)(W₂ x + b₂) + W₃ x² + c",
        source: Source(
            "Fan, Cong and Wang", 2018, "A new type of neurons for machine learning", "arXiv 1704.08362"),
        remark: "One neuron has an ellipse, parabola or hyperbola as its border.", defaultActivation: "relu"
    ) { x, layer in
        let first = layer.affine(x, to: layer.units, weight: "W1", bias: "b1")
        let second = layer.quadraticTerm(x, "W2", "b2", role: "interaction")
        let power = layer.quadraticTerm(square(x), "W3", "c", role: "power")
        return layer.watched(first * second + power)
    }

    /// A quadratic neuron without the product of two forms:
    ///
    ///     y = x W₁ᵀ + b₁ + (x ⊙ x) W₃ᵀ
    ///
    /// Shapes and roles as in `quadratic`. `quadratic-rate` is the factor on the learning rate of W₃, which
    /// starts at 0: the layer begins as an ordinary one.
    ///
    /// Source: Fan et al. 2021, On Expressivity and Trainability of Quadratic Networks (arXiv 2110.06081)
    /// Differs from the paper: the authors' compact form has a second bias, c, beside b₁; the two would be one.
    public static let compactQuadratic = NeuronUnit(
        "compact-quadratic", title: "Quadratic neuron, compact", family: "Quadratic",
        formula: "y = W₁ x + b₁ + W₃ x²",
        settings: [quadraticRateSetting],
        source: quadraticNetworks, remark: "Starts as a dense layer.", defaultActivation: "relu"
    ) { x, layer in
        let linear = layer.affine(x, to: layer.units, weight: "W1", bias: "b1")
        let power = layer.quadraticTerm(
            square(x), "W3", nil, role: "power", start: .zeros, rate: layer.settings.number("quadratic-rate"))
        return layer.watched(linear + power)
    }
}

let quadraticNetworks = Source(
    "Fan et al.", 2021, "On Expressivity and Trainability of Quadratic Networks", "arXiv 2110.06081")

let quadraticRateSetting = Setting(
    "quadratic-rate", .number(default: 0.1, 0...100),
    "factor on the learning rate of quadratic terms; the paper's images have 1e-4")

extension LayerContext {
    /// x Wᵀ + b as one term of a quadratic neuron, with its role, start and rate.
    func quadraticTerm(
        _ x: Expr, _ weight: String, _ bias: String?, role: String, start: Initializer? = nil,
        biasStart: Initializer? = nil, rate: Double = 1
    ) -> Expr {
        let bound = Initializer.symmetric(1 / Double(x.shape[1]).squareRoot())
        let w = parameter(weight, [units, x.shape[1]], start ?? bound, role: role, rateFactor: rate)
        let product = matmul(x, w, transposeB: true)
        guard let bias else { return product }
        return product
            + parameter(
                bias, [units], biasStart ?? start ?? bound, role: role, rateFactor: rate, isDecayed: false)
    }

    /// A polynomial's value, counted where it is large.
    func watched(_ y: Expr) -> Expr {
        hazard("large value", where: abs(y) .> 1e4)
        show(.quadratic(y))
        return y
    }
}
