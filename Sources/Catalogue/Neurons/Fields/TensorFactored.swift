import ExpressionGraph

extension NeuronUnit {
    /// A field as a sum of products of functions of one coordinate each (canonical polyadic form):
    ///
    ///     f_d(x_d) = V_d sin(ω₀ (w_d x_d + b_d)) + c_d,   [B, R] for each axis d
    ///     y = C (f_1 ⊙ f_2 ⊙ ... ⊙ f_I) + a
    ///
    /// x is [B, I], the result [B, U]. For H hidden sines per axis, `w` and `b` are [I, H], `V` is [I, R, H],
    /// `c` is [I, R]; `C` is [U, R], `a` is [U].
    ///
    /// Hazard: a product over many axes vanishes or explodes: meant for two to four.
    /// Cost: one small product of matrices for each axis.
    ///
    /// Source: Vemuri, Büchner and Denzler 2025, F-INR: Functional Tensor Decomposition for Implicit Neural
    /// Representations (arXiv 2503.21507)
    /// Differs from the paper: one hidden layer of sines per axis; every sample is evaluated by itself, not as
    /// a point of a full lattice; V starts so that each factor has variance 1.
    public static let tensorFactored = NeuronUnit(
        "tensor-factored", aliases: ["f-inr", "cp-field"], title: "F-INR: products of one-dimensional fields",
        family: "Fields",
        formula: """
            f_d = V_d sin(ω₀ (w_d x_d + b_d)) + c_d
            y = C (f_1 ⊙ ... ⊙ f_I) + a
            """,
        settings: [
            Setting("rank", .integer(default: 16, 1...1024), "R, the number of products"),
            Setting("hidden", .integer(default: 32, 1...1024), "H, sines per axis"),
            Setting("omega", .number(default: 30, 0.001...10_000), "ω₀ of the sines, as in SIREN"),
        ],
        source: Source(
            "Vemuri, Büchner and Denzler", 2025,
            "F-INR: Functional Tensor Decomposition for Implicit Neural Representations", "arXiv 2503.21507"),
        remark: "Meant for two to four coordinates."
    ) { x, layer in
        let (batch, inputs) = (x.shape[0], x.shape[1])
        let (rank, hidden) = (layer.settings.integer("rank"), layer.settings.integer("hidden"))
        let w = layer.parameter("w", [inputs, hidden], .symmetric(1), role: "frequency")
        let b = layer.parameter("b", [inputs, hidden], .symmetric(1), role: "phase", isDecayed: false)
        // A sine of a uniform phase has variance 1/2, so weights of variance 2/H keep factors at 1.
        let v = layer.parameter(
            "V", [inputs, rank, hidden], .symmetric((6 / Double(hidden)).squareRoot()), role: "weight")
        let c = layer.parameter("c", [inputs, rank], .zeros, role: "bias", isDecayed: false)

        let factors = (0..<inputs).map { axis in
            let argument =
                x.slice(axis: 1, axis..<axis + 1) * w.slice(axis: 0, axis..<axis + 1)
                + b.slice(axis: 0, axis..<axis + 1)
            let map = v.slice(axis: 0, axis..<axis + 1).reshaped([rank, hidden])
            return matmul(sin(argument * layer.settings.number("omega")), map, transposeB: true)
                + c.slice(axis: 0, axis..<axis + 1)
        }
        let product = Expr.concatenated(factors.map { $0.reshaped([batch, rank, 1]) }, axis: 2)
            .product(axis: 2).reshaped([batch, rank])
        layer.probe("products", product)
        layer.hazard("large product", where: abs(product) .> 1e6)
        return layer.affine(product, to: layer.units, weight: "C", bias: "a")
    }
}
