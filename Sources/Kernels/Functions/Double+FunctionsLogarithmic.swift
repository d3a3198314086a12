/// Logarithms and powers in double precision.
///
/// ```
/// x = 2^e · (1 + f)                       1 + f between √½ and √2
/// ln x = e ln 2 + ln(1 + f)
/// ln(1 + f) = f - h + s·(h + R(s²))       h = f²/2, s = f / (2 + f)
/// ```
/// Source: FreeBSD msun `e_log.c` (Sun Microsystems, 1993), whose R of degree 7 in s² is used; error below
/// 2^-58. The exponent comes from the bits: subtracting those of √½ makes the exponent field step at √½ and
/// √2.
extension Double {
    @inline(__always) private static var rootOfHalf: Int64 { 0x3FE6_A09E_667F_3BCD }

    /// The whole number in `n` as a `Double`; right for |n| < 2^51.
    @inline(__always)
    private static func whole(_ n: Bits) -> Vector { value(n &+ 0x4338_0000_0000_0000) - rounder }

    /// s·(h + R), what is left of ln(1 + f) after f - h.
    @inline(__always)
    private static func logarithmTail(_ f: Vector, _ h: Vector) -> Vector {
        let s = f / (f + 2)
        let t = s * s
        var p = step(Vector(repeating: 1.479819860511658591e-01), t, 1.531383769920937332e-01)
        p = step(p, t, 1.818357216161805012e-01)
        p = step(p, t, 2.222219843214978396e-01)
        p = step(p, t, 2.857142874366239149e-01)
        p = step(p, t, 3.999999999940941908e-01)
        p = step(p, t, 6.666666666666735130e-01)
        return s * h.addingProduct(t, p)
    }

    /// e ln 2 + ln(1 + f), small terms first; ln 2 in two parts, the first with 40 bits so that e times it is
    /// exact.
    @inline(__always)
    private static func logarithm(_ e: Vector, _ f: Vector) -> Vector {
        let h = f * f * 0.5
        let low = logarithmTail(f, h).addingProduct(e, Vector(repeating: 7.371002565167799e-13))
        return (f - (h - low)).addingProduct(e, Vector(repeating: 0.6931471805592082))
    }

    /// Puts in the values at the ends: y is the logarithm of x wherever x is positive and finite.
    @inline(__always)
    private static func atEnds(_ y: Vector, _ x: Vector) -> Vector {
        var y = y
        y = y.replacing(with: -Double.infinity, where: x .<= 0)
        y = y.replacing(with: Double.nan, where: x .< 0)
        return y.replacing(with: x, where: .!(x .< Double.infinity))
    }

    /// ln x; within 2 ulp. NaN below 0, -∞ at 0; right for denormal x too.
    @inline(__always)
    public static func log(_ x: Vector) -> Vector {
        let tiny = x .< Double.leastNormalMagnitude
        let scaled = x.replacing(with: x * 4_503_599_627_370_496, where: tiny)  // 2^52
        let i = bits(scaled) &- rootOfHalf
        let m = value(bits(scaled) &- (i & (-1 &<< 52)))
        let exponent = whole(i &>> 52)
        return atEnds(logarithm(exponent.replacing(with: exponent - 52, where: tiny), m - 1), x)
    }

    /// ln(1 + x); within 2.5 ulp. NaN below -1, -∞ at -1, keeps tiny x and the sign of zero.
    ///
    /// With u = 1 + x rounded only the exponent e of u is used; f is made from x itself, with one rounding:
    /// 1 + f = (1 + x) 2^-e, so f = x 2^-e + (2^-e - 1). The power is taken four times (and x a fourth) so
    /// that e = 1024 fits.
    @inline(__always)
    public static func log1p(_ x: Vector) -> Vector {
        let u = x + 1
        let i = bits(u) &- rootOfHalf
        let fourfold = value(Bits(repeating: 0x4010_0000_0000_0000) &- (i & (-1 &<< 52)))
        let f = (fourfold * 0.25 - 1).addingProduct(x * 0.25, fourfold)
        let y = atEnds(logarithm(whole(i &>> 52), f), u)
        return y.replacing(with: x, where: magnitude(x) .< 1e-17)
    }

    /// x to the power y, as IEEE 754 has it: 1 for y = 0 and for x = 1, NaN for negative x with y not whole.
    ///
    /// Relative error at most 2e-14, at results near 1e±308; below 2e-15 for results between 1e-4 and 1e4.
    /// Results under 3.1e-308 are 0. The method is that of `Float.pow`.
    @inline(__always)
    public static func pow(_ x: Vector, _ y: Vector) -> Vector {
        let size = magnitude(x)
        let tiny = size .< Double.leastNormalMagnitude
        let scaled = size.replacing(with: size * 4_503_599_627_370_496, where: tiny)  // 2^52
        let i = bits(scaled) &- rootOfHalf
        let f = value(bits(scaled) &- (i & (-1 &<< 52))) - 1
        let exponent = whole(i &>> 52)
        let e = exponent.replacing(with: exponent - 52, where: tiny)

        let g = f * 0.5
        let square = f * g  // f²/2, and what its rounding lost:
        let squareRest = negated(square).addingProduct(f, g)
        let s = f - square
        var rest = ((f - s) - square) - squareRest
        rest += logarithmTail(f, square)
        let top = e * 0.6931471805592082  // exact: 40 bits times 11
        let sum = top + s
        rest += ((top - sum) + s).addingProduct(e, Vector(repeating: 7.371002565167799e-13))
        var logarithm = sum + rest
        rest = (sum - logarithm) + rest
        logarithm = logarithm.replacing(with: -Double.infinity, where: size .== 0)
        logarithm = logarithm.replacing(with: size, where: .!(size .< Double.infinity))

        let z = y * logarithm
        let lost = negated(z).addingProduct(y, logarithm).addingProduct(y, rest)
        let zRest = Vector.zero.replacing(with: lost, where: magnitude(z) .< 1024)
        let (half, r0) = reduced(z)
        let r = r0 + zRest
        var result = step(step(exponentialTail(r), r, 2), r, 2) * half

        let isWhole = y.rounded(.toNearestOrEven) .== y
        let halfY = y * 0.5
        let isOdd = isWhole .& (halfY.rounded(.toNearestOrEven) .!= halfY)
        let signs = Bits.zero.replacing(with: bits(x) & signBit, where: isOdd)
        result = value(bits(result) ^ signs)
        result = result.replacing(with: Double.nan, where: (x .< 0) .& (x .> -Double.infinity) .& .!isWhole)
        return result.replacing(
            with: 1, where: (y .== 0) .| (x .== 1) .| ((x .== -1) .& (magnitude(y) .== .infinity)))
    }
}
