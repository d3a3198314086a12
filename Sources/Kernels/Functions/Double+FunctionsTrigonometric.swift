import Glibc

/// Circular functions and their inverses in double precision; the method is that of the `Float` ones.
///
/// π = P1 + P2 + P3 in three `Double` parts. x - n·P1 is exact with a fused product for n < 2^51; with 2^25
/// half waves (|x| <= 1e8) n·P2 adds its own rounding only. Beyond 1e8 a lane is computed again by the C
/// library.
extension Double {
    /// The largest |x| the three parts of π are used for.
    @inline(__always) private static var reach: Double { 1e8 }

    /// sin r for |r| <= π/2; degree 17, relative error 3.1e-19 before rounding.
    @inline(__always)
    private static func halfWave(_ r: Vector) -> Vector {
        let t = r * r
        var p = step(Vector(repeating: 2.721423697839021e-15), t, -7.643019706002291e-13)
        p = step(p, t, 1.6058941012142605e-10)
        p = step(p, t, -2.505210690454771e-08)
        p = step(p, t, 2.755731921157006e-06)
        p = step(p, t, -0.0001984126984121248)
        p = step(p, t, 0.008333333333333207)
        p = step(p, t, -0.16666666666666666)
        return r.addingProduct(r * t, p)
    }

    /// x - n·π.
    @inline(__always)
    private static func remainder(_ x: Vector, _ n: Vector) -> Vector {
        x.addingProduct(n, Vector(repeating: -3.141592653589793))
            .addingProduct(n, Vector(repeating: -1.2246467991473532e-16))
            .addingProduct(n, Vector(repeating: 2.9947698097183397e-33))
    }

    /// `y`, with the lanes whose x is too large computed by `function` instead.
    ///
    /// Out of line and rare: no lane is looked at unless one is too large.
    @inline(never)
    private static func repaired(_ y: Vector, _ x: Vector, _ function: (Double) -> Double) -> Vector {
        var y = y
        for lane in 0..<Vector.scalarCount where Swift.abs(x[lane]) > reach { y[lane] = function(x[lane]) }
        return y
    }

    /// sin x; within 2 ulp. +0 for -0.
    @inline(__always)
    public static func sin(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.3183098861837907), rounder)
        let r = remainder(x, t - rounder)
        let y = value(bits(halfWave(r)) ^ (bits(t) &<< 63))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.sin($0) } : y
    }

    /// cos x = sin(x + π/2); within 2 ulp.
    @inline(__always)
    public static func cos(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.3183098861837907), -0.5) + rounder
        let r = remainder(x, t - rounder + 0.5)
        // The sign is minus for even round(x/π - ½).
        let y = value(bits(halfWave(r)) ^ ((bits(t) &<< 63) ^ signBit))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.cos($0) } : y
    }

    /// tan x; within 4 ulp. +0 for -0.
    @inline(__always)
    public static func tan(_ x: Vector) -> Vector {
        let t = step(x, Vector(repeating: 0.6366197723675814), rounder)
        let n = t - rounder
        let r = x.addingProduct(n, Vector(repeating: -1.5707963267948966))
            .addingProduct(n, Vector(repeating: -6.123233995736766e-17))
            .addingProduct(n, Vector(repeating: 1.4973849048591698e-33))
        let t2 = r * r
        var p = step(Vector(repeating: 1.5895432784148047e-10), t2, -2.505073438253935e-08)
        p = step(p, t2, 2.755731353848523e-06)
        p = step(p, t2, -0.00019841269829358487)
        p = step(p, t2, 0.00833333333332184)
        p = step(p, t2, -0.1666666666666663)
        let sine = r.addingProduct(r * t2, p)
        var q = step(Vector(repeating: -1.1359802586165824e-11), t2, 2.087572706071418e-09)
        q = step(q, t2, -2.7557314387478407e-07)
        q = step(q, t2, 2.4801587289636327e-05)
        q = step(q, t2, -0.0013888888888874441)
        q = step(q, t2, 0.0416666666666666)
        let cosine = step(t2, Vector(repeating: -0.5), 1).addingProduct(t2 * t2, q)
        let isOdd = (bits(t) &<< 63) .< Bits(repeating: 0)
        let ratio = sine.replacing(with: cosine, where: isOdd) / cosine.replacing(with: sine, where: isOdd)
        let y = value(bits(ratio) ^ (bits(t) &<< 63))
        return any(magnitude(x) .> reach) ? repaired(y, x) { Glibc.tan($0) } : y
    }

    /// arctan x; within 2.5 ulp.
    ///
    /// ```
    /// arctan x = π/2 + arctan(-1/x)               x > √2 + 1
    /// arctan x = π/4 + arctan((x - 1)/(x + 1))    x > √2 - 1
    /// arctan z = z + z³·A(z²)                     z <= √2 - 1
    /// ```
    /// A has degree 10, relative error 1.3e-18 before rounding.
    @inline(__always)
    public static func atan(_ x: Vector) -> Vector {
        let size = magnitude(x)
        let isMiddle = size .> 0.41421356237309503
        let isLarge = size .> 2.414213562373095
        let over = size.replacing(with: size - 1, where: isMiddle).replacing(with: -1, where: isLarge)
        let under = Vector(repeating: 1).replacing(with: size + 1, where: isMiddle).replacing(
            with: size, where: isLarge)
        let z = over / under
        let t = z * z
        var p = step(Vector(repeating: -0.017907564303689737), t, 0.03806473562275218)
        p = step(p, t, -0.050393059752431475)
        p = step(p, t, 0.05847888457304092)
        p = step(p, t, -0.06663103806403865)
        p = step(p, t, 0.07692060187321122)
        p = step(p, t, -0.09090897756380992)
        p = step(p, t, 0.111111107834586)
        p = step(p, t, -0.14285714280198983)
        p = step(p, t, 0.1999999999995367)
        p = step(p, t, -0.333333333333332)
        let y = z.addingProduct(z * t, p)
        // π/4 and π/2 in two parts.
        let high = Vector.zero.replacing(with: 0.7853981633974483, where: isMiddle)
            .replacing(with: 1.5707963267948966, where: isLarge)
        let low = Vector.zero.replacing(with: 3.061616997868383e-17, where: isMiddle)
            .replacing(with: 6.123233995736766e-17, where: isLarge)
        return signed(high + (y + low), like: x)
    }

    /// arcsin x; within 3 ulp, NaN beyond ±1.
    ///
    /// ```
    /// arcsin x = π/2 - 2 arcsin √((1 - x)/2)      x > ½
    /// arcsin z = z + z³·A(z²)                     z <= ½
    /// ```
    /// A has degree 11, relative error 1.5e-17 before rounding.
    @inline(__always)
    public static func asin(_ x: Vector) -> Vector {
        let size = magnitude(x)
        let isLarge = size .> 0.5
        let t = (size * size).replacing(with: step(size, Vector(repeating: -0.5), 0.5), where: isLarge)
        let z = size.replacing(with: t.squareRoot(), where: isLarge)
        var p = step(Vector(repeating: 0.0319342321289473), t, -0.016255677937328634)
        p = step(p, t, 0.01954788250969548)
        p = step(p, t, 0.006520963427888477)
        p = step(p, t, 0.012170794709060895)
        p = step(p, t, 0.013885000567357959)
        p = step(p, t, 0.017359727863369704)
        p = step(p, t, 0.022371756568517125)
        p = step(p, t, 0.030381959196418253)
        p = step(p, t, 0.04464285682695338)
        p = step(p, t, 0.0750000000033858)
        p = step(p, t, 0.16666666666665403)
        let y = z.addingProduct(z * t, p)
        let far = step(y, Vector(repeating: -2), 1.5707963267948966)
        return signed(y.replacing(with: far, where: isLarge), like: x)
    }
}
