import ExpressionGraph

extension NeuronUnit {
    /// Every two units become their larger and their smaller value; a unit left over stays.
    ///
    /// Shapes: z and y [B, U]. The Jacobian is a permutation, so lengths of gradients stay.
    public static let maxMin = NeuronUnit(
        "maxmin", aliases: ["oplu"], title: "MaxMin", family: acrossUnitsFamily,
        formula: "y₁ = max(z₁, z₂), y₂ = min(z₁, z₂) for every pair",
        source: Source(
            "Chernodub and Nowicki", 2016, "Norm-preserving Orthogonal Permutation Linear Unit Activation Functions",
            "arXiv 1604.02313"), width: .asInput
    ) { z, _ in sorted(z, groups: 2) }

    /// Units sorted within groups, the largest first.
    ///
    /// Shapes: z and y [B, U].
    public static let groupSort = NeuronUnit(
        "group-sort", title: "GroupSort", family: acrossUnitsFamily,
        formula: "y = z sorted within groups of g units, the largest first",
        settings: [Setting("group", .integer(default: 4, 2...16), "g, units of a group; 2 is MaxMin")],
        source: Source(
            "Anil, Lucas and Grosse", 2019, "Sorting out Lipschitz function approximation", "arXiv 1811.05381"),
        remark: "Units left over at the end form a smaller group.", width: .asInput
    ) { z, layer in sorted(z, groups: layer.settings.integer("group")) }

    /// Sorts by comparing neighbours, as many rounds as a group has units (odd-even transposition).
    private static func sorted(_ z: Expr, groups size: Int) -> Expr {
        var columns = (0..<z.shape[1]).map { z.slice(axis: 1, $0..<$0 + 1) }
        for start in stride(from: 0, to: columns.count, by: size) {
            let end = min(start + size, columns.count)
            for round in 0..<(end - start) where end - start > 1 {
                for first in stride(from: start + round % 2, to: end - 1, by: 2) {
                    let (a, b) = (columns[first], columns[first + 1])
                    // One comparison for both: where they are equal, each gradient has one way to go.
                    let isInOrder = b .<= a
                    columns[first] = select(isInOrder, a, b)
                    columns[first + 1] = select(isInOrder, b, a)
                }
            }
        }
        return .concatenated(columns, axis: 1)
    }

    /// Every two units are mirrored at a learned line where they lie behind it; a unit left over stays.
    ///
    ///     y = z where v·z > 0, else z − 2(v·z)v,   v = (cos φ, sin φ)
    ///
    /// Shapes: z and y [B, U], φ [U/2].
    public static let householder = NeuronUnit(
        "householder", title: "Householder", family: acrossUnitsFamily,
        formula: "y = z where v·z > 0, else z − 2(v·z)v; v = (cos φ, sin φ) for every pair, φ learned",
        source: Source(
            "Singla, Singla and Feizi", 2022, "Improved deterministic l2 robustness on CIFAR-10 and CIFAR-100",
            "arXiv 2108.04062"),
        remark: "Keeps the length of every gradient. φ begins at 3π/4, where it is MaxMin turned round.",
        width: .asInput
    ) { z, layer in
        let pairs = z.shape[1] / 2
        guard pairs > 0 else { return z }
        let angle = layer.parameter("angle", [pairs], .constant(0.75 * Double.pi), isDecayed: false)
        let (first, second) = (z.slice(axis: 1, 0..<pairs), z.slice(axis: 1, pairs..<2 * pairs))
        let (u, v) = (cos(angle), sin(angle))
        let behind = 2.0 * min(first * u + second * v, 0)
        var parts = [first - behind * u, second - behind * v]
        if z.shape[1] > 2 * pairs { parts.append(z.slice(axis: 1, 2 * pairs..<z.shape[1])) }
        return .concatenated(parts, axis: 1)
    }
}
