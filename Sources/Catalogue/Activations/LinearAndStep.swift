import ExpressionGraph

extension Activation {
    static let linearAndStep: [Activation] = [identity, heaviside, signum, ternarySign]

    /// The input itself.
    public static let identity = Activation(
        "identity", aliases: ["linear", "none"], family: "Linear and step", formula: "x",
        source: Source("Widrow and Hoff", 1960, "Adaptive Switching Circuits")
    ) { x, _ in x }

    /// Heaviside's step: all or nothing.
    public static let heaviside = Activation(
        "step", aliases: ["heaviside", "Step (Heaviside)"], family: "Linear and step", formula: "1 where x ≥ 0, else 0",
        source: Source(
            "McCulloch and Pitts", 1943, "A logical calculus of the ideas immanent in nervous activity",
            "10.1007/BF02478259"),
        remark: flat
    ) { x, _ in x .>= 0.0 }

    /// The sign as a binary code.
    public static let signum = Activation(
        "sign", aliases: ["binary"], family: "Linear and step", formula: "+1 where x ≥ 0, else −1",
        source: Source("Courbariaux et al.", 2016, "Binarized Neural Networks", "arXiv 1602.02830"),
        remark: "sign(0) is +1, so that the code is binary. " + flat
    ) { x, _ in 2.0 * (x .>= 0.0) - 1.0 }

    /// The sign with a dead zone.
    public static let ternarySign = Activation(
        "ternary-sign", aliases: ["ternary"], family: "Linear and step",
        formula: "sgn x where |x| > θ, else 0",
        parameters: [Parameter("theta", 0.5, 0...10)],
        source: Source("Li, Zhang and Liu", 2016, "Ternary Weight Networks", "arXiv 1605.04711"), remark: flat
    ) { x, p in sign(x) * (abs(x) .> p[0]) }

    private static let flat = "No gradient passes; nothing below it learns."
}
