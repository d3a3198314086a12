extension Optimizer {
    /// Limited-memory BFGS with a strong Wolfe line search: one step is up to 20 moves of all parameters
    /// together, each with one or more evaluations of the objective on the step's batch. Suits `batch: all`.
    ///
    /// The rate is the length each line search tries first. Clipping does not apply, as the search needs the
    /// true gradient; a factor on the rate of a parameter stretches its axis, and 0 leaves it as it is.
    ///
    /// Source: Liu and Nocedal 1989; defaults as in PyTorch, tolerances as in pykan
    public static let lbfgs = Optimizer(
        Card(
            "lbfgs", aliases: ["limited-memory-bfgs"], title: "L-BFGS",
            formula: "d ← −H·g, H from the last pairs Δθ, Δg\nθ ← θ + t·d, t by a strong Wolfe search from η",
            settings: [
                Setting("history", .integer(default: 10, 1...100), "pairs Δθ, Δg that are remembered; as in pykan"),
                Setting("iterations", .integer(default: 20, 1...1000), "moves of a step; 20 as in PyTorch"),
                Setting(
                    "evaluations", .integer(default: 25, 1...10_000),
                    "evaluations after which a step makes no further move; 5/4 of the moves, as in PyTorch"),
                Setting(
                    "gradient-tolerance", .number(default: 1e-32, 0...1),
                    "the largest gradient at which nothing is left to do; as in pykan (PyTorch: 1e-7)"),
                Setting(
                    "change-tolerance", .number(default: 1e-32, 0...1),
                    "the change below which a step ends; as in pykan (PyTorch: 1e-9)"),
            ],
            source: Source(
                "Liu and Nocedal", 1989, "On the limited memory BFGS method for large scale optimization",
                "10.1007/BF01589116")),
        defaultRate: 1, move: .search(driver: "line search"))
}
