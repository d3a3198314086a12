/// Exponentials and the squashing functions made of them, in double precision; the method is that of the
/// `Float` ones.
///
/// ln 2 is split after 40 bits, so that n times the first part is exact. T has degree 9, by the Remez
/// exchange, relative error 7.1e-17·r² before rounding.
extension Double {
    /// The parts of e^x: `half` = 2^(n - 1), `r`, for x between -708.7 and 710 (others are moved there).
    @inline(__always)
    static func reduced(_ x: Vector) -> (half: Vector, r: Vector) {
        let x = maximum(minimum(x, Vector(repeating: 710)), Vector(repeating: -708.7))
        let t = step(x, Vector(repeating: 1.4426950408889634), rounder)
        let n = t - rounder
        let r = x.addingProduct(n, Vector(repeating: -0.6931471805592082))
            .addingProduct(n, Vector(repeating: -7.371002565167799e-13))
        // The low twelve bits of `rounder` are 0, so the shift leaves n alone in the exponent; 1022 = 1023 -
        // 1.
        return (value((bits(t) &<< 52) &+ (1022 &<< 52)), r)
    }

    /// 2·T(r): coefficients of (e^r - 1 - r) / r², doubled to take back the half.
    @inline(__always)
    static func exponentialTail(_ r: Vector) -> Vector {
        var p = step(Vector(repeating: 2 * 2.5646495408905105e-08), r, 2 * 2.7629610117151374e-07)
        p = step(p, r, 2 * 2.7555926460134874e-06)
        p = step(p, r, 2 * 2.480149760595884e-05)
        p = step(p, r, 2 * 0.00019841270854728714)
        p = step(p, r, 2 * 0.0013888888936287127)
        p = step(p, r, 2 * 0.008333333333153496)
        p = step(p, r, 2 * 0.0416666666665692)
        p = step(p, r, 2 * 0.16666666666666421)
        return step(p, r, 2 * 0.5000000000000006)
    }

    /// e^x; within 1.5 ulp. Infinite above 709.78; 0 below -708.0 (results under 3.1e-308 are not kept).
    @inline(__always)
    public static func exp(_ x: Vector) -> Vector {
        let (half, r) = reduced(x)
        return step(step(exponentialTail(r), r, 2), r, 2) * half
    }

    /// e^x - 1; within 2.5 ulp, -1 below -37, keeps tiny x and the sign of zero.
    @inline(__always)
    public static func expm1(_ x: Vector) -> Vector {
        let (half, r) = reduced(x)
        // Half of 2^n (e^r - 1) + (2^n - 1).
        let q = r.addingProduct(r * (r * 0.5), exponentialTail(r))
        let y = (half - 0.5).addingProduct(half, q)
        return value(bits(y + y) | (bits(x) & signBit))
    }

    /// 1 / (1 + e^-x); within 2.5 ulp down to -708; 0 below -709.8.
    @inline(__always)
    public static func sigmoid(_ x: Vector) -> Vector {
        Vector(repeating: 1) / (1 + exp(negated(x)))
    }

    /// tanh x; within 4 ulp, exactly ±1 beyond 20.
    ///
    /// ```
    /// tanh x = w / (w + 2)      w = e^2x - 1
    /// ```
    @inline(__always)
    public static func tanh(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 22))
        let w = expm1(size + size)
        return signed(w / (w + 2), like: x)
    }

    /// The error function; within 4 ulp, exactly ±1 beyond 6.
    ///
    /// ```
    /// erf x = x·N(x²)                 x <= 1, N of degree 11
    /// erf x = 1 - e^(-x²)·C(v)        x >= 1, v = (x - 3) / (x + 3), C of degree 11
    /// ```
    /// C is the scaled complement e^(x²)·erfc x, smooth and slowly falling; relative errors 2e-17 before
    /// rounding.
    @inline(__always)
    public static func erf(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 6))
        let t = size * size
        var p = step(Vector(repeating: -7.609175027655506e-10), t, 1.3617360316218386e-08)
        p = step(p, t, -1.6184127323183923e-07)
        p = step(p, t, 1.6444166091721627e-06)
        p = step(p, t, -1.4924466710026079e-05)
        p = step(p, t, 0.00012055280542381023)
        p = step(p, t, -0.0008548325486198975)
        p = step(p, t, 0.005223977596754098)
        p = step(p, t, -0.026866170641960552)
        p = step(p, t, 0.11283791670936955)
        p = step(p, t, -0.37612638903183343)
        p = step(p, t, 1.1283791670955126)
        let near = size * p
        let v = (size - 3) / (size + 3)
        var q = step(Vector(repeating: 1.5275492865959344e-05), v, 0.00010316931616735171)
        q = step(q, v, 7.667900046892205e-05)
        q = step(q, v, -0.0005808796799221206)
        q = step(q, v, 0.0007132742284312251)
        q = step(q, v, 0.0042703834048933445)
        q = step(q, v, -0.024392322264380057)
        q = step(q, v, 0.07166585075749671)
        q = step(q, v, -0.1501159363116324)
        q = step(q, v, 0.24560380166390308)
        q = step(q, v, -0.3262335600460049)
        q = step(q, v, 0.1790011511813514)
        let far = Vector(repeating: 1).addingProduct(exp(negated(t)), negated(q))
        return signed(far.replacing(with: near, where: size .< 1), like: x)
    }

    /// 1 / cosh² x = 4e / (1 + e)², e = exp(−2|x|); within 5 ulp; 0 beyond |x| = 354.
    @inline(__always)
    public static func sechSquared(_ x: Vector) -> Vector {
        let e = exp(magnitude(x) * -2)
        let d = e + 1
        return e * 4 / (d * d)
    }

    /// tanh x and 1 / cosh² x.
    @inline(__always)
    public static func tanhAndSechSquared(_ x: Vector) -> (Vector, Vector) { (tanh(x), sechSquared(x)) }

    /// 1 − erf x; within 2e-15 of its value, and of 2 for negative x; 0 beyond 26.6.
    ///
    /// ```
    /// erfc x = 1 − erf x              x <= 1
    /// erfc x = e^(−x²)·C(v)           x >= 1, v = (x − 3) / (x + 3), C of degree 20
    /// ```
    /// C is fitted up to 27, where `erf` needs it up to 6 only; relative error 2e-17 before rounding.
    @inline(__always)
    public static func erfc(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 27))
        let v = (size - 3) / (size + 3)
        var q = step(Vector(repeating: -2.312869379932899e-09), v, -9.397881873817199e-09)
        q = step(q, v, 4.5696703801850215e-08)
        q = step(q, v, 3.888189667856562e-08)
        q = step(q, v, -2.3785798416405094e-07)
        q = step(q, v, -2.983243882996881e-07)
        q = step(q, v, 1.2547477752655353e-06)
        q = step(q, v, 2.1209717649929163e-06)
        q = step(q, v, -7.97881401455883e-06)
        q = step(q, v, -1.2860608938674899e-05)
        q = step(q, v, 6.405666983983334e-05)
        q = step(q, v, 4.525530428212945e-05)
        q = step(q, v, -0.0005970619597094288)
        q = step(q, v, 0.0007077464389410726)
        q = step(q, v, 0.004269136333457702)
        q = step(q, v, -0.024392499318684906)
        q = step(q, v, 0.0716658371979608)
        q = step(q, v, -0.15011593650077684)
        q = step(q, v, 0.24560380171233107)
        q = step(q, v, -0.3262335600430372)
        q = step(q, v, 0.17900115118138996)
        // e^−t of the rounded square, times e^−rest: the rest is a rounding of t.
        let t = size * size
        let rest = negated(t).addingProduct(size, size)
        let tail = exp(negated(t)) * (1 - rest) * q
        let far = tail.replacing(with: 2 - tail, where: x .< 0)
        return far.replacing(with: 1 - erf(x), where: size .< 1)
    }
}
