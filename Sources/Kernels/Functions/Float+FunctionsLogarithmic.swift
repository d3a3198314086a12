/// Logarithms and powers in single precision.
///
/// ```
/// x = 2^e · (1 + f)      1 + f between √½ and √2
/// ln x = e ln 2 + ln(1 + f)
/// ln(1 + f) = f - f²/2 + f³·P(f)
/// ```
/// P has degree 7, by the Remez exchange; relative error of ln(1 + f) 6.9e-9 before rounding. The exponent
/// comes from the bits: subtracting those of √½ makes the exponent field step exactly at √½ and √2.
extension Float {
    @inline(__always) private static var rootOfHalf: Int32 { 0x3F35_04F3 }

    /// The whole number in `n` as a `Float`; right for |n| < 2^22.
    @inline(__always)
    private static func whole(_ n: Bits) -> Vector { value(n &+ 0x4B40_0000) - rounder }

    @inline(__always)
    private static func logarithmTail(_ f: Vector) -> Vector {
        var p = step(Vector(repeating: -0.07644430547952652), f, 0.12768471240997314)
        p = step(p, f, -0.1315985918045044)
        p = step(p, f, 0.14200825989246368)
        p = step(p, f, -0.1662329137325287)
        p = step(p, f, 0.20001263916492462)
        p = step(p, f, -0.250008225440979)
        return step(p, f, 0.3333333134651184)
    }

    /// e ln 2 + ln(1 + f), small terms first; ln 2 split as in `reduced`.
    @inline(__always)
    private static func logarithm(_ e: Vector, _ f: Vector) -> Vector {
        let f2 = f * f
        var low = f * f2 * logarithmTail(f)
        low = low.addingProduct(e, Vector(repeating: 1.428606765330187e-06))
        low = low.addingProduct(f2, Vector(repeating: -0.5))
        return (f + low).addingProduct(e, Vector(repeating: 0.693145751953125))
    }

    /// Puts in the values at the ends: y is the logarithm of x wherever x is positive and finite.
    @inline(__always)
    private static func atEnds(_ y: Vector, _ x: Vector) -> Vector {
        var y = y
        y = y.replacing(with: -Float.infinity, where: x .<= 0)
        y = y.replacing(with: Float.nan, where: x .< 0)
        return y.replacing(with: x, where: .!(x .< Float.infinity))
    }

    /// ln x; within 2 ulp. NaN below 0, -∞ at 0; right for denormal x too.
    @inline(__always)
    public static func log(_ x: Vector) -> Vector {
        let tiny = x .< Float.leastNormalMagnitude
        let scaled = x.replacing(with: x * 8_388_608, where: tiny)  // 2^23
        let i = bits(scaled) &- rootOfHalf
        let m = value(bits(scaled) &- (i & (-1 &<< 23)))
        let exponent = whole(i &>> 23)
        return atEnds(logarithm(exponent.replacing(with: exponent - 23, where: tiny), m - 1), x)
    }

    /// ln(1 + x); within 2.5 ulp. NaN below -1, -∞ at -1, keeps tiny x and the sign of zero.
    ///
    /// With u = 1 + x rounded only the exponent e of u is used; f is made from x itself, with one rounding:
    /// 1 + f = (1 + x) 2^-e, so f = x 2^-e + (2^-e - 1). The power is taken four times (and x a fourth) so
    /// that e = 128 fits. The detour by -f keeps the compiler from taking the vector apart; it costs nothing.
    @inline(__always)
    public static func log1p(_ x: Vector) -> Vector {
        let u = x + 1
        let i = bits(u) &- rootOfHalf
        let fourfold = value(Bits(repeating: 0x4080_0000) &- (i & (-1 &<< 23)))
        let f = negated((1 - fourfold * 0.25).addingProduct(x * -0.25, fourfold))
        let y = atEnds(logarithm(whole(i &>> 23), f), u)
        return y.replacing(with: x, where: magnitude(x) .< 1e-8)
    }

    /// x to the power y, as IEEE 754 has it: 1 for y = 0 and for x = 1, NaN for negative x with y not whole.
    ///
    /// Relative error at most 1e-6, at results near 1e±38; below 2e-7 for results between 1e-4 and 1e4.
    /// Results under 1.7e-38 are 0.
    ///
    /// ```
    /// x^y = e^(y ln x)
    /// ```
    /// An error in y ln x becomes a relative one in the result, so ln x is carried in two parts (A + a), and
    /// the rounding of y·A is made good by a fused product. Sums in two parts: s = p + q, then (p - s) + q is
    /// what was lost, for |p| >= |q| or p = 0.
    @inline(__always)
    public static func pow(_ x: Vector, _ y: Vector) -> Vector {
        let size = magnitude(x)
        let tiny = size .< Float.leastNormalMagnitude
        let scaled = size.replacing(with: size * 8_388_608, where: tiny)  // 2^23
        let i = bits(scaled) &- rootOfHalf
        let f = value(bits(scaled) &- (i & (-1 &<< 23))) - 1
        let exponent = whole(i &>> 23)
        let e = exponent.replacing(with: exponent - 23, where: tiny)

        let g = f * 0.5
        let square = f * g  // f²/2, and what its rounding lost:
        let squareRest = negated(square).addingProduct(f, g)
        let s = f - square
        var rest = ((f - s) - square) - squareRest
        rest = rest.addingProduct(f * f * f, logarithmTail(f))
        let top = e * 0.693145751953125  // exact: 15 bits times 8
        let sum = top + s
        rest += ((top - sum) + s).addingProduct(e, Vector(repeating: 1.428606765330187e-06))
        var logarithm = sum + rest
        rest = (sum - logarithm) + rest
        logarithm = logarithm.replacing(with: -Float.infinity, where: size .== 0)
        logarithm = logarithm.replacing(with: size, where: .!(size .< Float.infinity))

        let z = y * logarithm
        let lost = negated(z).addingProduct(y, logarithm).addingProduct(y, rest)
        let zRest = Vector.zero.replacing(with: lost, where: magnitude(z) .< 128)
        let (half, r0) = reduced(z)
        let r = r0 + zRest
        var result = step(step(exponentialTail(r), r, 2), r, 2) * half

        let isWhole = y.rounded(.toNearestOrEven) .== y
        let halfY = y * 0.5
        let isOdd = isWhole .& (halfY.rounded(.toNearestOrEven) .!= halfY)
        let signs = Bits.zero.replacing(with: bits(x) & signBit, where: isOdd)
        result = value(bits(result) ^ signs)
        result = result.replacing(with: Float.nan, where: (x .< 0) .& (x .> -Float.infinity) .& .!isWhole)
        return result.replacing(
            with: 1, where: (y .== 0) .| (x .== 1) .| ((x .== -1) .& (magnitude(y) .== .infinity)))
    }
}
