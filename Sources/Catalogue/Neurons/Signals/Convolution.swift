import ExpressionGraph

extension NeuronUnit {
    /// The same weights at every place of a series:
    ///
    ///     y[o, p] = b[o] + Σ_{c,k} W[o, c, k] · x[c, p·stride + k·dilation − padding]
    ///
    /// x is [B, C·N], channel after channel, the result [B, O·P], P = ⌊(N + 2·padding − dilation·(K − 1) − 1)/stride⌋ + 1;
    /// `W` is [O, C/groups·K], `b` is [O]. Outside the series x is 0, or the series goes round.
    ///
    /// Errors: channels that do not divide the inputs, groups that do not divide channels and filters, windows that do not fit.
    /// Cost: a product of W with [C·K, P·B]; the patches are written out, so that memory grows with K.
    ///
    /// Source: LeCun et al. 1989, Backpropagation Applied to Handwritten Zip Code Recognition (10.1162/neco.1989.1.4.541)
    /// Differs from the paper: weights of a filter are the same for all places, their offsets too. Checked against `conv1d`.
    public static let convolution1D = convolution(
        axes: 1, "conv1d", aliases: ["convolution", "conv"], title: "Convolution over a series",
        formula: "y[o, p] = b[o] + Σ W[o, c, k]·x[c, p·stride + k·dilation − padding]")

    /// The same weights at every place of a picture, as `convolution1D` with two axes.
    ///
    /// x is [B, C·H·W], channel after channel, each row by row, the result [B, O·P·Q]; `W` is [O, C/groups·K·L], `b` is [O].
    ///
    /// Errors: also a height that does not divide a picture. Checked against `conv2d`.
    public static let convolution2D = convolution(
        axes: 2, "conv2d", aliases: ["convolution-2d"], title: "Convolution over a picture",
        formula: "y[o, p, q] = b[o] + Σ W[o, c, k, l]·x[c, p·stride + k·dilation − padding, ...]")

    private static func convolution(
        axes: Int, _ name: String, aliases: [String], title: String, formula: String
    ) -> NeuronUnit {
        let lengths = axes == 1 ? 1...1 : 1...2
        let two = axes == 1 ? "" : "; two numbers: down and across"
        return NeuronUnit(
            name, aliases: aliases, title: title, family: signalFamily, formula: formula,
            settings: [Setting("filters", .integer(default: 8, 1...1024), "channels of the output")]
                + Lattice.settings(axes: axes) + [
                    Setting("kernel", .numbers(default: [3], length: lengths), "places of a window" + two),
                    Setting("stride", .numbers(default: [1], length: lengths), "from one window to the next" + two),
                    Setting("padding", .numbers(default: [1], length: lengths), "places outside, at each end" + two),
                    Setting(
                        "dilation", .numbers(default: [1], length: lengths), "from one place of a window to the next"),
                    Setting("groups", .integer(default: 1, 1...1024), "blocks of channels that do not see each other"),
                    Setting(
                        "circular", .flag(default: false), "whether what lies outside is the other end; else it is 0"),
                ],
            source: Source(
                "LeCun et al.", 1989, "Backpropagation Applied to Handwritten Zip Code Recognition",
                "10.1162/neco.1989.1.4.541"),
            remark: "The next layer's 'channels' are this one's 'filters'.", width: .computed,
            defaultActivation: "relu",
            misfit: { inputs, settings in
                Misfit.reason { () throws(Misfit) in try Filters(inputs, axes: axes, settings) }
            }
        ) { x, layer in
            guard let filters = try? Filters(x.shape[1], axes: axes, layer.settings) else {
                preconditionFailure("a convolution that does not fit its input is refused before it is built")
            }
            return filters.output(x, layer)
        }
    }

    /// The family of units that act on series and pictures.
    static let signalFamily = "Signals"
}

/// What a convolution slides over its input.
private struct Filters {
    let windows: Windows
    let count, groups: Int

    init(_ inputs: Int, axes: Int, _ settings: SettingValues) throws(Misfit) {
        let lattice = try Lattice(inputs: inputs, axes: axes, settings)
        (count, groups) = (settings.integer("filters"), settings.integer("groups"))
        guard lattice.channels.isMultiple(of: groups), count.isMultiple(of: groups) else {
            throw Misfit(
                "\(groups) groups do not divide \(lattice.channels) channels and \(count) filters: 'groups' must")
        }
        windows = try Windows(
            lattice, kernel: settings.numbers("kernel"), stride: settings.numbers("stride"),
            padding: settings.numbers("padding"), dilation: settings.numbers("dilation"),
            isCircular: settings.flag("circular"))
    }

    func output(_ x: Expr, _ layer: LayerContext) -> Expr {
        let channels = windows.lattice.channels / groups
        let (fanIn, fanOut) = (channels * windows.size, count / groups * windows.size)
        let start = layer.scheme?.start ?? InitializationScheme.signal.start
        let weight = layer.parameter(
            "W", [count, fanIn], start.weights(layer.fans(fanIn, fanOut)), role: "weight")
        let bias = layer.parameter("b", [count], .zeros, role: "bias", isDecayed: false)
        showFilters(weight, layer)
        let each = count / groups
        let parts = (0..<groups).map { group in
            matmul(
                weight.slice(axis: 0, group * each..<(group + 1) * each),
                windows.patches(of: x, channels: group * channels..<(group + 1) * channels))
        }
        return windows.rows(.concatenated(parts, axis: 0) + bias.reshaped([count, 1]))
    }

    /// Offers the filters as pictures: a filter is a column, its channels one below the other.
    private func showFilters(_ weight: Expr, _ layer: LayerContext) {
        let (count, channels) = (count, windows.lattice.channels / groups)
        let (down, across) = (windows.kernel.count == 1 ? 1 : windows.kernel[0], windows.kernel.last ?? 1)
        layer.show(
            UnitLens("filters", [Watch("filters", weight)]) { scene in
                guard let weights = scene.parameters()?["filters"].first?.values else { return nil }
                let width = count * (across + 1) - 1
                var picture = [Double](repeating: 0, count: channels * down * width)
                for (index, value) in weights.enumerated() {
                    let (filter, rest) = (index / (channels * down * across), index % (channels * down * across))
                    picture[rest / across * width + filter * (across + 1) + rest % across] = value
                }
                let largest = weights.filter(\.isFinite).map { Swift.abs($0) }.max() ?? 1
                return LensReading(
                    .image(
                        .init(
                            width: width, height: channels * down, values: picture,
                            range: -Swift.max(largest, 1e-9)...Swift.max(largest, 1e-9))),
                    numbers: ["largest-weight": largest], facts: [LensFact("\(count) filters")])
            })
    }
}
