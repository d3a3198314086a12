import Foundation

/// Reproducible random numbers: the same seed and stream give the same numbers on every machine.
///
/// A counter passed through a mixing function, so it has no bad seeds. Streams of different names do not
/// disturb each other: a draw more for the noise leaves the split as it was.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014,
/// doi:10.1145/2660193.2660195 (SplitMix64)
public struct RandomNumbers: RandomNumberGenerator, Hashable, Sendable, Codable {
    private let seed: UInt64
    private var state: UInt64
    private var spareNormal: Double?

    /// - Parameters:
    ///   - seed: any number
    ///   - stream: the name of an independent sequence of the same seed
    public init(seed: UInt64, stream: String = "") {
        // FNV-1a over the name: Swift's own hash differs from run to run.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.seed = seed
        state = Self.mixed(Self.mixed(seed &+ 0x9e37_79b9_7f4a_7c15) ^ hash)
    }

    /// An independent sequence of the same seed, wherever this one stands.
    public func stream(_ name: String) -> RandomNumbers { RandomNumbers(seed: seed, stream: name) }

    /// 64 random bits, by SplitMix64.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mixed(state)
    }

    /// Uniform in [0, 1), in steps of 2^-53.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform in [lower, upper).
    public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
        lower + (upper - lower) * uniform()
    }

    /// Normal with mean 0 and deviation 1, two at a time.
    ///
    /// Source: G. Box, M. Muller, 1958, doi:10.1214/aoms/1177706645
    public mutating func normal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        // 1 - u is in (0, 1], so the logarithm is finite.
        let radius = (-2 * log(1 - uniform())).squareRoot()
        let angle = 2 * Double.pi * uniform()
        spareNormal = radius * sin(angle)
        return radius * cos(angle)
    }

    /// Uniform among 0 ..< count; 0 where count is less than 2.
    public mutating func integer(below count: Int) -> Int {
        guard count > 1 else { return 0 }
        let bound = UInt64(count)
        // Values under 2^64 mod bound are drawn again, so that each remainder is equally likely.
        let rejected = (0 &- bound) % bound
        while true {
            let value = next()
            if value >= rejected { return Int(value % bound) }
        }
    }

    /// Puts the elements in random order.
    ///
    /// Source: R. Durstenfeld, 1964, doi:10.1145/364520.364540
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        for i in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(i, integer(below: i + 1))
        }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
