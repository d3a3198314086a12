import ExpressionGraph

// Pieces that activations share. All of them keep three promises: they do not overflow where the whole does
// not, a branch that is not taken cannot turn a gradient into NaN, and at 0 their derivatives of every order
// are those from one side, so that smooth functions are smooth at 0 too.

/// `positive(x)` where x > 0, else `otherwise(x)`. Each branch sees 0 instead of the other's half line.
func branches(_ x: Expr, _ positive: (Expr) -> Expr, _ otherwise: (Expr) -> Expr) -> Expr {
    select(x .> 0.0, positive(max(0, x)), otherwise(min(0, x)))
}

/// `right(x)` where x ≥ 0, else `left(x)`: for functions with a kink at 0 whose slope there is the right one's.
func kinked(_ x: Expr, _ right: (Expr) -> Expr, _ left: (Expr) -> Expr) -> Expr {
    select(x .>= 0.0, right(max(0, x)), left(min(0, x)))
}

/// `near(x)` where |x| ≤ border, else `far(x)`: two forms of one function, each where it keeps its digits. Each
/// sees the border instead of the other's part; `far` sees it with the sign of x.
func split(_ x: Expr, at border: Double, near: (Expr) -> Expr, far: (Expr) -> Expr) -> Expr {
    let isNear = abs(x) .<= border
    return select(isNear, near(select(isNear, x, border)), far(select(isNear, border, x)))
}

/// |x| with slope 1 at 0, as an even smooth function of |x| needs; `abs` has slope 0 there.
func magnitude(_ x: Expr) -> Expr { max(-x, x) }

/// Φ, the distribution function of the standard normal.
func normalDistribution(_ x: Expr) -> Expr { 0.5 * erfc(x * -0.5.squareRoot()) }

/// e^−x².
func bell(_ x: Expr) -> Expr { exp(-square(x)) }

/// 1 / cosh x = 2e^−|x| / (1 + e^−2|x|).
func sech(_ x: Expr) -> Expr {
    let m = magnitude(x)
    return 2.0 * exp(-m) / (1.0 + exp(-2.0 * m))
}

/// c·sinh x, without cancellation near 0, and beyond all numbers only where it is itself: with h = x/2,
/// sinh x = 2·sinh h·cosh h, so no power larger than √sinh x is taken. (The slope's path doubles once: it is beyond all
/// numbers from half of the largest on.)
func sinh(_ x: Expr, times c: Double = 1) -> Expr {
    let (up, down) = (expm1(0.5 * x), expm1(-0.5 * x))
    return (0.5 * c) * (up - down) * (up + down + 2.0)
}

/// ln cosh x = ½·ln(1 + sinh² x); beyond 1 |x| − ln 2 + ln(1 + e^−2|x|).
func logCosh(_ x: Expr) -> Expr {
    split(
        x, at: 1, near: { 0.5 * log1p(square(sinh($0))) },
        far: { abs($0) - softplusAtZero + log1p(exp(-2.0 * abs($0))) })
}

/// softplus(0) = ln 2.
let softplusAtZero = 0.6931471805599453

/// ln(1 + eˣ) − ln 2; within 1, where that cancels, x/2 + ln cosh(x/2).
func softplusRise(_ x: Expr) -> Expr {
    split(
        x, at: 1, near: { 0.5 * $0 + 0.5 * log1p(square(sinh(0.5 * $0))) }, far: { softplus($0) - softplusAtZero })
}

/// x·σ(x).
func swish(_ x: Expr) -> Expr { x * sigmoid(x) }

/// x·Φ(x).
func gelu(_ x: Expr) -> Expr { x * normalDistribution(x) }

/// e^−e^−x. Below −8 it is 0 in every precision; there the inner power stops growing.
func gompertz(_ x: Expr) -> Expr { exp(-exp(-max(-8, x))) }

/// 1 − e^−eˣ. Above 8 it is 1 in every precision.
func complementaryLogLog(_ x: Expr) -> Expr { -expm1(-exp(min(8, x))) }

/// sin x / x; within 1 its Taylor series, whose next term is below 10⁻¹⁷: the slope of the quotient cancels there.
func sinc(_ x: Expr) -> Expr {
    split(x, at: 1, near: { 1.0 - square($0) * sineRest($0) }, far: { sin($0) / $0 })
}

/// (x − sin x) / x³ within 1: Σ (−x²)ᵏ / (2k + 3)!, summed from the small end.
func sineRest(_ x: Expr) -> Expr {
    let t = square(x)
    var sum = Expr.constant(1)
    for n in stride(from: 19.0, through: 5, by: -2) { sum = 1.0 - t * (1 / (n * (n - 1))) * sum }
    return sum * (1.0 / 6)
}

/// x − tanh x within 1: with Lambert's continued fraction tanh x = x/(1 + c), c = x²/(3 + x²/(5 + …)), so the
/// difference is x·c/(1 + c) and all its terms are positive.
func tanhRest(_ x: Expr) -> Expr {
    let t = square(x)
    var c = Expr.constant(0)
    for odd in stride(from: 17.0, through: 3, by: -2) { c = t / (odd + c) }
    return x * c / (1.0 + c)
}

/// x − ln(1 + x) for x from 0 to 1: with w = x/(2 + x), ln(1 + x) = 2·artanh w and x = 2w/(1 − w), so
/// the difference is w·x − 2·(artanh w − w). By Gauss's continued fraction
/// artanh w = w/(1 − c), c = t/(3 − 4t/(5 − 9t/(7 − …))), t = w², so artanh w − w = w·c/(1 − c).
func logarithmRest(_ x: Expr) -> Expr {
    let w = x / (2.0 + x)
    let t = square(w)
    var c = Expr.constant(0)
    for k in stride(from: 12.0, through: 1, by: -1) { c = k * k * t / (2 * k + 1 - c) }
    return w * (x - 2.0 * c / (1.0 - c))
}

/// atan w / w within ½, by Gauss's continued fraction 1/(1 + t/(3 + 4t/(5 + 9t/(7 + …)))), t = w².
func arctanRatio(_ w: Expr) -> Expr {
    let t = square(w)
    var c = Expr.constant(0)
    for k in stride(from: 14.0, through: 1, by: -1) { c = k * k * t / (2 * k + 1 + c) }
    return 1.0 / (1.0 + c)
}

/// x/(1 + |x|); beyond 1 divided by |x|, where the slope of the quotient would cancel.
func softSign(_ x: Expr) -> Expr {
    split(x, at: 1, near: { $0 / (1.0 + abs($0)) }, far: { sign($0) / (1.0 + 1.0 / abs($0)) })
}

/// 1 + x/(1 + |x|); to the left, where that cancels, 1/(1 − x).
func softSignAboveFloor(_ x: Expr) -> Expr { branches(x, { 1.0 + softSign($0) }, { 1.0 / (1.0 - $0) }) }

/// x/√(1 + a·x²); beyond 1 divided by |x|, where the square would overflow and the slope cancel.
func inverseRoot(_ x: Expr, _ a: Expr) -> Expr {
    split(x, at: 1, near: { $0 / sqrt(1.0 + a * square($0)) }, far: { sign($0) / sqrt(a + square(1.0 / $0)) })
}

/// √(x² + b) without overflow, for b up to 100.
func hypotenuse(_ x: Expr, _ b: Expr) -> Expr {
    split(x, at: 16, near: { sqrt(square($0) + b) }, far: { abs($0) * sqrt(1.0 + b * square(1.0 / $0)) })
}

extension Source {
    static let survey = Source(
        "Kunc and Kléma", 2024,
        "Three Decades of Activations: A Comprehensive Survey of 400 Activation Functions",
        "arXiv 2402.09092")
    static let wavelets = Source(
        "Alexandridis and Zapranis", 2013, "Wavelet neural networks: A practical guide",
        "10.1016/j.neunet.2013.01.008")
}
