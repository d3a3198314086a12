/// Numbers the pairs of foreground and background in use. A pair is defined once: redefining one
/// repaints every cell that shows it.
struct PairTable {
    enum Answer: Equatable {
        case known(Int32)
        /// A new number, to be defined first.
        case new(Int32)
        case full
    }

    /// Pairs the terminal has, the default one included.
    let capacity: Int
    private var numbers: [UInt64: Int32] = [:]

    init(capacity: Int) { self.capacity = max(1, capacity) }

    var count: Int { numbers.count }

    mutating func number(_ foreground: Int32, _ background: Int32) -> Answer {
        // Pair 0 is the terminal's own two colours and always there.
        if foreground < 0 && background < 0 { return .known(0) }
        let key = Self.key(foreground, background)
        if let number = numbers[key] { return .known(number) }
        guard numbers.count + 1 < capacity else { return .full }
        let number = Int32(numbers.count + 1)
        numbers[key] = number
        return .new(number)
    }

    /// For a full table: a pair with the same background, which carries the picture, or the default one.
    func nearest(_ foreground: Int32, _ background: Int32) -> Int32 {
        var best: (misses: Int32, number: Int32)?
        for (key, number) in numbers where Int32(truncatingIfNeeded: key) == background {
            // The smallest number of equal ones, so that the order of a dictionary decides nothing.
            let candidate = (abs(Int32(truncatingIfNeeded: key >> 32) - foreground), number)
            if best.map({ candidate < $0 }) ?? true { best = candidate }
        }
        return best?.number ?? 0
    }

    mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }

    private static func key(_ foreground: Int32, _ background: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    }
}
