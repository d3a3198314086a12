/// Seeded changes of bytes, as a fuzzer makes them.
struct Mutation {
    private var state: UInt64
    private let seeds: [[UInt8]]

    init(of seeds: [[UInt8]], seed: UInt64) { (self.seeds, state) = (seeds, seed) }

    /// SplitMix64. Source: Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014.
    private mutating func random(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    /// Pieces that mean something to one reader or another.
    private static let pieces = [
        "\u{1B}", "\u{1B}[", ";", "<", "~", "99999999999999999999", "-1", "1e400", "nan", "inf", "0", "\n", "\r\n",
        "\"",
        "'", ",", ": ", "- ", "  ", "{", "}", "[", "]", "(", ")", "^", "&a", "*a", "|", "#", "\u{0}", "\u{FEFF}",
        "\u{4E2D}", "!!", "<<: ", "P5", "P2 ", "9999 9999 ",
    ].map { Array($0.utf8) }

    mutating func next() -> [UInt8] {
        var bytes = seeds[random(below: seeds.count)]
        for _ in 0...random(below: 4) {
            let place = random(below: bytes.count + 1)
            let length = min(bytes.count - place, 1 + random(below: 8))
            switch random(below: 7) {
            case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(random(below: 8)) }
            case 1: if place < bytes.count { bytes[place] = UInt8(random(below: 256)) }
            case 2: bytes.removeSubrange(place..<place + length)
            case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: random(below: bytes.count + 1))
            case 4: bytes.insert(contentsOf: Self.pieces[random(below: Self.pieces.count)], at: place)
            case 5: bytes.removeLast(bytes.count - place)
            default:
                let other = seeds[random(below: seeds.count)]
                bytes.replaceSubrange(place..., with: other[random(below: other.count)...])
            }
        }
        return bytes
    }
}
