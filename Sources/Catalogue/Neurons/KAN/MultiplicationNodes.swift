import ExpressionGraph

extension NeuronUnit {
    /// Multiplication nodes, behind a layer of splines: the last inputs are multiplied in pairs, the others pass.
    ///
    ///     y_u = x_u for the first I − 2M,   then y = x_i · x_{i+1} of each pair
    ///
    /// x is [B, I], the result [B, I − M] for M products, or as many as there are pairs of inputs. There is
    /// nothing to learn here: what is multiplied is learned by the splines before.
    ///
    /// Source: Liu et al. 2024, KAN 2.0: Kolmogorov-Arnold Networks Meet Science (arXiv 2408.10205), section 2
    /// Differs from the paper: products of two only; the additions before are a layer of their own.
    public static let multiplicationNodes = NeuronUnit(
        "multiplication", aliases: ["multkan"], title: "Multiplication nodes of KAN 2.0", family: "KAN",
        formula: "y = (x₁, …, x_{I−2M}, x_{I−2M+1} x_{I−2M+2}, …, x_{I−1} x_I)",
        settings: [
            Setting("products", .integer(default: 1, 1...4096), "M, the number of products")
        ],
        source: Source(
            "Liu et al.", 2024, "KAN 2.0: Kolmogorov-Arnold Networks Meet Science", "arXiv 2408.10205"),
        remark: "Place it behind a KAN layer of 2 M units more than pass.", width: .computed
    ) { x, layer in
        let (batch, inputs) = (x.shape[0], x.shape[1])
        let products = min(layer.settings.integer("products"), inputs / 2)
        guard products > 0 else { return x }
        let passing = inputs - 2 * products
        let pairs = x.slice(axis: 1, passing..<inputs).reshaped([batch, products, 2])
        let values =
            (pairs.slice(axis: 2, 0..<1) * pairs.slice(axis: 2, 1..<2)).reshaped([batch, products])
        layer.hazard("large product", where: abs(values) .> 1e6)
        return passing == 0 ? values : .concatenated([x.slice(axis: 1, 0..<passing), values], axis: 1)
    }
}
