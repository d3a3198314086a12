import ExpressionGraph

// Sums of simple functions with learned weights: for the layer, or with per-unit for every unit.

extension Activation {
    static let adaptive: [Activation] = [
        attentionReLU, melu, reluTanhMix, mixture, fourierSeries, polynomialSeries, chebyshevSeries, rowdy,
    ]

    private static let family = "Series and mixtures"

    /// ReLU whose two slopes are attention weights.
    public static let attentionReLU = Activation(
        "arelu", aliases: ["attention-relu"], family: family,
        formula: "(1 + σ(b))·x; clip(a, 0.01, 0.99)·x where x ≤ 0, both learned",
        parameters: [Parameter("a", 0.9, 0.01...0.99, learned: true), Parameter("b", 2, -10...10, learned: true)],
        source: Source(
            "Chen, Li and Xu", 2020, "AReLU: Attention-based Rectified Linear Unit", "arXiv 2006.13858")
    ) { x, p in (1.0 + sigmoid(p[1])) * max(x, 0) + clamp(p[0], 0.01, 0.99) * min(0, x) }

    /// Leaky ReLU with tents on it, all at height 0 before training.
    public static let melu = Activation(
        "melu", aliases: ["mexican-relu"], family: family,
        formula: "max(x, 0) + a₀·min(x, 0) + Σ aⱼ·max(cⱼ − |x − bⱼ|, 0), b = 2, 1, 3, c = 2, 1, 1, all a learned",
        parameters: [Parameter("a0", 0.25, -10...10, learned: true)]
            + (1...3).map { Parameter("a\($0)", 0, -10...10, learned: true) },
        source: Source(
            "Maguolo, Nanni and Ghidoni", 2021, "Ensemble of convolutional neural networks with MeLU",
            "arXiv 1905.02473")
    ) { x, p in
        let tents = zip([2.0, 1, 3], [2.0, 1, 1]).enumerated().reduce(Expr.constant(0)) { sum, item in
            sum + p[item.offset + 1] * max(item.element.1 - abs(x - item.element.0), 0)
        }
        return max(x, 0) + p[0] * min(0, x) + tents
    }

    /// A slider between two functions.
    public static let reluTanhMix = Activation(
        "relu-tanh-mix", aliases: ["interpolated"], family: family, formula: "(1 − α)·max(x, 0) + α·tanh x",
        parameters: [Parameter("alpha", 0.5, 0...1)],
        source: Source("Manessi and Rozza", 2018, "Learning Combinations of Activation Functions", "arXiv 1801.09403")
    ) { x, p in (1.0 - p[0]) * max(x, 0) + p[0] * tanh(x) }

    /// Weighted sum of five functions.
    public static let mixture = Activation(
        "mixture", aliases: ["abu", "adaptive-blending-unit"], family: family,
        formula: "w₁·tanh x + w₂·elu x + w₃·max(x, 0) + w₄·x + w₅·silu x, all learned",
        parameters: (1...5).map { Parameter("w\($0)", 0.2, -10...10, learned: true) },
        source: Source(
            "Sütfeld et al.", 2018, "Adaptive Blending Units: Trainable Activation Functions", "arXiv 1806.10064")
    ) { x, p in
        p[0] * tanh(x) + p[1] * branches(x, { $0 }, { expm1($0) }) + p[2] * max(x, 0) + p[3] * x + p[4] * swish(x)
    }

    /// A learned Fourier series.
    public static let fourierSeries = Activation(
        "fourier-series", family: family, formula: "a + Σ bⱼ·cos(j·d·x) + cⱼ·sin(j·d·x), j = 1 … 5, all learned",
        parameters: [Parameter("a", 0, -10...10, learned: true), Parameter("d", 1, 0.01...10, learned: true)]
            + (1...5).map { Parameter("b\($0)", 0.1, -10...10, learned: true) }
            + (1...5).map { Parameter("c\($0)", 0.1, -10...10, learned: true) },
        source: Source(
            "Liao", 2020, "Trainable Activation Function in Image Classification", "arXiv 2004.13271")
    ) { x, p in
        (1...5).reduce(p[0]) { sum, j in
            let angle = Double(j) * p[1] * x
            return sum + p[1 + j] * cos(angle) + p[6 + j] * sin(angle)
        }
    }

    /// A learned cubic; beyond ±3 it stays as it is there.
    public static let polynomialSeries = Activation(
        "polynomial-series", family: family, formula: "a₀ + a₁·z + a₂·z² + a₃·z³, z = clip(x, −3, 3), all learned",
        parameters: zip(["a0", "a1", "a2", "a3"], [0, 0.5, 0.25, 0]).map {
            Parameter($0.0, $0.1, -10...10, learned: true)
        },
        source: Source(
            "Chung, Lee and Park", 2016, "Deep neural network using trainable activation functions",
            "10.1109/IJCNN.2016.7727219"),
        remark: "Begins as x/2 + x²/4. Beyond ±3 no gradient passes."
    ) { x, p in
        let z = clamp(x, -3, 3)
        return p[0] + z * (p[1] + z * (p[2] + z * p[3]))
    }

    /// T₂ = 2t² − 1, T₃ = 4t³ − 3t, T₄ = 8t⁴ − 8t² + 1.
    public static let chebyshevSeries = Activation(
        "chebyshev-series", family: family, formula: "Σ aⱼ·Tⱼ(tanh x), j = 0 … 4, all learned",
        parameters: (0...4).map { Parameter("a\($0)", $0 == 1 ? 1 : 0, -10...10, learned: true) },
        source: Source(
            "Deepthi, Vikram and Venkatappareddy", 2023,
            "Development of a novel activation function based on Chebyshev polynomials",
            "10.1007/s11227-023-05466-y"),
        remark: "Begins as tanh."
    ) { x, p in
        let t = tanh(x)
        let s = square(t)
        return p[0] + p[1] * t + p[2] * (2.0 * s - 1.0) + p[3] * t * (4.0 * s - 3.0)
            + p[4] * (8.0 * s * (s - 1.0) + 1.0)
    }

    /// tanh with waves on it, all at height 0 before training.
    public static let rowdy = Activation(
        "rowdy", family: family, formula: "tanh x + Σ aⱼ·c·sin(j·c·x), j = 1 … 3, all a learned",
        parameters: (1...3).map { Parameter("a\($0)", 0, -10...10, learned: true) } + [Parameter("c", 3, 0.1...30)],
        source: Source(
            "Jagtap et al.", 2022, "Deep Kronecker neural networks", "arXiv 2105.09513")
    ) { x, p in
        (1...3).reduce(tanh(x)) { sum, j in sum + p[j - 1] * p[3] * sin(Double(j) * p[3] * x) }
    }
}
