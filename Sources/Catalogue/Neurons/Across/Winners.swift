import ExpressionGraph

extension NeuronUnit {
    /// The k largest of the layer stay, or stay above the k-th largest; the others are 0.
    ///
    /// Shapes: z and y [B, U]. Of equal units the first counts as larger.
    ///
    /// Cost: U² comparisons for each row.
    public static let kWinners = NeuronUnit(
        "k-winners", aliases: ["k-wta"], title: "k winners take all", family: acrossUnitsFamily,
        formula: "mask: y = z for the k largest, else 0\nsubtract: y = max(z − (the k-th largest), 0)",
        settings: [
            Setting("winners", .integer(default: 4, 1...4096), "k, units that stay; all where there are fewer"),
            Setting("form", .choice(default: "mask", ["mask", "subtract"]), "what becomes of the winners"),
        ],
        source: Source(
            "Xiao, Zhong and Zheng", 2020, "Enhancing Adversarial Defense by k-Winners-Take-All", "arXiv 1905.10510"),
        remark: "Jumps where two units change places; with subtract it does not.", width: .asInput
    ) { z, layer in
        let units = z.shape[1]
        let winners = min(layer.settings.integer("winners"), units)
        let rank = rank(of: z)
        if layer.settings.choice("form") == "mask" { return select(rank .< Double(winners), z, 0) }
        let last = select(rank .== Double(winners - 1), z, 0).sum([1])
        return max(z - last, 0)
    }

    /// The largest of every group stays, the others are 0.
    ///
    /// Shapes: z and y [B, U]. Units left over at the end form a smaller group.
    public static let localWinner = NeuronUnit(
        "lwta", aliases: ["local-winner-take-all"], title: "Local winner takes all", family: acrossUnitsFamily,
        formula: "y = z for the largest of each group of g units, else 0",
        settings: [Setting("group", .integer(default: 2, 2...64), "g, units of a group")],
        source: Source("Srivastava et al.", 2013, "Compete to Compute"), width: .asInput
    ) { z, layer in
        let (units, size) = (z.shape[1], layer.settings.integer("group"))
        let groups = stride(from: 0, to: units, by: size).map { start in
            let group = z.slice(axis: 1, start..<min(start + size, units))
            return select(rank(of: group) .< 1.0, group, 0)
        }
        return .concatenated(groups, axis: 1)
    }

    /// How many units of the row are larger, or equal and before: 0 for the largest. [B, U] for [B, U].
    static func rank(of z: Expr) -> Expr {
        let (rows, units) = (z.shape[0], z.shape[1])
        let (own, others) = (z.reshaped([rows, units, 1]), z.reshaped([rows, 1, units]))
        let isBefore = Expr.table(
            (0..<units * units).map { $0 % units < $0 / units ? 1 : 0 }, [1, units, units])
        let isAhead = (others .> own) + (others .== own) * isBefore
        return stopGradient(isAhead.sum([2]).reshaped([rows, units]))
    }
}
