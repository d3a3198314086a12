import ExpressionGraph

// Pieces that activations share. All of them keep three promises: they do not overflow where the whole does
// not, a branch that is not taken cannot turn a gradient into NaN, and at 0 their derivatives of every order
// are those from one side, so that smooth functions are smooth at 0 too.

/// `positive(x)` where x > 0, else `otherwise(x)`. Each branch sees 0 instead of the other's half line.
func branches(_ x: Expr, _ positive: (Expr) -> Expr, _ otherwise: (Expr) -> Expr) -> Expr {
    select(x .> 0.0, positive(max(0, x)), otherwise(min(0, x)))
}

/// |x| with slope 1 at 0, as an even smooth function of |x| needs; `abs` has slope 0 there.
func magnitude(_ x: Expr) -> Expr { max(-x, x) }

/// Φ, the distribution function of the standard normal.
func normalDistribution(_ x: Expr) -> Expr { 0.5 + 0.5 * erf(x * 0.5.squareRoot()) }

/// e^−x².
func bell(_ x: Expr) -> Expr { exp(-square(x)) }

/// 1 / cosh x = 2e^−|x| / (1 + e^−2|x|).
func sech(_ x: Expr) -> Expr {
    let m = magnitude(x)
    return 2.0 * exp(-m) / (1.0 + exp(-2.0 * m))
}

/// sinh x, without cancellation near 0.
func sinh(_ x: Expr) -> Expr { 0.5 * (expm1(x) - expm1(-x)) }

/// ln cosh x.
func logCosh(_ x: Expr) -> Expr { softplus(2.0 * x) - x - softplusAtZero }

/// softplus(0) = ln 2.
let softplusAtZero = 0.6931471805599453

/// x·σ(x).
func swish(_ x: Expr) -> Expr { x * sigmoid(x) }

/// x·Φ(x).
func gelu(_ x: Expr) -> Expr { x * normalDistribution(x) }

/// e^−e^−x. Below −8 it is 0 in every precision; there the inner power stops growing.
func gompertz(_ x: Expr) -> Expr { exp(-exp(-max(-8, x))) }

/// 1 − e^−eˣ. Above 8 it is 1 in every precision.
func complementaryLogLog(_ x: Expr) -> Expr { -expm1(-exp(min(8, x))) }

/// sin x / x; near 0 its Taylor series, whose next term is below 10⁻¹⁷.
func sinc(_ x: Expr) -> Expr {
    let isSmall = abs(x) .< 0.1
    let t = square(select(isSmall, x, 0))
    let series = 1.0 + t * (-1.0 / 6 + t * (1.0 / 120 + t * (-1.0 / 5040 + t * (1.0 / 362_880))))
    let safe = select(isSmall, 1, x)
    return select(isSmall, series, sin(safe) / safe)
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
