/// PGM and PPM files: P2 and P3 in digits, P5 and P6 in bytes.
///
/// Source: netpbm's descriptions of the formats pgm and ppm, netpbm.sourceforge.net/doc
struct PortableAnymap {
    private let bytes: [UInt8]
    private let name: String
    private var position = 2
    private let channels: Int
    private let isPlain: Bool

    init(_ bytes: [UInt8], name: String) throws(ProblemError) {
        self.bytes = bytes
        self.name = name
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"),
            Self.isSpace(bytes[2]) || bytes[2] == Self.comment
        else { throw .notAPicture(name) }
        switch bytes[1] {
        case UInt8(ascii: "2"): (channels, isPlain) = (1, true)
        case UInt8(ascii: "3"): (channels, isPlain) = (3, true)
        case UInt8(ascii: "5"): (channels, isPlain) = (1, false)
        case UInt8(ascii: "6"): (channels, isPlain) = (3, false)
        default: throw .notAPicture(name)
        }
    }

    consuming func picture() throws(ProblemError) -> Picture {
        let width = try number("the width")
        let height = try number("the height")
        let greatest = try number("the greatest value")
        try Picture.check(width: width, height: height, name: name)
        guard (1...65535).contains(greatest) else {
            throw .damagedPicture(name, reason: "the greatest value is \(greatest), expected 1 to 65535")
        }
        let count = width * height * channels
        let values = isPlain ? try digits(count, greatest) : try samples(count, greatest)
        return Picture(size: PictureSize(width: width, height: height, channels: channels), values: values)
    }

    private mutating func digits(_ count: Int, _ greatest: Int) throws(ProblemError) -> [Double] {
        // A value is a digit and, but for the last, a space: so the file itself bounds the memory taken.
        guard count <= (bytes.count - position + 1) / 2 else { throw cutOff }
        var values: [Double] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(min(1, Double(try number("a pixel")) / Double(greatest))) }
        return values
    }

    private mutating func samples(_ count: Int, _ greatest: Int) throws(ProblemError) -> [Double] {
        // Exactly one space follows the header.
        guard position < bytes.count, Self.isSpace(bytes[position]) else { throw cutOff }
        position += 1
        let width = greatest > 255 ? 2 : 1
        guard count <= (bytes.count - position) / width else { throw cutOff }
        return (0..<count).map { i in
            let place = position + i * width
            let sample = width == 1 ? Int(bytes[place]) : Int(bytes[place]) << 8 | Int(bytes[place + 1])
            return min(1, Double(sample) / Double(greatest))
        }
    }

    /// The next number, after spaces and comments.
    private mutating func number(_ what: String) throws(ProblemError) -> Int {
        while position < bytes.count, Self.isSpace(bytes[position]) || bytes[position] == Self.comment {
            if bytes[position] == Self.comment {
                while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            } else {
                position += 1
            }
        }
        guard position < bytes.count else { throw cutOff }
        var value = 0
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            // No valid number comes near this; larger ones stay where they are and are refused.
            value = min(value * 10 + Int(bytes[position] - UInt8(ascii: "0")), 1 << 40)
            position += 1
        }
        guard position > start else { throw .damagedPicture(name, reason: "\(what) is not a number") }
        return value
    }

    private var cutOff: ProblemError { .damagedPicture(name, reason: "it ends before its last pixel") }

    private static let comment = UInt8(ascii: "#")

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
