/// `Double` in registers of eight: the short functions, and the bit tools the long ones are made of.
///
/// The same two habits as in `Float+Functions.swift`; here 1.5 x 2^52 rounds (bits = `0x4338_0000_0000_0000`
/// + n).
extension Double: Element {
    /// Eight lanes: 64 bytes.
    public typealias Vector = SIMD8<Double>

    /// The sum of all lanes, halves onto halves.
    @inline(__always)
    public static func sum(_ x: Vector) -> Double {
        let four = x.lowHalf + x.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// √x, correctly rounded.
    @inline(__always)
    public static func squareRoot(_ x: Vector) -> Vector { x.squareRoot() }

    /// |x|: the sign bit cleared.
    @inline(__always)
    public static func magnitude(_ x: Vector) -> Vector { value(bits(x) & Int64.max) }

    /// −x: the sign bit turned.
    @inline(__always)
    public static func negated(_ x: Vector) -> Vector { value(bits(x) ^ signBit) }

    /// The largest whole number not above x.
    @inline(__always)
    public static func floor(_ x: Vector) -> Vector { x.rounded(.down) }

    /// The smaller of both; x where either is NaN.
    @inline(__always)
    public static func minimum(_ x: Vector, _ y: Vector) -> Vector { x.replacing(with: y, where: y .< x) }

    /// The larger of both; x where either is NaN.
    @inline(__always)
    public static func maximum(_ x: Vector, _ y: Vector) -> Vector { x.replacing(with: y, where: y .> x) }

    /// `yes` where x < y, else `no`.
    @inline(__always)
    public static func choice(_ x: Vector, isLessThan y: Vector, yes: Vector, no: Vector) -> Vector {
        no.replacing(with: yes, where: x .< y)
    }

    /// `yes` where x ≤ y, else `no`.
    @inline(__always)
    public static func choice(_ x: Vector, isAtMost y: Vector, yes: Vector, no: Vector) -> Vector {
        no.replacing(with: yes, where: x .<= y)
    }

    /// `yes` where x = y, else `no`.
    @inline(__always)
    public static func choice(_ x: Vector, equals y: Vector, yes: Vector, no: Vector) -> Vector {
        no.replacing(with: yes, where: x .== y)
    }
}

extension Double {
    typealias Bits = SIMD8<Int64>

    /// 1.5 x 2^52: adding it rounds to a whole number.
    @inline(__always) static var rounder: Double { 6_755_399_441_055_744 }
    @inline(__always) static var signBit: Int64 { Int64.min }

    @inline(__always)
    static func bits(_ x: Vector) -> Bits { unsafeBitCast(x, to: Bits.self) }  // the same 64 bytes

    @inline(__always)
    static func value(_ bits: Bits) -> Vector { unsafeBitCast(bits, to: Vector.self) }  // the same 64 bytes

    /// x·y + c, one step of a polynomial.
    @inline(__always)
    static func step(_ x: Vector, _ y: Vector, _ c: Double) -> Vector {
        Vector(repeating: c).addingProduct(x, y)
    }

    /// `x`, which must not be negative, with the sign of `y`.
    @inline(__always)
    static func signed(_ x: Vector, like y: Vector) -> Vector { value(bits(x) | (bits(y) & signBit)) }
}
