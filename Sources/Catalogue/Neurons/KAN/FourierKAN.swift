import ExpressionGraph

extension NeuronUnit {
    /// Functions on edges as Fourier series:
    ///
    ///     y_u = b_u + Σᵢ Σ_{k=1..g} (A_uik cos(k xᵢ) + B_uik sin(k xᵢ))
    ///
    /// x is [B, I], the result [B, U]; `A` and `Bs` (B) are [U, I, g], `b` is [U]. They start at
    /// N(0, 1/(I g)), or at N(0, 1/(I k⁴)) when smooth.
    ///
    /// Hazard: only whole frequencies, so edges repeat with period 2π; frequency k needs samples closer
    /// than π/k.
    ///
    /// Source: Mehrabian et al. 2024, Implicit Neural Representations with Fourier Kolmogorov-Arnold
    /// Networks (arXiv 2409.09323)
    /// Differs from the paper: nothing.
    public static let fourierKAN = NeuronUnit(
        "fourier-kan", title: "KAN with Fourier series", family: "KAN",
        formula: "y_u = b_u + Σᵢ Σₖ (A_uik cos(k xᵢ) + B_uik sin(k xᵢ))",
        settings: [
            Setting("frequencies", .integer(default: 5, 1...1000), "g, from 1 to g; the paper goes to 270"),
            Setting("smooth", .flag(default: false), "whether high frequencies start smaller, by 1/k²"),
        ] + LayerContext.edgePenaltySettings,
        source: Source(
            "Mehrabian et al.", 2024,
            "Implicit Neural Representations with Fourier Kolmogorov-Arnold Networks",
            "arXiv 2409.09323"),
        remark: "Edges repeat with period 2π; many frequencies alias on few samples."
    ) { x, layer in
        let (inputs, units) = (x.shape[1], layer.units)
        let count = layer.settings.integer("frequencies")
        let frequencies = (1...count).map(Double.init)
        let deviation = 1 / Double(inputs).squareRoot()
        let filling =
            layer.settings.flag("smooth")
            ? Initializer.scaled(
                .normal(mean: 0, deviation: deviation), by: frequencies.map { 1 / ($0 * $0) }, axis: 2)
            : .normal(mean: 0, deviation: deviation / Double(count).squareRoot())
        let a = layer.parameter("A", [units, inputs, count], filling, role: "cosine")
        let b = layer.parameter("Bs", [units, inputs, count], filling, role: "sine")
        let bias = layer.parameter("b", [units], .zeros, role: "bias", isDecayed: false)

        let angle = x.reshaped([x.shape[0], inputs, 1]) * Expr.table(frequencies, [1, 1, count])
        layer.probe("spectrum", sqrt(square(a) + square(b)))
        let period = Expr.table(Array(repeatElement([-Double.pi, .pi], count: inputs).joined()), [inputs, 2])
        layer.show(edgeParts([("cosines", cos(angle), a), ("sines", sin(angle), b)], knots: period))
        layer.hazard("outside one period", where: abs(x) .> Double.pi)
        layer.penalizeEdges(edgeValues(cos(angle), a) + edgeValues(sin(angle), b), of: x)
        return edgeSum(cos(angle), a) + edgeSum(sin(angle), b) + bias
    }
}
