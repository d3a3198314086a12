import ExpressionGraph

// max(x, 0) stops the gradient at 0 itself; max(0, x) and min(0, x) let it pass there.

extension Activation {
    static let rectifiers: [Activation] = [
        relu, leakyReLU, pReLU, rReLU, relu6, shiftedReLU, thresholdedReLU, reluSquared, rePU, starReLU,
        absolute,
        lelelu, dualLine, flexibleReLU, noisyReLU, boundedLeakyReLU, sReLU, apl,
    ]

    /// Rectified linear unit.
    public static let relu = Activation(
        "relu", aliases: ["rectifier"], family: "ReLU", formula: "max(x, 0)",
        source: Source(
            "Nair and Hinton", 2010, "Rectified Linear Units Improve Restricted Boltzmann Machines")
    ) { x, _ in max(x, 0) }

    /// Leaky rectified linear unit.
    public static let leakyReLU = Activation(
        "leaky-relu", aliases: ["lrelu"], family: "ReLU", formula: "x; a·x where x ≤ 0",
        parameters: [Parameter("a", 0.01, 0...1)],
        source: Source(
            "Maas, Hannun and Ng", 2013, "Rectifier Nonlinearities Improve Neural Network Acoustic Models")
    ) { x, p in max(x, 0) + p[0] * min(0, x) }

    /// Parametric ReLU: a leak that is learned.
    public static let pReLU = Activation(
        "prelu", aliases: ["parametric-relu"], family: "ReLU", formula: "x; a·x where x ≤ 0, a learned",
        parameters: [Parameter("a", 0.25, -2...2, learned: true)],
        source: Source("He et al.", 2015, "Delving Deep into Rectifiers", "arXiv 1502.01852")
    ) { x, p in max(x, 0) + p[0] * min(0, x) }

    /// Randomized leaky ReLU, as in the test.
    public static let rReLU = Activation(
        "rrelu", aliases: ["randomized-relu"], family: "ReLU", formula: "x; r·x where x ≤ 0",
        parameters: [Parameter("r", 11.0 / 48, 0...1)],
        source: Source(
            "Xu et al.", 2015, "Empirical Evaluation of Rectified Activations in Convolutional Network",
            "arXiv 1505.00853"),
        remark: "Always the mean slope of the test; the paper draws r from U(1/8, 1/3) while training."
    ) { x, p in max(x, 0) + p[0] * min(0, x) }

    /// ReLU with a ceiling.
    public static let relu6 = Activation(
        "relu6", aliases: ["relun", "ReLU6 / ReLUN"], family: "ReLU", formula: "min(max(x, 0), n)",
        parameters: [Parameter("n", 6, 0.01...100)],
        source: Source("Krizhevsky", 2010, "Convolutional Deep Belief Networks on CIFAR-10")
    ) { x, p in min(max(x, 0), p[0]) }

    /// ReLU with a floor of −1.
    public static let shiftedReLU = Activation(
        "shifted-relu", aliases: ["srectifier"], family: "ReLU", formula: "max(x, −1)",
        source: Source(
            "Clevert, Unterthiner and Hochreiter", 2016, "Fast and Accurate Deep Network Learning by ELUs",
            "arXiv 1511.07289")
    ) { x, _ in max(x, -1) }

    /// Thresholded rectifier.
    public static let thresholdedReLU = Activation(
        "thresholded-relu", aliases: ["trec", "Thresholded ReLU (TRec)"], family: "ReLU",
        formula: "x where x > θ, else 0",
        parameters: [Parameter("theta", 1, 0...10)],
        source: Source(
            "Konda, Memisevic and Krueger", 2015,
            "Zero-bias autoencoders and the benefits of co-adapting features", "arXiv 1402.3337"),
        remark: "Jumps at θ."
    ) { x, p in x * (x .> p[0]) }

    /// The square of ReLU.
    public static let reluSquared = Activation(
        "relu-squared", aliases: ["relu2", "requ", "squared-relu", "ReLU² (ReQU)"], family: "ReLU",
        formula: "max(x, 0)²",
        source: Source(
            "So et al.", 2021, "Primer: Searching for Efficient Transformers for Language Modeling",
            "arXiv 2109.08668"),
        remark: "The gradient grows with x: deep nets without normalisation explode."
    ) { x, _ in square(max(x, 0)) }

    /// Rectified power unit.
    public static let rePU = Activation(
        "repu", family: "ReLU", formula: "max(x, 0)ᵖ", parameters: [Parameter("p", 3, 1...8)],
        source: Source(
            "Li, Tang and Yu", 2020,
            "Better Approximations of High Dimensional Smooth Functions by Deep Neural Networks with Rectified Power Units",
            "arXiv 1903.05858")
    ) { x, p in pow(max(x, 0), p[0]) }

    /// Shifted and scaled square of ReLU.
    public static let starReLU = Activation(
        "star-relu", family: "ReLU", formula: "s·max(x, 0)² + b, s and b learned",
        parameters: [
            Parameter("s", 0.8944, -10...10, learned: true), Parameter("b", -0.4472, -10...10, learned: true),
        ],
        source: Source("Yu et al.", 2022, "MetaFormer Baselines for Vision", "arXiv 2210.13452"),
        remark: "At first mean 0 and variance 1 for standard normal input."
    ) { x, p in p[0] * square(max(x, 0)) + p[1] }

    /// The magnitude.
    public static let absolute = Activation(
        "abs", aliases: ["absolute", "vrelu", "Abs (vReLU)"], family: "ReLU", formula: "|x|", source: .survey
    ) { x, _ in abs(x) }

    /// Learnable leaky ReLU.
    public static let lelelu = Activation(
        "lelelu", family: "ReLU", formula: "a·x; 0.01·a·x where x ≤ 0, a learned",
        parameters: [Parameter("a", 1.5, -10...10, learned: true)],
        source: Source(
            "Maniatopoulos and Mitianoudis", 2021, "Learnable Leaky ReLU (LeLeLU)", "10.3390/info12120513"),
        remark: "With a = 1 it is leaky-relu."
    ) { x, p in p[0] * (max(x, 0) + 0.01 * min(0, x)) }

    /// Two lines and an offset.
    public static let dualLine = Activation(
        "dual-line", family: "ReLU", formula: "a·x + m; b·x + m where x ≤ 0, all learned",
        parameters: [
            Parameter("a", 1, -10...10, learned: true), Parameter("b", 0.01, -10...10, learned: true),
            Parameter("m", -0.22, -10...10, learned: true),
        ],
        source: .survey
    ) { x, p in p[0] * max(0, x) + p[1] * min(x, 0) + p[2] }

    /// ReLU with a learned offset.
    public static let flexibleReLU = Activation(
        "frelu", aliases: ["flexible-relu", "FReLU (flexible)"], family: "ReLU", formula: "max(x, 0) + b, b learned",
        parameters: [Parameter("b", -0.398, -10...10, learned: true)],
        source: Source("Qiu, Xu and Cai", 2018, "FReLU: Flexible Rectified Linear Units", "arXiv 1706.08098")
    ) { x, p in max(x, 0) + p[0] }

    /// Randomly translated ReLU, as in the test.
    public static let noisyReLU = Activation(
        "rt-relu", aliases: ["randomly-translated-relu", "RT-ReLU (test)"], family: "ReLU", formula: "max(x, 0)",
        source: Source(
            "Cao et al.", 2018,
            "Randomly translational activation inspired by the input distributions of ReLU"),
        remark: "As in the test; the paper shifts x by N(0, 0.75²) while training."
    ) { x, _ in max(x, 0) }

    /// Bounded leaky ReLU.
    public static let boundedLeakyReLU = Activation(
        "blrelu", aliases: ["bounded-leaky-relu"], family: "ReLU",
        formula: "a·x where x < 0; x; a·x + (1 − a)·b where x > b",
        parameters: [Parameter("a", 0.01, 0...1), Parameter("b", 1, 0.01...100)],
        source: Source(
            "Liew, Khalil-Hani and Bakhteri", 2016,
            "Bounded activation functions for enhanced training stability", "10.1016/j.neucom.2016.08.037")
    ) { x, p in
        let c = min(p[1], max(x, 0))
        return c + p[0] * (x - c)
    }

    /// S-shaped ReLU of three lines.
    public static let sReLU = Activation(
        "srelu", aliases: ["s-shaped-relu"], family: "ReLU",
        formula: "r + a·(x − r) where x > r; x; l + b·(x − l) where x < l, all learned",
        parameters: [
            Parameter("r", 1, -10...10, learned: true), Parameter("a", 0.1, -10...10, learned: true),
            Parameter("l", -1, -10...10, learned: true), Parameter("b", 0.1, -10...10, learned: true),
        ],
        source: Source(
            "Jin et al.", 2016, "Deep Learning with S-shaped Rectified Linear Activation Units",
            "arXiv 1512.07030")
    ) { x, p in min(p[0], max(p[2], x)) + p[1] * max(x - p[0], 0) + p[3] * min(x - p[2], 0) }

    /// Adaptive piecewise linear unit with two hinges.
    public static let apl = Activation(
        "apl", aliases: ["adaptive-piecewise-linear"], family: "ReLU",
        formula: "max(x, 0) + a·max(b − x, 0) + c·max(d − x, 0), all learned",
        parameters: [
            Parameter("a", 0.2, -10...10, learned: true), Parameter("b", 1, -10...10, learned: true),
            Parameter("c", -0.1, -10...10, learned: true), Parameter("d", -1, -10...10, learned: true),
        ],
        source: Source(
            "Agostinelli et al.", 2015, "Learning Activation Functions to Improve Deep Neural Networks",
            "arXiv 1412.6830")
    ) { x, p in max(x, 0) + p[0] * max(p[1] - x, 0) + p[2] * max(p[3] - x, 0) }
}
