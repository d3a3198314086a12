/// Pixels from 0 to 1, row by row from the upper left, channels together.
struct Picture: Hashable, Sendable {
    let size: PictureSize
    let values: [Double]

    /// Precondition: as many values as the size says.
    init(size: PictureSize, values: [Double]) {
        precondition(values.count == size.width * size.height * size.channels, "a picture is whole")
        self.size = size
        self.values = values
    }

    /// Reads a PNG, PGM or PPM file.
    static func read(_ path: String) throws(ProblemError) -> Picture {
        let bytes = try InputFile.bytes(path, limit: ProblemLimits.pictureBytes)
        return try decoded(bytes, name: path)
    }

    static func decoded(_ bytes: [UInt8], name: String) throws(ProblemError) -> Picture {
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) { return try png(bytes, name: name) }
        if bytes.first == UInt8(ascii: "P") { return try PortableAnymap(bytes, name: name).picture() }
        throw .notAPicture(name)
    }

    /// Refuses a size before memory is taken for it.
    static func check(width: Int, height: Int, name: String) throws(ProblemError) {
        guard width > 0, height > 0 else { throw .damagedPicture(name, reason: "it has no pixels") }
        let limit = ProblemLimits.pictureSide
        guard width <= limit, height <= limit else {
            throw .pictureTooLarge(name, width: width, height: height, limit: limit)
        }
    }

    /// The same picture in grey, weighted as the eye does (ITU-R BT.601).
    var grey: Picture {
        guard size.channels == 3 else { return self }
        var result: [Double] = []
        result.reserveCapacity(values.count / 3)
        for start in stride(from: 0, to: values.count, by: 3) {
            let red: Double = 0.299 * values[start]
            let green: Double = 0.587 * values[start + 1]
            let blue: Double = 0.114 * values[start + 2]
            result.append(red + green + blue)
        }
        return Picture(size: PictureSize(width: size.width, height: size.height, channels: 1), values: result)
    }

    /// A smaller picture whose longer side has that many pixels; each is the mean of those it covers.
    func reduced(toLongestSide longest: Int) -> Picture {
        let current = max(size.width, size.height)
        guard longest > 0, longest < current else { return self }
        let width = max(1, size.width * longest / current)
        let height = max(1, size.height * longest / current)
        let channels = size.channels
        var result: [Double] = []
        result.reserveCapacity(width * height * channels)
        for y in 0..<height {
            // At least one source pixel each, as the new side is not longer than the old.
            let rows = y * size.height / height..<(y + 1) * size.height / height
            for x in 0..<width {
                let columns = x * size.width / width..<(x + 1) * size.width / width
                for channel in 0..<channels {
                    var sum = 0.0
                    for row in rows {
                        for column in columns {
                            sum += values[(row * size.width + column) * channels + channel]
                        }
                    }
                    result.append(sum / Double(rows.count * columns.count))
                }
            }
        }
        return Picture(size: PictureSize(width: width, height: height, channels: channels), values: result)
    }
}
