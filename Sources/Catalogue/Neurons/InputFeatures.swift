import ExpressionGraph

extension NeuronUnit {
    /// Fixed functions of the inputs, for two of them the seven of the TensorFlow Playground:
    /// x, y, x², y², x·y, sin x, sin y.
    ///
    /// Shapes: x [B, I], y [B, features].
    public static let inputFeatures = NeuronUnit(
        "input-features", aliases: ["features"], title: "Input features", family: "Inputs",
        formula: "y = [xᵢ, xᵢ², xᵢ·xⱼ (i < j), sin(ω·xᵢ)]",
        settings: [
            Setting("raw", .flag(default: true), "the inputs themselves"),
            Setting("squares", .flag(default: false), "the square of each input"),
            Setting("products", .flag(default: false), "the product of each pair of inputs"),
            Setting("sines", .flag(default: false), "the sine of each input"),
            Setting(
                "frequency", .number(default: 1, 0.001...1000),
                "ω in the sines, radians for each unit of input"),
            Setting(
                "omit", .numbers(default: [], length: 0...1000),
                "features left out, counted from 0 in the order of the formula"),
        ],
        source: Source(
            "Smilkov et al.", 2017, "Direct-Manipulation Visualization of Deep Networks", "arXiv 1708.03788"),
        remark: "The inputs stay as they are when all features are left out.",
        width: .computed
    ) { x, layer in
        let settings = layer.settings
        let inputs = x.shape[1]
        var groups: [Expr] = []
        if settings.flag("raw") { groups.append(x) }
        if settings.flag("squares") { groups.append(square(x)) }
        if settings.flag("products") {
            for i in 0..<inputs - 1 {
                groups.append(x.slice(axis: 1, i..<i + 1) * x.slice(axis: 1, i + 1..<inputs))
            }
        }
        if settings.flag("sines") { groups.append(sin(x * settings.number("frequency"))) }
        guard !groups.isEmpty else { return x }

        let all = Expr.concatenated(groups, axis: 1)
        let omitted = Set(settings.numbers("omit"))
        let kept = (0..<all.shape[1]).filter { !omitted.contains(Double($0)) }
        guard !omitted.isEmpty, kept.count < all.shape[1] else { return all }
        guard !kept.isEmpty else { return x }
        return Expr.concatenated(kept.map { all.slice(axis: 1, $0..<$0 + 1) }, axis: 1)
    }
}
