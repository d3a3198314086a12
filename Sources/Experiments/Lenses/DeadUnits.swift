import Catalogue
import ExpressionGraph

extension Lens {
    /// The share of units whose output is the same for all probe rows, of each hidden layer and of all together.
    public static let deadUnits = Lens(
        Card(
            "dead-units", title: "Dead units",
            formula: "share of hidden units u with h_u(x) the same for all probe rows x",
            source: .own),
        cost: "a forward pass, B·U comparisons",
        numbers: [Number("dead-share", title: "dead share", range: 0...1, better: .lower, scale: .share)]
    ) { graph in
        graph.hiddenOutputs(as: "layer output")
    } read: { values in
        let layers = values["layer output"].map { layer in
            let dead = DeadUnits.flags(layer)
            return (name: layer.title, share: DeadUnits.share(dead), count: dead.count)
        }
        let share = layers.map { (share: $0.share, count: $0.count) }.share()
        return LensReading(
            .bars(.init(layers.map { .init($0.name, $0.share) }, limit: 1, scale: .share)),
            numbers: share.map { ["dead-share": $0] } ?? [:],
            facts: layers.isEmpty ? [LensFact("there is no hidden layer", .faint)] : [])
    }
}

/// The one definition of a dead unit.
public enum DeadUnits {
    /// Whether each unit's output, [rows, units], is the same for all rows, up to rounding in single precision.
    public static func flags(_ output: WatchedValues.Matrix) -> [Bool] {
        (0..<output.columns).map { unit in
            guard output.rows > 0 else { return false }
            let first = output.values[unit]
            return (0..<output.rows).allSatisfy {
                abs(output.values[$0 * output.columns + unit] - first) <= 1e-7 * max(1, abs(first))
            }
        }
    }

    /// The share that is dead; 0 of none.
    public static func share(_ flags: [Bool]) -> Double {
        flags.isEmpty ? 0 : Double(flags.count { $0 }) / Double(flags.count)
    }
}
