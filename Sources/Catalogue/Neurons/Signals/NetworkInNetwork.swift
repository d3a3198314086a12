import ExpressionGraph

extension NeuronUnit {
    /// A small network at every place of a series in place of a filter, and the mean over all places:
    ///
    ///     h = relu(Wc ∗ x + bc),   h ← relu(W1 h + b1),   y = mean over places of relu(W2 h + b2)
    ///
    /// x is [B, C·N], channel after channel, the result [B, U]; `Wc` is [F, C·K], `W1` [F, F], `W2` [U, F].
    ///
    /// Errors: channels that do not divide the inputs, windows that do not fit.
    ///
    /// Source: Lin, Chen and Yan 2013, Network In Network (arXiv 1312.4400)
    /// Differs from the paper: one block over a series. Checked against `network_in_network`.
    public static let networkInNetwork = NeuronUnit(
        "network-in-network", aliases: ["nin"], title: "Network in network", family: signalFamily,
        formula: "y = mean over places of relu(W₂·relu(W₁·relu(W∗x + b) + b₁) + b₂)",
        settings: [Setting("filters", .integer(default: 8, 1...1024), "channels of the inner layers")]
            + Lattice.settings(axes: 1) + [
                Setting("kernel", .numbers(default: [3], length: 1...1), "places of a window"),
                Setting("padding", .numbers(default: [1], length: 1...1), "places outside, at each end, which are 0"),
            ],
        source: Source("Lin, Chen and Yan", 2013, "Network In Network", "arXiv 1312.4400"),
        remark: "Where something is in the series is lost in the mean; that it is there is not.",
        misfit: { inputs, settings in
            Misfit.reason { () throws(Misfit) in try patchWindows(inputs, settings) }
        }
    ) { x, layer in
        guard let windows = try? patchWindows(x.shape[1], layer.settings) else {
            preconditionFailure("windows that do not fit are refused before they are built")
        }
        let filters = layer.settings.integer("filters")
        /// One layer at every place, [out, P·B] of [in, P·B].
        func pointwise(_ values: Expr, to units: Int, _ weight: String, _ bias: String) -> Expr {
            let inputs = values.shape[0]
            let w = layer.parameter(
                weight, [units, inputs], .heNormal(fanIn: inputs, gain: 2.0.squareRoot()), role: "weight")
            let b = layer.parameter(bias, [units, 1], .zeros, role: "bias", isDecayed: false)
            return max(matmul(w, values) + b, 0)
        }
        let first = pointwise(windows.patches(of: x), to: filters, "Wc", "bc")
        let second = pointwise(first, to: filters, "W1", "b1")
        let last = pointwise(second, to: layer.units, "W2", "b2")
        return last.reshaped([layer.units, windows.count, x.shape[0]]).mean([1])
            .reshaped([layer.units, x.shape[0]]).transposed
    }

    private static func patchWindows(_ inputs: Int, _ settings: SettingValues) throws(Misfit) -> Windows {
        try Windows(
            Lattice(inputs: inputs, axes: 1, settings), kernel: settings.numbers("kernel"), stride: [1],
            padding: settings.numbers("padding"))
    }
}
