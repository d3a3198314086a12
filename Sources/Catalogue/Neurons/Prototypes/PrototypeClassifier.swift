import ExpressionGraph

extension NeuronUnit {
    /// Each output stands for a class and has prototypes of its own: how near is the nearest, or are all of them?
    ///
    ///     d_k = |x − C_k|²,   a_k = exp(−d_k/σ²)
    ///     distance: y = −min d      sum: y = Σ a      max: y = max a      log: y = ln Σ a
    ///
    /// Shapes: x [B, I], y [B, U], C [U·P, I] with P prototypes a class, class after class. With `distance` and the loss `glvq`
    /// it is learning vector quantisation: a row's class is certain while it moves by less than (√d⁻ − √d⁺)/2.
    ///
    /// Hazard: far from all prototypes sum and max are 0, with no gradient; log and distance are not.
    ///
    /// Source: Sato and Yamada 1995, Generalized Learning Vector Quantization; the bound of Saralajew et al. 2019,
    /// Robustness of Generalized Learning Vector Quantization Models against Adversarial Attacks (arXiv 1902.00577)
    /// Checked against `prototype`.
    public static let prototypeClassifier = NeuronUnit(
        "prototypes", aliases: ["glvq-classifier", "rbf-classifier", "lvq"], title: "Prototype classifier",
        family: prototypeFamily,
        formula: "d_k = |x − C_k|², a_k = exp(−d_k/σ²); of a class's own k: y = −min d, Σ a, max a or ln Σ a",
        settings: [
            Setting("prototypes", .integer(default: 2, 1...256), "P, prototypes of a class"),
            Setting(
                "score", .choice(default: "distance", ["distance", "sum", "max", "log"]), "what speaks for a class"),
            Setting("sigma", .number(default: 1, 1e-6...1e6), "σ, how far a prototype reaches"),
            Setting("range", .number(default: 1, 1e-6...1e6), "prototypes start uniform on ± this"),
        ],
        source: Source("Sato and Yamada", 1995, "Generalized Learning Vector Quantization"),
        remark: "An output layer for classes. One prototype that starts on the wrong side may never get home."
    ) { x, layer in
        let (rows, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let each = layer.settings.integer("prototypes")
        let centres = layer.parameter(
            "C", [units * each, inputs], .symmetric(layer.settings.number("range")), role: "centre", isDecayed: false)
        layer.probe("prototypes", centres)
        let offsets = x.reshaped([rows, 1, inputs]) - centres.reshaped([1, units * each, inputs])
        let distances = square(offsets).sum([2]).reshaped([rows, units, each])
        let exponent = -distances / (layer.settings.number("sigma") * layer.settings.number("sigma"))
        let y: Expr
        switch layer.settings.choice("score") {
        case "sum": y = exp(exponent).sum([2])
        case "max": y = exp(exponent).largest([2])
        case "log":
            let largest = stopGradient(exponent.largest([2]))
            y = log(exp(exponent - largest).sum([2])) + largest
        default: y = (-distances).largest([2])
        }
        return y.reshaped([rows, units])
    }
}
