import ExpressionGraph

extension NeuronUnit {
    /// Each window of a series to one number, channel by channel.
    ///
    ///     max: the largest, of equals the first      average: the mean      power: (Σ |x|^p)^(1/p)
    ///
    /// x is [B, C·N], channel after channel, the result [B, C·P], P = ⌊(N + 2·padding − K)/stride⌋ + 1. Padding never wins; in
    /// a mean it counts as 0, or not at all. A window that is larger than the series is the series.
    ///
    /// Errors: channels that do not divide the inputs. Checked against `pooling`.
    public static let pooling1D = pooling(axes: 1, "pool1d", title: "Pooling over a series")

    /// Each window of a picture to one number, as `pooling1D` with two axes. Checked against `pooling`.
    public static let pooling2D = pooling(axes: 2, "pool2d", title: "Pooling over a picture")

    private static func pooling(axes: Int, _ name: String, title: String) -> NeuronUnit {
        let lengths = axes == 1 ? 1...1 : 1...2
        return NeuronUnit(
            name, title: title, family: signalFamily,
            formula: "max: y = max x over a window\naverage: y = mean x\npower: y = (Σ |x|^p)^(1/p)",
            settings: [
                Setting(
                    "kind", .choice(default: "max", ["max", "average", "power"]), "what becomes of a window")
            ] + Lattice.settings(axes: axes) + [
                Setting("kernel", .numbers(default: [2], length: lengths), "places of a window; cut to what there is"),
                Setting(
                    "stride", .numbers(default: [], length: 0...lengths.upperBound), "between windows; else the kernel"),
                Setting("padding", .numbers(default: [0], length: lengths), "places outside, at each end"),
                Setting("whole", .flag(default: false), "one window, which is all of a channel"),
                Setting("count-padding", .flag(default: true), "whether a mean counts what lies outside as 0"),
                Setting("power", .number(default: 2, 1...100), "p of the power mean"),
            ],
            source: Source(
                "Boureau, Ponce and LeCun", 2010, "A Theoretical Analysis of Feature Pooling in Visual Recognition"),
            remark: "The next layer has as many 'channels' as this one.", width: .computed,
            misfit: { inputs, settings in
                Misfit.reason { () throws(Misfit) in try poolingWindows(inputs, axes: axes, settings) }
            }
        ) { x, layer in
            guard let windows = try? poolingWindows(x.shape[1], axes: axes, layer.settings) else {
                preconditionFailure("a pooling that does not fit its input is refused before it is built")
            }
            return pooled(x, windows, layer)
        }
    }

    private static func poolingWindows(
        _ inputs: Int, axes: Int, _ settings: SettingValues
    ) throws(Misfit) -> Windows {
        let lattice = try Lattice(inputs: inputs, axes: axes, settings)
        let extents = lattice.extents.map { Double($0) }
        if settings.flag("whole") { return try Windows(lattice, kernel: extents, stride: [1], padding: [0]) }
        let (kernel, padding) = (settings.numbers("kernel"), settings.numbers("padding"))
        let cut = extents.indices.map { axis in
            Swift.min(
                kernel[kernel.count == 1 ? 0 : axis], extents[axis] + 2 * padding[padding.count == 1 ? 0 : axis])
        }
        let stride = settings.numbers("stride")
        return try Windows(lattice, kernel: cut, stride: stride.isEmpty ? cut : stride, padding: padding)
    }

    private static func pooled(_ x: Expr, _ windows: Windows, _ layer: LayerContext) -> Expr {
        let (rows, channels, count) = (x.shape[0], windows.lattice.channels, windows.count)
        let patches = windows.patches(of: x).reshaped([channels, windows.size, count, rows])
        /// What all windows have at one of their places, [C, P, B], and where that is no padding, [1, P, 1].
        func slot(_ offset: Int) -> (values: Expr, isInside: [Double]) {
            (
                patches.slice(axis: 1, offset..<offset + 1).reshaped([channels, count, rows]),
                (0..<count).map { windows.place(offset, of: $0) == nil ? 0 : 1 }
            )
        }
        let slots = (0..<windows.size).map(slot)
        let y: Expr
        switch layer.settings.choice("kind") {
        case "average":
            let sum = patches.sum([1]).reshaped([channels, count, rows])
            let inside = (0..<count).map { window in
                slots.reduce(0.0) { $0 + $1.isInside[window] }
            }
            y =
                layer.settings.flag("count-padding")
                ? sum / Double(windows.size)
                : sum * .table(inside.map { 1 / Swift.max($0, 1) }, [1, count, 1])
        case "power":
            let power = layer.settings.number("power")
            let sum = pow(abs(patches), power).sum([1]).reshaped([channels, count, rows])
            // The root has no finite slope at 0.
            let isEmpty = sum .== 0
            y = select(isEmpty, 0, pow(select(isEmpty, 1, sum), 1 / power))
        default:
            y = slots.dropFirst().reduce(outside(slots[0])) { best, next in
                let candidate = outside(next)
                return select(candidate .> best, candidate, best)
            }
        }
        return windows.rows(y.reshaped([channels, count * rows]))
    }

    /// The values of a place, where it is padding a number that no value is below.
    private static func outside(_ slot: (values: Expr, isInside: [Double])) -> Expr {
        if !slot.isInside.contains(0) { return slot.values }
        return select(.table(slot.isInside, [1, slot.isInside.count, 1]), slot.values, .constant(-3e38))
    }
}
