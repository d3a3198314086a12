import ExpressionGraph
import Foundation

// Factors on the learning rate. t is the number of steps taken so far, T the planned number. Every schedule
// can warm up: during the first w steps its factor is multiplied by (t + 1) / w.

extension Schedule {
    /// The rate as it is.
    public static let constant = warmed(
        "constant", title: "Constant", formula: "1",
        source: Source(
            "Robbins and Monro", 1951, "A Stochastic Approximation Method", "10.1214/aoms/1177729586")
    ) { _, _, _ in .constant(1) }

    /// As PyTorch's StepLR.
    public static let step = warmed(
        "step", title: "Steps", formula: "γ^⌊t / every⌋",
        settings: [
            Setting("every", .integer(default: 1000, 1...1_000_000_000), "steps between drops"),
            Setting(
                "factor", .number(default: 0.1, 1e-6...1), "γ, what remains at a drop; 0.1 as in PyTorch"),
        ],
        source: Source("He et al.", 2016, "Deep Residual Learning for Image Recognition", "arXiv 1512.03385")
    ) { t, _, settings in
        exp(floor(t / settings.number("every")) * Foundation.log(settings.number("factor")))
    }

    /// One half period, without restarts.
    public static let cosine = warmed(
        "cosine", title: "Cosine annealing", formula: "f + (1 − f) · (1 + cos(π·t/T)) / 2", settings: [finalSetting],
        source: Source(
            "Loshchilov and Hutter", 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts",
            "arXiv 1608.03983")
    ) { t, planned, settings in
        let last = settings.number("final")
        return last + (1 - last) * (0.5 + 0.5 * cos(progress(t, planned) * Double.pi))
    }

    /// As PyTorch's ExponentialLR.
    public static let exponential = warmed(
        "exponential", title: "Exponential decay", formula: "γᵗ",
        settings: [Setting("factor", .number(default: 0.999, 1e-6...1), "γ, what remains after each step")],
        source: Source(
            "Darken and Moody", 1991, "Note on Learning Rate Schedules for Stochastic Optimization")
    ) { t, _, settings in
        exp(t * Foundation.log(settings.number("factor")))
    }

    /// Down a line to the final factor.
    public static let linear = warmed(
        "linear", title: "Linear decay", formula: "1 − (1 − f)·t/T", settings: [finalSetting],
        source: Source("Goyal et al.", 2017, "Accurate, Large Minibatch SGD", "arXiv 1706.02677")
    ) { t, planned, settings in
        1.0 - (1 - settings.number("final")) * progress(t, planned)
    }

    private static let finalSetting = Setting(
        "final", .number(default: 0, 0...1), "f, the factor when all planned steps are taken")

    /// How much of the plan is done, 0 to 1.
    private static func progress(_ t: Expr, _ planned: Expr) -> Expr { min(t / max(planned, 1), 1) }

    private static func warmed(
        _ name: String, title: String, formula: String, settings: [Setting] = [], source: Source,
        factor: @escaping @Sendable (Expr, Expr, SettingValues) -> Expr
    ) -> Schedule {
        let warmup = Setting(
            "warmup", .integer(default: 0, 0...1_000_000_000),
            "w, steps over which the rate rises to its value")
        return Schedule(name, title: title, formula: formula, settings: settings + [warmup], source: source) {
            t, planned, values in
            let steps = values.number("warmup")
            let value = factor(t, planned, values)
            return steps == 0 ? value : value * min((t + 1.0) / steps, 1)
        }
    }
}
