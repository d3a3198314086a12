/// What the numbers of a row are: channels one after the other, each a series, or a picture row by row.
struct Lattice {
    /// How many series or pictures a row holds.
    let channels: Int
    /// The length of a series; height and width of a picture.
    let extents: [Int]

    /// Places of a channel.
    var places: Int { extents.reduce(1, *) }

    /// The channels of a layer's inputs.
    ///
    /// - Parameter axes: 1 for series, 2 for pictures, which are as high as the setting says, or as square as they can be.
    /// - Throws: in words, what is wrong with settings that do not fit.
    init(inputs: Int, axes: Int, _ settings: SettingValues) throws(Misfit) {
        channels = settings.integer("channels")
        guard inputs.isMultiple(of: channels) else {
            throw Misfit("\(inputs) inputs are not \(channels) channels of one size: 'channels' must divide them")
        }
        let places = inputs / channels
        guard axes == 2 else {
            extents = [places]
            return
        }
        let chosen = settings.integer("height")
        let height =
            chosen > 0 ? chosen : (1...places).last { $0 * $0 <= places && places.isMultiple(of: $0) } ?? 1
        guard places.isMultiple(of: height) else {
            throw Misfit("pictures of \(places) points cannot be \(height) high: 'height' must divide them")
        }
        extents = [height, places / height]
    }

    /// How a person says what a row is.
    static func settings(axes: Int) -> [Setting] {
        let channels = Setting(
            "channels", .integer(default: 1, 1...4096), "channels of the input, one after the other in a row")
        let height = Setting(
            "height", .integer(default: 0, 0...4096),
            "points a picture is high; 0: as square as the number of points allows")
        return axes == 1 ? [channels] : [channels, height]
    }
}

/// Why a unit cannot be built on so many inputs with these settings.
struct Misfit: Error {
    /// What was found and what is expected, without a capital or a full stop.
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// Why something cannot be made; `nil` where it can.
    static func reason<Made>(_ make: () throws(Misfit) -> Made) -> String? {
        do throws(Misfit) {
            _ = try make()
            return nil
        } catch { return error.reason }
    }
}

/// Windows that slide over the places of a lattice.
struct Windows {
    let lattice: Lattice
    /// One number for each axis.
    let kernel, stride, padding, dilation: [Int]
    let isCircular: Bool
    /// How many windows there are along each axis.
    let outputs: [Int]

    /// - Throws: in words, where a window does not fit.
    init(
        _ lattice: Lattice, kernel: [Double], stride: [Double], padding: [Double], dilation: [Double] = [1],
        isCircular: Bool = false
    ) throws(Misfit) {
        let axes = lattice.extents.count
        func each(_ name: String, _ values: [Double], from least: Int) throws(Misfit) -> [Int] {
            guard values.count == 1 || values.count == axes,
                values.allSatisfy({ $0 == $0.rounded() && $0 >= Double(least) && $0 <= 4096 })
            else {
                let count = axes == 1 ? "a whole number" : "one or two whole numbers"
                throw Misfit("'\(name)' is \(values): expected \(count) from \(least) to 4096")
            }
            return (0..<axes).map { Int(values[values.count == 1 ? 0 : $0]) }
        }
        self.lattice = lattice
        self.kernel = try each("kernel", kernel, from: 1)
        self.stride = try each("stride", stride, from: 1)
        self.padding = try each("padding", padding, from: 0)
        self.dilation = try each("dilation", dilation, from: 1)
        self.isCircular = isCircular
        var outputs: [Int] = []
        for axis in 0..<axes {
            let room = lattice.extents[axis] + 2 * self.padding[axis]
            let reach = self.dilation[axis] * (self.kernel[axis] - 1) + 1
            guard reach <= room else {
                throw Misfit(
                    "a window of \(reach) does not fit \(room) places: a smaller 'kernel' or more 'padding' would")
            }
            outputs.append((room - reach) / self.stride[axis] + 1)
        }
        self.outputs = outputs
    }

    /// Places of a window.
    var size: Int { kernel.reduce(1, *) }
    /// How many windows there are.
    var count: Int { outputs.reduce(1, *) }

    /// The place of a lattice's channel that a window has at one of its own places; `nil` where it is padding.
    func place(_ offset: Int, of window: Int) -> Int? {
        var (offset, window) = (offset, window)
        var (place, unit) = (0, 1)
        for axis in kernel.indices.reversed() {
            let extent = lattice.extents[axis]
            var at =
                window % outputs[axis] * stride[axis] + offset % kernel[axis] * dilation[axis] - padding[axis]
            if isCircular { at = ((at % extent) + extent) % extent }
            guard 0..<extent ~= at else { return nil }
            place += at * unit
            unit *= extent
            offset /= kernel[axis]
            window /= outputs[axis]
        }
        return place
    }
}
