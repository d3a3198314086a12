/// `Float` in registers of sixteen: the short functions, and the bit tools the long ones are made of.
///
/// All of them are straight-line code. Two habits recur:
/// - rounding to whole numbers: x + 1.5 x 2^23 rounds x to the nearest integer n, which then stands in the
///   low bits of the sum (bits = `0x4B40_0000` + n); taking the 1.5 x 2^23 away again leaves n as a `Float`.
///   Right for |x| < 2^22.
/// - limits before the work: `minimum(x, limit)` keeps NaN, as x is returned where nothing compares.
extension Float: Element {
    /// Sixteen lanes: 64 bytes.
    public typealias Vector = SIMD16<Float>

    /// The sum of all lanes, halves onto halves.
    @inline(__always)
    public static func sum(_ x: Vector) -> Float {
        let eight = x.lowHalf + x.highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// √x, correctly rounded.
    @inline(__always)
    public static func squareRoot(_ x: Vector) -> Vector { x.squareRoot() }

    /// |x|: the sign bit cleared.
    @inline(__always)
    public static func magnitude(_ x: Vector) -> Vector { value(bits(x) & 0x7FFF_FFFF) }

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

extension Float {
    typealias Bits = SIMD16<Int32>

    /// 1.5 x 2^23: adding it rounds to a whole number.
    @inline(__always) static var rounder: Float { 12_582_912 }
    @inline(__always) static var signBit: Int32 { Int32.min }

    @inline(__always)
    static func bits(_ x: Vector) -> Bits { unsafeBitCast(x, to: Bits.self) }  // the same 64 bytes

    @inline(__always)
    static func value(_ bits: Bits) -> Vector { unsafeBitCast(bits, to: Vector.self) }  // the same 64 bytes

    /// x·y + c, one step of a polynomial.
    @inline(__always)
    static func step(_ x: Vector, _ y: Vector, _ c: Float) -> Vector {
        Vector(repeating: c).addingProduct(x, y)
    }

    /// `x`, which must not be negative, with the sign of `y`.
    @inline(__always)
    static func signed(_ x: Vector, like y: Vector) -> Vector { value(bits(x) | (bits(y) & signBit)) }
}
