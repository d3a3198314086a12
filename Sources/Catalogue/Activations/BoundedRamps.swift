import ExpressionGraph

// Sigmoids of pieces: lines and polynomials between two levels.

extension Activation {
    static let boundedRamps: [Activation] = [
        hardSigmoid, hardSigmoidFifth, hardTanh, sqnl, smoothStep, softClipping,
    ]

    /// A sigmoid of three lines.
    public static let hardSigmoid = Activation(
        "hard-sigmoid", aliases: ["HardSigmoid (PyTorch)"], family: "Sigmoid", formula: "(x + 3)/6 within [0, 1]",
        source: Source("Howard et al.", 2019, "Searching for MobileNetV3", "arXiv 1905.02244")
    ) { x, _ in clamp(x + 3.0, 0, 6) / 6.0 }

    /// A sigmoid of three lines with slope 0.2.
    public static let hardSigmoidFifth = Activation(
        "hard-sigmoid-02", family: "Sigmoid", formula: "0.2·x + ½ within [0, 1]", source: .survey
    ) { x, _ in clamp(0.2 * x + 0.5, 0, 1) }

    /// Tanh of three lines.
    public static let hardTanh = Activation(
        "hard-tanh", family: "Sigmoid", formula: "x within [−1, 1]",
        source: Source("Collobert", 2004, "Large Scale Machine Learning")
    ) { x, _ in clamp(x, -1, 1) }

    /// Square nonlinearity: tanh of two parabolas.
    public static let sqnl = Activation(
        "sqnl", family: "Sigmoid", formula: "x − x·|x|/4 within |x| ≤ 2; ±1",
        source: Source(
            "Wuraola and Patel", 2018, "SQNL: A New Computationally Efficient Activation Function",
            "10.1109/IJCNN.2018.8489043")
    ) { x, _ in
        let c = clamp(x, -2, 2)
        return c - c * abs(c) * 0.25
    }

    /// A cubic between 0 and 1.
    public static let smoothStep = Activation(
        "smooth-step", family: "Sigmoid", formula: "−2x³/a³ + 3x/(2a) + ½ within |x| ≤ a/2; 0 or 1",
        parameters: [Parameter("a", 2, 0.01...100)],
        source: Source(
            "Hazimeh et al.", 2020,
            "The Tree Ensemble Layer: Differentiability meets Conditional Computation", "arXiv 2002.07772")
    ) { x, p in
        let half = 0.5 * p[0]
        let u = min(half, max(-half, x)) / p[0]
        return u * (1.5 - 2.0 * square(u)) + 0.5
    }

    /// A line from 0 to 1 with soft corners.
    public static let softClipping = Activation(
        "soft-clipping", family: "Sigmoid", formula: "(ln(1 + exp(a·x)) − ln(1 + exp(a·(x − 1))))/a",
        parameters: [Parameter("a", 5, 0.01...100)],
        source: Source(
            "Klimek and Perelstein", 2018, "Neural Network-Based Approach to Phase Space Integration",
            "arXiv 1810.11509")
    ) { x, p in
        // f(x) = 1 − f(1 − x): to the right both ramps would be large and their slopes nearly equal.
        let isLeft = x .<= 0.5
        let u = select(isLeft, x, 1.0 - x)
        let left = (softplus(p[0] * u) - softplus(p[0] * (u - 1.0))) / p[0]
        return select(isLeft, left, 1.0 - left)
    }
}
