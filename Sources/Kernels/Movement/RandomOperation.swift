/// Random numbers as a function of seed, step, stream and position: nothing is stored between steps, so a
/// step can be repeated and lanes cannot disturb each other.
struct RandomOperation<T: Element> {
    private let target: UnsafeMutablePointer<T>
    private let count: Int
    private let stream: UInt64
    private let isNormal: Bool

    init(_ fill: Instruction.RandomFill, memory: UnsafeMutablePointer<T>) {
        target = memory + fill.target.offset
        count = fill.target.count
        stream = UInt64(fill.stream)
        isNormal = fill.isNormal
    }

    @inline(__always)
    func run(seed: UInt64, step: UInt64) {
        for i in 0..<count {
            target[i] = T(CounterRandom(seed: seed, step: step, stream: stream).value(at: i, isNormal: isNormal))
        }
    }
}

/// A counter-based generator: the finalizer of SplitMix64 over a Weyl sequence, keyed by seed, step and stream.
///
/// Source: Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators, doi 10.1145/2714064.2660195.
public struct CounterRandom: Sendable {
    private let key: UInt64

    /// The generator of one step's stream.
    public init(seed: UInt64, step: UInt64, stream: UInt64) {
        key = Self.mix(Self.mix(Self.mix(seed) ^ step) &+ stream &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The number at a position: uniform on [0, 1) with 24 bits, so that it is the same in both precisions,
    /// or normal.
    public func value(at position: Int, isNormal: Bool) -> Double {
        let bits = Self.mix(key &+ UInt64(bitPattern: Int64(position)) &* 0x9E37_79B9_7F4A_7C15)
        let first = Double(bits >> 40) * 0x1p-24
        guard isNormal else { return first }
        // Box and Muller 1958; 1 − u is never 0.
        let second = Double(bits & 0xFF_FFFF) * 0x1p-24
        return (-2 * logarithm(1 - first)).squareRoot() * cosine(2 * .pi * second)
    }

    @inline(__always)
    private static func mix(_ x: UInt64) -> UInt64 {
        var z = x &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private func logarithm(_ x: Double) -> Double { Double.log(SIMD8(repeating: x))[0] }
    private func cosine(_ x: Double) -> Double { Double.cos(SIMD8(repeating: x))[0] }
}
