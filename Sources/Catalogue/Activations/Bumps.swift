import ExpressionGraph

// Local responses: wavelets, radial functions, and the distances they are made of.

extension Activation {
    static let bumps: [Activation] = [
        gaussian, gabor, mexicanHat, wave, morlet, dogWavelet, polyexp, inverseMultiquadric, quadraticRBF,
        elephant,
        logCoshDistance, biFiring,
    ]

    /// The normal bump.
    public static let gaussian = Activation(
        "gaussian", aliases: ["bump", "gauss"], family: "Radial", formula: "exp(−x²/(2s²))",
        parameters: [Parameter("s", 0.5.squareRoot(), 0.01...10)],
        source: Source(
            "Ramasinghe and Lucey", 2022,
            "Beyond Periodicity: Towards a Unifying Framework for Activations in Coordinate-MLPs",
            "arXiv 2111.15135"),
        remark: "At s = √½ it is exp(−x²); pictures want s from 0.05 to 0.1."
    ) { x, p in exp(square(x / p[0]) * -0.5) }

    /// A wave in a normal window, the real part of WIRE.
    public static let gabor = Activation(
        "gabor", aliases: ["real-wire", "Gabor (real WIRE)"], family: "Radial", formula: "cos(ω·x)·exp(−(s·x)²)",
        parameters: [Parameter("omega", 5, 0...100), Parameter("s", 1, 0.01...100)],
        source: Source(
            "Saragadam et al.", 2023, "WIRE: Wavelet Implicit Neural Representations", "arXiv 2301.05187"),
        remark: "WIRE for pictures: ω from 10 to 20, s about 10."
    ) { x, p in cos(p[0] * x) * bell(p[1] * x) }

    /// Ricker's wavelet.
    public static let mexicanHat = Activation(
        "mexican-hat", aliases: ["ricker", "Mexican hat (Ricker)"], family: "Radial", formula: "(1 − x²)·exp(−x²/2)",
        source: .wavelets
    ) { x, _ in
        let c = withinThousand(x)
        return (1.0 - square(c)) * exp(square(c) * -0.5)
    }

    /// A wavelet.
    public static let wave = Activation(
        "wave", family: "Radial", formula: "(1 − x²)·exp(−a·x²)", parameters: [Parameter("a", 1, 0.01...10)],
        source: .survey
    ) { x, p in
        let c = withinThousand(x)
        return (1.0 - square(c)) * exp(-p[0] * square(c))
    }

    /// Morlet's wavelet.
    public static let morlet = Activation(
        "morlet", family: "Radial", formula: "cos(1.75·x)·exp(−x²/2)", source: .wavelets
    ) { x, _ in cos(1.75 * x) * exp(square(x) * -0.5) }

    /// The slope of the normal bump.
    public static let dogWavelet = Activation(
        "dog-wavelet", aliases: ["dog"], family: "Radial", formula: "−x·exp(−x²/2)", source: .wavelets
    ) { x, _ in -x * exp(square(x) * -0.5) }

    /// A parabola in a normal window.
    public static let polyexp = Activation(
        "polyexp", family: "Radial", formula: "(a·x² + b·x + c)·exp(−d·x²)",
        parameters: [
            Parameter("a", 1, -10...10), Parameter("b", 1, -10...10), Parameter("c", 1, -10...10),
            Parameter("d", 1, 0.01...10),
        ],
        source: .survey
    ) { x, p in
        let c = withinThousand(x)
        return (p[0] * square(c) + p[1] * c + p[2]) * exp(-p[3] * square(c))
    }

    /// An algebraic bump with slow tails.
    public static let inverseMultiquadric = Activation(
        "inverse-multiquadric", family: "Radial", formula: "1/√(1 + x²/s²)",
        parameters: [Parameter("s", 1, 0.01...10)],
        source: broomhead
    ) { x, p in 1.0 / hypotenuse(x / p[0], .constant(1)) }

    /// Cauchy's bump.
    public static let quadraticRBF = Activation(
        "quadratic-rbf", aliases: ["cauchy", "Quadratic RBF (Cauchy)"], family: "Radial", formula: "1/(1 + x²/s²)",
        parameters: [Parameter("s", 1, 0.01...10)], source: broomhead
    ) { x, p in 1.0 / (1.0 + square(x / p[0])) }

    /// A bump with a flat top.
    public static let elephant = Activation(
        "elephant", family: "Radial", formula: "1/(1 + |x/a|ᵈ)",
        parameters: [Parameter("a", 1, 0.01...10), Parameter("d", 4, 1...16)],
        source: Source(
            "Lan and Mahmood", 2023, "Elephant Neural Networks: Born to Be a Continual Learner",
            "arXiv 2310.01365")
    ) { x, p in
        // Beyond a with the inverse power, which cannot overflow.
        let m = abs(x) / p[0]
        let inverse = pow(1.0 / max(m, 1), p[1])
        return select(m .<= 1.0, 1.0 / (1.0 + pow(min(m, 1), p[1])), inverse / (1.0 + inverse))
    }

    /// A parabola near 0, lines beyond, smooth.
    public static let logCoshDistance = Activation(
        "log-cosh", family: "Radial", formula: "ln cosh x", source: .survey
    ) { x, _ in logCosh(x) }

    /// A parabola near 0, lines beyond.
    public static let biFiring = Activation(
        "bifiring", family: "Radial", formula: "x²/(2a) where |x| ≤ a; |x| − a/2",
        parameters: [Parameter("a", 1, 0.01...10)],
        source: Source("Li et al.", 2013, "Bi-firing deep neural networks")
    ) { x, p in
        let m = min(abs(x), p[0])
        return square(m) / (2.0 * p[0]) + max(abs(x) - p[0], 0)
    }

    /// Beyond ±1000 the windows are 0 in every precision; there the polynomials stop growing.
    private static func withinThousand(_ x: Expr) -> Expr { clamp(x, -1000, 1000) }

    private static let broomhead = Source(
        "Broomhead and Lowe", 1988, "Multivariable Functional Interpolation and Adaptive Networks")
}
