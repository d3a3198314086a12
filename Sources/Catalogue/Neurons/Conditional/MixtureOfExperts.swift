import ExpressionGraph

extension NeuronUnit {
    /// Layers side by side, and a softmax that says how much of each a row gets:
    ///
    ///     p = softmax(G·x + g),   y = Σ p_e f(W_e·x + b_e)
    ///
    /// Shapes: x [B, I], y [B, U], G [E, I], g [E], W [E, U, I], b [E, U]. `dense`: all experts; `renormalised`: the softmax is
    /// over the k largest alone; `plain`: the k largest shares of all, which sum to less than 1.
    ///
    /// Penalty: `balance` times E·Σ (share of rows whose largest gate it is)·(its mean p); no gradient through the shares.
    ///
    /// Cost: all experts are computed here, whatever k.
    ///
    /// Source: Jacobs et al. 1991, Adaptive Mixtures of Local Experts (10.1162/neco.1991.3.1.79); Shazeer et al. 2017,
    /// Outrageously Large Neural Networks (arXiv 1701.06538); the balance of Fedus, Zoph and Shazeer 2021, Switch
    /// Transformers (arXiv 2101.03961)
    /// Differs from the papers: no noise on the gates. Checked against `mixture_of_experts`.
    public static let mixtureOfExperts = NeuronUnit(
        "mixture-of-experts", aliases: ["moe", "experts"], title: "Mixture of experts", family: conditionalFamily,
        formula: "y = Σ p_e·f(W_e·x + b_e), p = softmax(G·x + g) over the k largest",
        settings: [
            Setting("experts", .integer(default: 4, 1...64), "E, layers side by side"),
            Setting("top", .integer(default: 2, 1...64), "k, experts that a row uses; all where there are fewer"),
            Setting(
                "gates", .choice(default: "renormalised", ["dense", "renormalised", "plain"]), "which gates are open"),
            Setting("balance", .number(default: 0, 0...100), "weight of the experts' uneven use; 0.01 in Switch"),
        ],
        source: Source(
            "Shazeer et al.", 2017,
            "Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer", "arXiv 1701.06538"),
        remark: "Without balance one expert may win early and learn alone. A row jumps where two gates change places.",
        defaultActivation: "tanh"
    ) { (x: Expr, layer: LayerContext) in
        let (rows, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let experts = layer.settings.integer("experts"), top = min(layer.settings.integer("top"), experts)
        let logits = layer.affine(x, to: experts, weight: "G", bias: "g")
        let weight = layer.parameter(
            "W", [experts, units, inputs],
            (layer.scheme?.start ?? InitializationScheme.signal.start).weights(layer.fans(inputs, units)),
            role: "weight")
        let offset = layer.parameter("b", [experts, units], .zeros, role: "bias", isDecayed: false)
        let sum =
            matmul(x, weight.reshaped([experts * units, inputs]), transposeB: true)
            + offset.reshaped([experts * units])
        let answers = layer.activate(sum.reshaped([rows * experts, units])).reshaped([rows, experts, units])

        let all = softmax(logits, axis: 1)
        let isOpen = rank(of: logits) .< Double(top)
        let gates =
            switch layer.settings.choice("gates") {
            case "plain": select(isOpen, all, 0)
            case "renormalised": softmax(select(isOpen, logits, .constant(-1e9)), axis: 1)
            default: all
            }
        let balance = layer.settings.number("balance")
        if balance > 0 {
            let used = stopGradient((rank(of: logits) .< 1.0).mean([0]))
            layer.penalize("balance", (used * all.mean([0])).total * (balance * Double(experts)))
        }
        layer.probe("gates", gates)
        return (answers * gates.reshaped([rows, experts, 1])).sum([1]).reshaped([rows, units])
    }
}
