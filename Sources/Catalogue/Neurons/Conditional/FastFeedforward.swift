import ExpressionGraph

extension NeuronUnit {
    /// A binary tree of decisions with a small network in every leaf:
    ///
    ///     p_n = σ(w_n·x + b_n),   c = product over a leaf's path of p (right) or 1 − p (left)
    ///     training: y = Σ c·leaf(x)     afterwards: y = leaf(x) of the one leaf that the signs lead to
    ///     leaf(x) = W2·relu(W1·x + b1) + b2
    ///     master leaf: y = k·tree + (1 − k)·(M2·relu(M1·x + c1) + c2),   k = σ(κ)
    ///
    /// Shapes: x [B, I], y [B, U]; with N = 2^depth − 1 nodes, breadth first, and L = 2^depth leaves of w units: `nw` [N, I],
    /// `nb` [N], `W1` [L, w, I], `b1` [L, w], `W2` [L, U, w], `b2` [L, U]. A score of exactly 0 goes right.
    ///
    /// Penalties: `hardening` times the mean entropy of p over nodes and rows (nats); `balance` times
    /// L·Σ (share of rows led to a leaf)·(its mean c), where no gradient flows through the shares.
    ///
    /// Cost: all leaves are computed here; a machine that reads one leaf would need depth·I + w·(I + U) products.
    ///
    /// Source: Belcak and Wattenhofer 2023, Fast Feedforward Networks (arXiv 2308.14711); Charalampopoulos et al. 2024,
    /// Enhancing Fast Feed Forward Networks with Load Balancing and a Master Leaf Node (arXiv 2405.16836)
    /// Differs from the paper: no region leak. Checked against `fff`.
    public static let fastFeedforward = NeuronUnit(
        "fast-feedforward", aliases: ["fff", "tree"], title: "Fast feed-forward tree", family: conditionalFamily,
        formula:
            "y = Σ c·(W₂·relu(W₁·x + b₁) + b₂) over leaves, c = Π σ(±(w·x + b)) along the path; later one leaf alone",
        settings: [
            Setting("depth", .integer(default: 2, 0...8), "decisions from the root to a leaf"),
            Setting("leaf-width", .integer(default: 4, 1...256), "hidden units of a leaf"),
            Setting("master", .flag(default: false), "whether a network of 8 units that all rows use is mixed in"),
            Setting(
                "hardening", .number(default: 0, 0...100), "weight of the decisions' entropy; 1 to 3 in the papers"),
            Setting("balance", .number(default: 0, 0...100), "weight of the leaves' uneven use; the second paper's 1"),
        ],
        source: Source("Belcak and Wattenhofer", 2023, "Fast Feedforward Networks", "arXiv 2308.14711"),
        remark: "Scored with hard decisions: without hardening the score falls behind the training loss."
    ) { x, layer in
        let (inputs, units) = (x.shape[1], layer.units)
        let (depth, width) = (layer.settings.integer("depth"), layer.settings.integer("leaf-width"))
        let leaves = 1 << depth
        /// Uniform on ±1/√(inputs of a unit).
        func parameter(_ name: String, _ shape: Shape, _ fanIn: Int, _ role: String) -> Expr {
            layer.parameter(
                name, shape, .symmetric(1 / Double(fanIn).squareRoot()), role: role, isDecayed: role == "weight")
        }
        let paths = depth == 0 ? nil : decisions(x, depth, layer, parameter)
        let hidden = max(
            matmul(
                x, parameter("W1", [leaves, width, inputs], inputs, "weight").reshaped([leaves * width, inputs]),
                transposeB: true) + parameter("b1", [leaves, width], inputs, "bias").reshaped([leaves * width]), 0)
        let second = parameter("W2", [leaves, units, width], width, "weight").transposed([0, 2, 1])
            .reshaped([leaves * width, units])
        let offsets = parameter("b2", [leaves, units], width, "bias")
        let tree: Expr
        if let paths {
            layer.probe("leaves", paths)
            let gated = hidden.reshaped([x.shape[0], leaves, width]) * paths.reshaped([x.shape[0], leaves, 1])
            tree = matmul(gated.reshaped([x.shape[0], leaves * width]), second) + matmul(paths, offsets)
        } else {
            tree = matmul(hidden, second) + offsets
        }
        guard layer.settings.flag("master") else { return tree }
        let share = sigmoid(layer.parameter("kappa", [1], .constant(0.5), role: "gate", isDecayed: false))
        let master = max(
            matmul(x, parameter("M1", [8, inputs], inputs, "weight"), transposeB: true)
                + parameter("c1", [8], inputs, "bias"), 0)
        let whole =
            matmul(master, parameter("M2", [units, 8], 8, "weight"), transposeB: true)
            + parameter("c2", [units], 8, "bias")
        return share * tree + (1.0 - share) * whole
    }

    /// How much of each row every leaf has, [B, L], with the penalties on it.
    private static func decisions(
        _ x: Expr, _ depth: Int, _ layer: LayerContext, _ parameter: (String, Shape, Int, String) -> Expr
    ) -> Expr {
        let inputs = x.shape[1], nodes = (1 << depth) - 1
        let scores =
            matmul(x, parameter("nw", [nodes, inputs], inputs, "weight"), transposeB: true)
            + parameter("nb", [nodes], inputs, "bias")
        let right = sigmoid(scores)
        let hard = paths(scores .>= 0, depth)
        guard layer.isTraining else { return hard }
        let soft = paths(right, depth)
        let (hardening, balance) = (layer.settings.number("hardening"), layer.settings.number("balance"))
        if hardening > 0 {
            let p = clamp(right, 1e-6, 1 - 1e-6)
            layer.penalize("hardening", -(p * log(p) + (1.0 - p) * log(1.0 - p)).mean * hardening)
        }
        if balance > 0 {
            let used = stopGradient(hard.mean([0]))
            layer.penalize("balance", (used * soft.mean([0])).total * (balance * Double(1 << depth)))
        }
        return soft
    }

    /// The products along every path, [B, 2^depth], of the nodes' decisions for right, [B, 2^depth − 1].
    private static func paths(_ right: Expr, _ depth: Int) -> Expr {
        let rows = right.shape[0]
        var product: Expr?
        for level in 0..<depth {
            let count = 1 << level
            let p = right.slice(axis: 1, count - 1..<2 * count - 1)
            var (left, right) = (1.0 - p, p)
            if let product { (left, right) = (product * left, product * right) }
            product = Expr.concatenated([left, right].map { $0.reshaped([rows, count, 1]) }, axis: 2)
                .reshaped([rows, 2 * count])
        }
        return product ?? .constant(1)
    }
}
