/// Exponentials and the squashing functions made of them, in single precision.
///
/// ```
/// e^x = 2^n · e^r      n = round(x / ln 2), r = x - n ln 2, |r| <= ln 2 / 2
/// e^r = 1 + r + r²·T(r)
/// ```
/// `r` is taken in two steps (Cody and Waite): ln 2 = 0.693145751953125 + 1.42860677e-6, the first with 15
/// bits, so that n times it is exact. T has degree 4, by the Remez exchange, relative error 3.2e-9 before
/// rounding.
extension Float {
    /// The parts of e^x: `half` = 2^(n - 1), `r`, for x between -87.5 and 89 (others are moved there).
    ///
    /// The half leaves room at the top: with n = 128 it is 2^127, and doubling overflows by itself where it
    /// should. At the bottom n = -126 makes its exponent field 0, so it is 0, and so is the product:
    /// underflow by itself.
    @inline(__always)
    static func reduced(_ x: Vector) -> (half: Vector, r: Vector) {
        let x = maximum(minimum(x, Vector(repeating: 89)), Vector(repeating: -87.5))
        let t = step(x, Vector(repeating: 1.442695), rounder)
        let n = t - rounder
        let r = x.addingProduct(n, Vector(repeating: -0.693145751953125))
            .addingProduct(n, Vector(repeating: -1.428606765330187e-06))
        // The low nine bits of `rounder` are 0, so the shift leaves n alone in the exponent; 126 = 127 - 1.
        return (value((bits(t) &<< 23) &+ (126 &<< 23)), r)
    }

    /// 2·T(r): coefficients of (e^r - 1 - r) / r², doubled to take back the half.
    @inline(__always)
    static func exponentialTail(_ r: Vector) -> Vector {
        let r2 = r * r
        let low = step(Vector(repeating: 2 * 0.16666515171527863), r, 2 * 0.4999999403953552)
        let high = step(Vector(repeating: 2 * 0.008369348011910915), r, 2 * 0.041668083518743515)
            .addingProduct(r2, Vector(repeating: 2 * 0.0013840366154909134))
        return low.addingProduct(r2, high)
    }

    /// e^x; within 1.5 ulp. Infinite above 88.72; 0 below -86.98 (results under 1.7e-38 are not kept).
    @inline(__always)
    public static func exp(_ x: Vector) -> Vector {
        let (half, r) = reduced(x)
        return step(r, Vector(repeating: 2), 2).addingProduct(r * r, exponentialTail(r)) * half
    }

    /// e^x - 1; within 2.5 ulp, -1 below -17, keeps tiny x and the sign of zero.
    @inline(__always)
    public static func expm1(_ x: Vector) -> Vector {
        let (half, r) = reduced(x)
        // Half of 2^n (e^r - 1) + (2^n - 1).
        let q = r.addingProduct(r * (r * 0.5), exponentialTail(r))
        let y = (half - 0.5).addingProduct(half, q)
        return value(bits(y + y) | (bits(x) & signBit))
    }

    /// 1 / (1 + e^-x); within 2.5 ulp down to -87; 0 below -88.8.
    @inline(__always)
    public static func sigmoid(_ x: Vector) -> Vector {
        Vector(repeating: 1) / (1 + exp(negated(x)))
    }

    /// tanh x; within 3 ulp for |x| <= 1, 5 ulp (3e-7) near ±1; x itself for tiny x, exactly ±1 from 9.02 on
    /// and never beyond.
    ///
    /// ```
    /// tanh x = x · N(x²) / D(x²)      |x| <= 9.02, N and D of degree 4
    /// ```
    /// Fitted for the least relative error (2.1e-8), then moved by single units for the least error after
    /// rounding. All coefficients are positive, so nothing cancels. An exponential instead would halve the
    /// error and cost half as much again.
    @inline(__always)
    public static func tanh(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 9.02))
        let t = size * size
        var p = step(Vector(repeating: 1.3319684910584328e-08), t, 2.0583984223776497e-05)
        p = step(p, t, 0.003494066186249256)
        p = step(p, t, 0.13379749655723572)
        p = step(p, t, 1)
        var q = step(Vector(repeating: 7.762289442325709e-07), t, 0.0003283143450971693)
        q = step(q, t, 0.02587120234966278)
        q = step(q, t, 0.4671306908130646)
        q = step(q, t, 1)
        // Rounding may add to 1.
        return signed(minimum(size * p / q, Vector(repeating: 1)), like: x)
    }

    /// The error function; within 3 ulp for |x| <= ½, 6 ulp (3.6e-7) near ±1; exactly ±1 from 3.925 on and
    /// never beyond.
    ///
    /// ```
    /// erf x = x · N(x²) / D(x²)      |x| <= 3.925, N and D of degree 5
    /// ```
    /// Fitted like `tanh`, relative error 1.9e-8 before rounding; all coefficients are positive.
    @inline(__always)
    public static func erf(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 3.925))
        let t = size * size
        var p = step(Vector(repeating: 2.0460731775528984e-06), t, 0.00028483805363066494)
        p = step(p, t, 0.0037723034620285034)
        p = step(p, t, 0.052768535912036896)
        p = step(p, t, 0.19058801233768463)
        p = step(p, t, 1.1283791065216064)
        var q = step(Vector(repeating: 3.804793595918454e-05), t, 0.0011637985007837415)
        q = step(q, t, 0.014982701279222965)
        q = step(q, t, 0.11418035626411438)
        q = step(q, t, 0.5022369027137756)
        q = step(q, t, 1)
        // Rounding may add to 1.
        return signed(minimum(size * p / q, Vector(repeating: 1)), like: x)
    }

    /// 1 / cosh² x = 4e / (1 + e)², e = exp(−2|x|); within 5 ulp; 0 beyond |x| = 43.4.
    @inline(__always)
    public static func sechSquared(_ x: Vector) -> Vector {
        let e = exp(magnitude(x) * -2)
        let d = e + 1
        return e * 4 / (d * d)
    }

    /// tanh x and 1 / cosh² x from one exponential; within 3.5 and 5.5 ulp.
    ///
    /// ```
    /// tanh |x| = −f / (1 + e)      e = e^(−2|x|), f = e − 1
    /// 1 / cosh² x = 4e / (1 + e)²
    /// ```
    /// The exponential of a number that is not positive cannot overflow, so 2^n is taken whole; the chain of
    /// operations, which is what this costs, is shorter for it. Beyond |x| = 43.5 the second stays at 6.6e-38.
    @inline(__always)
    public static func tanhAndSechSquared(_ x: Vector) -> (Vector, Vector) {
        let size = minimum(magnitude(x), Vector(repeating: 43.5))
        let t = step(size, Vector(repeating: -2.88539), rounder)
        let n = t - rounder
        let r = (size * -2).addingProduct(n, Vector(repeating: -0.693145751953125))
            .addingProduct(n, Vector(repeating: -1.428606765330187e-06))
        let power = value((bits(t) &<< 23) &+ (127 &<< 23))
        let r2 = r * r
        let low = step(Vector(repeating: 0.16666515171527863), r, 0.4999999403953552)
        let high = step(Vector(repeating: 0.008369348011910915), r, 0.041668083518743515)
            .addingProduct(r2, Vector(repeating: 0.0013840366154909134))
        // e^r − 1
        let q = r.addingProduct(r2, low.addingProduct(r2, high))
        let e = power.addingProduct(power, q)
        let f = (power - 1).addingProduct(power, q)
        let inverse = Vector(repeating: 1) / (e + 1)
        let twice = inverse * 2
        return (signed(magnitude(f * inverse), like: x), e * twice * twice)
    }

    /// 1 − erf x; within 6e-7 of its value, and of 2 for negative x; 0 beyond 9.3.
    ///
    /// ```
    /// erfc x = e^(−x²)·C(v)      v = (x − 2) / (x + 2), C of degree 9
    /// ```
    /// C fitted on [0, 9.5], relative error 3e-8 before rounding.
    @inline(__always)
    public static func erfc(_ x: Vector) -> Vector {
        let size = minimum(magnitude(x), Vector(repeating: 9.5))
        let v = (size - 2) / (size + 2)
        var q = step(Vector(repeating: 0.00010571700113359839), v, 6.052804019418545e-05)
        q = step(q, v, -0.0009261886007152498)
        q = step(q, v, -0.0008523251162841916)
        q = step(q, v, 0.006978536024689674)
        q = step(q, v, 0.0037341557908803225)
        q = step(q, v, -0.07897603511810303)
        q = step(q, v, 0.241658017039299)
        q = step(q, v, -0.42718595266342163)
        q = step(q, v, 0.25539568066596985)
        // e^−t of the rounded square, times e^−rest: the rest is a rounding of t.
        let t = size * size
        let rest = negated(t).addingProduct(size, size)
        let tail = exp(negated(t)) * (1 - rest) * q
        // 2 − tail for negative x; by bits, since beside a choice the compiler leaves `exp` a call of its own.
        let two = value((bits(x) &>> 31) & bits(Vector(repeating: 2)))
        return two + signed(tail, like: x)
    }
}
