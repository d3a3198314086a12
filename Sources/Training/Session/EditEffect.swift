import Experiments

/// What an edit of an experiment does to a run: said before it is done, and how it is done.
public struct EditEffect: Hashable, Sendable {
    /// Whether data are made or read again.
    public let reloadsData: Bool
    /// Whether layers that fit keep what they have learned.
    public let keepsWeights: Bool
    /// Whether the plan changes at all; otherwise a number is turned and that is all.
    public let needsNewRun: Bool
    /// New layers, by index, and the old layers whose weights they keep. The output layer is the last.
    public let keptLayers: [Int: Int]
    /// Layers of the new network, the output layer included.
    public let layerCount: Int
    /// Whether nothing but activations of layers was replaced, so that the network can be compared with what it was.
    public let isSwap: Bool
    /// A few words for the mark on the chart.
    public let label: String

    /// Compares two experiments field by field.
    public init(from old: Experiment, to new: Experiment) {
        let changed = Experiment.fields.filter { $0.differs(old, new) }
        let reach = changed.reduce(into: ExperimentField.Reach.words) { $0.formUnion($1.reach(old, new)) }
        reloadsData = reach.isSuperset(of: .data)
        needsNewRun = reach.contains(.plan)
        let kept = Self.alignment(old.layers + [old.output], new.layers + [new.output])
        keptLayers = kept
        layerCount = new.layers.count + 1
        // Another seed or precision, or nothing in common: a fresh start.
        keepsWeights = !reach.isSuperset(of: .weights) && !kept.isEmpty
        let plan = Set(changed.filter { $0.reach(old, new).contains(.plan) }.map(\.key))
        let isNetwork = plan.isSubset(of: [ExperimentField.network.key, ExperimentField.output.key])
        let swapped = isNetwork ? Self.swaps(old, new) : nil
        isSwap = swapped != nil && keepsWeights
        label =
            swapped
            ?? (plan.contains(ExperimentField.network.key) || plan.contains(ExperimentField.output.key)
                ? ExperimentField.network.title
                : reloadsData
                    ? ExperimentField.data.title
                    : plan.contains(ExperimentField.batch.key) ? ExperimentField.batch.title : "settings")
    }

    /// `2: tanh→gelu` where activations are all that differs of the layers, `nil` where it is not so.
    private static func swaps(_ old: Experiment, _ new: Experiment) -> String? {
        let (before, after) = (old.layers + [old.output], new.layers + [new.output])
        guard before.count == after.count, old.phases.isEmpty else { return nil }
        var words: [String] = []
        for (index, (one, other)) in zip(before, after).enumerated() {
            let changed = Experiment.Layer.fields.filter { $0.differs(one, other) }.map(\.key)
            if changed.isEmpty { continue }
            guard changed == [LayerField.activation.key] else { return nil }
            words.append("\(index + 1): \(one.activation?.name ?? "none")→\(other.activation?.name ?? "none")")
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// In words, for the person about to make the edit.
    public var description: String {
        if !needsNewRun { return "takes effect at once" }
        if !keepsWeights { return "starts afresh with new weights" }
        let fresh = layerCount - keptLayers.count
        return fresh == 0 ? "keeps all weights" : "keeps the weights of \(keptLayers.count) of \(layerCount) layers"
    }

    /// The longest common subsequence of layers that compute the same from the same.
    private static func alignment(_ old: [Experiment.Layer], _ new: [Experiment.Layer]) -> [Int: Int] {
        func same(_ i: Int, _ j: Int) -> Bool {
            let (a, b) = (old[i], new[j])
            return a.unit == b.unit && a.settings == b.settings
        }
        var best = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : max(best[i + 1][j], best[i][j + 1])
            }
        }
        var (i, j) = (0, 0)
        var result: [Int: Int] = [:]
        while i < old.count, j < new.count {
            if same(i, j), best[i][j] == best[i + 1][j + 1] + 1 {
                result[j] = i
                i += 1
                j += 1
            } else if best[i + 1][j] >= best[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return result
    }
}
