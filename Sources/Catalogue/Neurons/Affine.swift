import ExpressionGraph

extension LayerContext {
    /// x Wᵀ + b with both on ±1/√I: the plain layer that many published units are built of.
    ///
    /// Source: the default of PyTorch's `nn.Linear`, on which the papers' code relies.
    func affine(
        _ x: Expr, to units: Int, weight: String, bias: String?, bound: Double? = nil, rateFactor: Double = 1
    ) -> Expr {
        let inputs = x.shape[1]
        let standard = 1 / Double(inputs).squareRoot()
        let w = parameter(
            weight, [units, inputs],
            weights(fanIn: inputs, fanOut: units, otherwise: .symmetric(bound ?? standard)), role: "weight",
            rateFactor: rateFactor)
        let product = matmul(x, w, transposeB: true)
        guard let bias else { return product }
        return product
            + parameter(
                bias, [units], .symmetric(standard), role: "bias", rateFactor: rateFactor, isDecayed: false)
    }
}
