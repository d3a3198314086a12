import ExpressionGraph

extension NeuronUnit {
    /// Functions on edges as Chebyshev series of the squashed input:
    ///
    ///     y_u = Σᵢ Σ_{n=0..N} C_uin T_n(tanh xᵢ)
    ///     T₀ = 1, T₁ = t, T_n = 2 t T_{n−1} − T_{n−2}
    ///
    /// x is [B, I], the result [B, U]; `C` is [U, I, N+1] and starts at N(0, 1/(I (N+1))²).
    ///
    /// Hazard: |x| above 4 saturates tanh.
    ///
    /// Source: Sidharth et al. 2024, Chebyshev Polynomial-Based Kolmogorov-Arnold Networks (arXiv 2405.07200)
    /// Differs from the paper: nothing.
    public static let chebyshevKAN = NeuronUnit(
        "chebyshev-kan", title: "KAN with Chebyshev polynomials", family: "KAN",
        formula: "y_u = Σᵢ Σₙ C_uin T_n(tanh xᵢ)",
        settings: [
            Setting(
                "degree", .integer(default: 4, 0...64), "N, the highest polynomial; the paper uses 3 to 8")
        ] + LayerContext.edgePenaltySettings,
        source: Source(
            "Sidharth et al.", 2024, "Chebyshev Polynomial-Based Kolmogorov-Arnold Networks",
            "arXiv 2405.07200"),
        remark: "Inputs are squashed by tanh first; large ones saturate."
    ) { x, layer in
        let (inputs, degree) = (x.shape[1], layer.settings.integer("degree"))
        let coefficients = layer.parameter(
            "C", [layer.units, inputs, degree + 1],
            .normal(mean: 0, deviation: 1 / Double(inputs * (degree + 1))), role: "coefficient")
        let basis = chebyshevBasis(x, degree: degree)
        layer.hazard("saturated input", where: abs(x) .> 4)
        layer.show(edgeParts([("polynomial", basis, coefficients)]))
        layer.penalizeEdges(edgeValues(basis, coefficients), of: x)
        return edgeSum(basis, coefficients)
    }
}

/// T₀ to T_N of tanh x: [B, I] to [B, I, N+1].
func chebyshevBasis(_ x: Expr, degree: Int) -> Expr {
    let shape: Shape = [x.shape[0], x.shape[1], 1]
    let t = tanh(x).reshaped(shape)
    var basis = [Expr.constant(1).broadcast(to: shape), t]
    while basis.count <= degree {
        basis.append(t * basis[basis.count - 1] * 2.0 - basis[basis.count - 2])
    }
    return .concatenated(Array(basis.prefix(degree + 1)), axis: 2)
}
