import ExpressionGraph

extension NeuronUnit {
    /// One head of attention among the tokens of a row:
    ///
    ///     q = Wq·x, k = Wk·x, v = Wv·x for each token,   y_i = Wo·Σ_j softmax_j(q_i·k_j/√d)·v_j
    ///
    /// x is [B, T·F], token after token, the result [B, T·O]; `Wq` and `Wk` are [d, F], `Wv` [e, F], `Wo` [O, e]. Causal: token i
    /// sees j ≤ i alone.
    ///
    /// Errors: tokens that do not divide the inputs. Cost: T² pairs for every row.
    ///
    /// Source: Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762)
    /// Differs from the paper: one head, no skip connection. Checked against `attention`.
    public static let tokenAttention = NeuronUnit(
        "token-attention", aliases: ["self-attention"], title: "Attention among tokens", family: operatorFamily,
        formula: "y_i = W_o·Σ_j softmax_j(q_i·k_j/√d)·v_j",
        settings: tokenSettings(0) + [
            Setting("keys", .integer(default: 4, 1...1024), "d, numbers of a query and a key"),
            Setting("values", .integer(default: 4, 1...1024), "e, numbers of a value"),
            Setting("causal", .flag(default: false), "whether a token sees only itself and those before"),
        ],
        source: Source("Vaswani et al.", 2017, "Attention Is All You Need", "arXiv 1706.03762"),
        remark: "It does not know where a token stands: the order of tokens changes nothing.", width: .computed,
        misfit: tokenMisfit
    ) { x, layer in
        let tokens = Tokens(x, layer)
        let (keys, values) = (layer.settings.integer("keys"), layer.settings.integer("values"))
        let (rows, count) = (tokens.rows, tokens.count)
        let q = tokens.map("Wq", to: keys).reshaped([rows, count, 1, keys])
        let k = tokens.map("Wk", to: keys).reshaped([rows, 1, count, keys])
        let v = tokens.map("Wv", to: values).reshaped([rows, 1, count, values])
        var scores = (q * k).sum([3]).reshaped([rows, count, count]) * (1 / Double(keys).squareRoot())
        if layer.settings.flag("causal") {
            let isSeen = (0..<count * count).map { $0 % count <= $0 / count ? 1.0 : 0 }
            scores = select(.table(isSeen, [1, count, count]), scores, .constant(-1e30))
        }
        let shares = softmax(scores, axis: 2)
        layer.probe("attention", shares)
        let mixed = (shares.reshaped([rows, count, count, 1]) * v).sum([2]).reshaped([rows * count, values])
        let outputs = layer.settings.integer("outputs")
        let weight = layer.parameter("Wo", [outputs, values], .lecunNormal(fanIn: values), role: "weight")
        return matmul(mixed, weight, transposeB: true).reshaped([rows, count * outputs])
    }

    /// Attention to pairs: every token weighs all pairs (j, l) of others.
    ///
    ///     y_i = Σ_jl softmax_jl(Σ_c q_ic·k1_jc·k2_lc/d)·(v1_j ∘ v2_l)
    ///
    /// Shapes as in `token-attention`, all five matrices [d, F], the result [B, T·d]. Cost: T³ triples for every row.
    ///
    /// Source: Alman and Song 2023, How to Capture Higher-order Correlations? Generalizing Matrix Softmax Attention to Kronecker
    /// Computation (arXiv 2310.04064)
    /// Checked against `attention`.
    public static let pairAttention = NeuronUnit(
        "pair-attention", aliases: ["kronecker-attention", "third-order-attention"], title: "Attention to pairs",
        family: operatorFamily, formula: "y_i = Σ softmax_jl(Σ q_i·k1_j·k2_l/d)·(v1_j∘v2_l)",
        settings: tokenSettings(1),
        source: Source(
            "Alman and Song", 2023,
            "How to Capture Higher-order Correlations? Generalizing Matrix Softmax Attention to Kronecker Computation",
            "arXiv 2310.04064"),
        remark: "It sees what needs two tokens at once, for the price of T³.", width: .computed, misfit: tokenMisfit
    ) { x, layer in
        let tokens = Tokens(x, layer)
        let (rows, count, width) = (tokens.rows, tokens.count, layer.settings.integer("outputs"))
        let q = tokens.map("Wq", to: width).reshaped([rows, count, 1, 1, width])
        let k1 = tokens.map("K1", to: width).reshaped([rows, 1, count, 1, width])
        let k2 = tokens.map("K2", to: width).reshaped([rows, 1, 1, count, width])
        let v1 = tokens.map("V1", to: width).reshaped([rows, count, 1, width])
        let v2 = tokens.map("V2", to: width).reshaped([rows, 1, count, width])
        let scores = (q * k1 * k2).sum([4]).reshaped([rows, count, count * count]) * (1 / Double(width))
        let shares = softmax(scores, axis: 2).reshaped([rows, count, count * count, 1])
        let pairs = (v1 * v2).reshaped([rows, 1, count * count, width])
        return (shares * pairs).sum([2]).reshaped([rows, count * width])
    }

    static let operatorFamily = "Operators"

    private static func tokenSettings(_ tokens: Int) -> [Setting] {
        [
            Setting(
                "tokens", .integer(default: tokens, 0...4096),
                "T, tokens of a row, one after the other; 0: every number is one"),
            Setting("outputs", .integer(default: 4, 1...1024), "numbers that a token becomes"),
        ]
    }

    private static let tokenMisfit: @Sendable (Int, SettingValues) -> String? = { inputs, settings in
        let tokens = settings.integer("tokens")
        return tokens == 0 || inputs.isMultiple(of: tokens)
            ? nil : "\(inputs) inputs are not \(tokens) tokens of one size: 'tokens' must divide them"
    }
}

/// The tokens of all rows, one below the other.
private struct Tokens {
    let rows, count: Int
    private let all: Expr
    private let layer: LayerContext

    init(_ x: Expr, _ layer: LayerContext) {
        let chosen = layer.settings.integer("tokens")
        (rows, count) = (x.shape[0], chosen == 0 ? x.shape[1] : chosen)
        all = x.reshaped([rows * count, x.shape[1] / count])
        self.layer = layer
    }

    /// Each token through a matrix of a name, [rows·tokens, width].
    func map(_ name: String, to width: Int) -> Expr {
        let inputs = all.shape[1]
        let weight = layer.parameter(name, [width, inputs], .lecunNormal(fanIn: inputs), role: "weight")
        return matmul(all, weight, transposeB: true)
    }
}
