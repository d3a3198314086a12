import Glibc

/// Circular functions and their inverses in single precision.
///
/// ```
/// sin x = ± sin r      n = round(x / π), r = x - nπ, minus for odd n
/// sin r = r + r³·S(r²)
/// ```
/// π = P1 + P2 + P3 in three `Float` parts. x - n·P1 is exact with a fused product for n < 2^22: both are
/// multiples of 2^-23 and their difference is below 2. The rest is small, so the whole of r is off by 1e-9 at
/// most up to 1e6. Beyond 1e6 a lane is computed again by the C library, in double precision.
extension Float {
    /// The largest |x| the three parts of π are used for.
    @inline(__always) private static var reach: Float { 1e6 }

    /// sin r for |r| <= π/2; degree 9, relative error 6.5e-9 before rounding.
    @inline(__always)
    private static func halfWave(_ r: Vector) -> Vector {
        let t = r * r
        var p = step(Vector(repeating: 2.60572824117844e-06), t, -0.00019809654622804374)
        p = step(p, t, 0.00833306834101677)
        p = step(p, t, -0.16666659712791443)
        return r.addingProduct(r * t, p)
    }

    /// x - n·π.
    @inline(__always)
    private static func remainder(_ x: Vector, _ n: Vector) -> Vector {
        x.addingProduct(n, Vector(repeating: -3.1415927410125732))
            .addingProduct(n, Vector(repeating: 8.742277657347586e-08))
            .addingProduct(n, Vector(repeating: 3.4302490200117637e-15))
    }

    /// `y`, with the lanes whose x is too large computed by `function` instead.
    ///
    /// Out of line and rare: no lane is looked at unless one is too large.
    @inline(never)
    private static func repaired(_ y: Vector, _ x: Vector, _ function: (Double) -> Double) -> Vector {
        var y = y
        for lane in 0..<Vector.scalarCount where Swift.abs(x[lane]) > reach {
            y[lane] = Float(function(Double(x[lane])))
        }
        return y
    }

    /// sin x; within 2 ulp for |x| <= 1e4, absolute error at most 2e-7 for all x. +0 for -0.
    @inline(__always)
    public static func sin(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.31830987), rounder)
        let r = remainder(x, t - rounder)
        let y = value(bits(halfWave(r)) ^ (bits(t) &<< 31))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.sin($0) } : y
    }

    /// cos x = sin(x + π/2); within 2 ulp for |x| <= 1e4, absolute error at most 2e-7 for all x.
    ///
    /// n is half a whole number here, n = round(x/π - ½) + ½, so that r keeps its relative precision.
    @inline(__always)
    public static func cos(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.31830987), -0.5) + rounder
        let r = remainder(x, t - rounder + 0.5)
        // The sign is minus for even round(x/π - ½).
        let y = value(bits(halfWave(r)) ^ ((bits(t) &<< 31) ^ signBit))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.cos($0) } : y
    }

    /// tan x; within 4 ulp. +0 for -0.
    ///
    /// n = round(2x/π), |r| <= π/4; tan x = sin r / cos r for even n, -cos r / sin r for odd.
    @inline(__always)
    public static func tan(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.63661975), rounder)
        let n = t - rounder
        let r = x.addingProduct(n, Vector(repeating: -1.5707963705062866))
            .addingProduct(n, Vector(repeating: 4.371138828673793e-08))
            .addingProduct(n, Vector(repeating: 1.7151245100058819e-15))
        let t2 = r * r
        var p = step(Vector(repeating: -0.0001950789155671373), t2, 0.008332106284797192)
        p = step(p, t2, -0.16666653752326965)
        let sine = r.addingProduct(r * t2, p)
        var q = step(Vector(repeating: 2.4430670237052254e-05), t2, -0.00138873013202101)
        q = step(q, t2, 0.04166664555668831)
        let cosine = step(t2, Vector(repeating: -0.5), 1).addingProduct(t2 * t2, q)
        let isOdd = (bits(t) &<< 31) .< Bits(repeating: 0)
        let ratio = sine.replacing(with: cosine, where: isOdd) / cosine.replacing(with: sine, where: isOdd)
        let y = value(bits(ratio) ^ (bits(t) &<< 31))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.tan($0) } : y
    }

    /// arctan x; within 2.5 ulp.
    ///
    /// ```
    /// arctan x = π/2 + arctan(-1/x)      x > 1
    /// arctan z = z + z³·A(z²)            z <= 1
    /// ```
    /// A has degree 8, relative error 7.5e-9 before rounding.
    @inline(__always)
    public static func atan(_ x: Vector) -> Vector {
        let size = magnitude(x)
        let isLarge = size .> 1
        let z =
            size.replacing(with: -1, where: isLarge)
            / Vector(repeating: 1).replacing(with: size, where: isLarge)
        let t = z * z
        var p = step(Vector(repeating: -0.0017822415102273226), t, 0.010866646654903889)
        p = step(p, t, -0.03109411709010601)
        p = step(p, t, 0.057879336178302765)
        p = step(p, t, -0.08399228006601334)
        p = step(p, t, 0.10950865596532822)
        p = step(p, t, -0.1426401436328888)
        p = step(p, t, 0.1999852955341339)
        p = step(p, t, -0.33333298563957214)
        let y = z.addingProduct(z * t, p)
        // π/2 in two parts.
        let low = Vector.zero.replacing(with: -4.371138828673793e-08, where: isLarge)
        let high = Vector.zero.replacing(with: 1.5707963705062866, where: isLarge)
        return signed(high + (y + low), like: x)
    }

    /// arcsin x; within 3 ulp, NaN beyond ±1.
    ///
    /// ```
    /// arcsin x = π/2 - 2 arcsin √((1 - x)/2)      x > ½
    /// arcsin z = z + z³·A(z²)                     z <= ½
    /// ```
    /// A has degree 4, relative error 4.9e-9 before rounding.
    @inline(__always)
    public static func asin(_ x: Vector) -> Vector {
        let size = magnitude(x)
        let isLarge = size .> 0.5
        let t = (size * size).replacing(with: step(size, Vector(repeating: -0.5), 0.5), where: isLarge)
        let z = size.replacing(with: t.squareRoot(), where: isLarge)
        var p = step(Vector(repeating: 0.042166437953710556), t, 0.024180768057703972)
        p = step(p, t, 0.045469772070646286)
        p = step(p, t, 0.07495306432247162)
        p = step(p, t, 0.16666752099990845)
        let y = z.addingProduct(z * t, p)
        let far = step(y, Vector(repeating: -2), 1.5707963705062866)
        return signed(y.replacing(with: far, where: isLarge), like: x)
    }
}
