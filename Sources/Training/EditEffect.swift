import Experiments
import Problems

/// What an edit of an experiment does to a run: said before it is done, and how it is done.
public struct EditEffect: Hashable, Sendable {
    public let reloadsData: Bool
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

    public init(from old: Experiment, to new: Experiment) {
        reloadsData = old.data != new.data
        let oldLayers = old.layers + [old.output], newLayers = new.layers + [new.output]
        let kept = Self.alignment(oldLayers, newLayers)
        keptLayers = kept
        layerCount = newLayers.count
        // Another seed or precision, or nothing in common: a fresh start.
        keepsWeights =
            old.seed == new.seed && old.precision == new.precision && !kept.isEmpty
            && old.initialization == new.initialization && !Self.startsAfresh(old.data, new.data)
        var sameButNumbers = old
        sameButNumbers.rate = new.rate
        sameButNumbers.steps = new.steps
        sameButNumbers.title = new.title
        sameButNumbers.note = new.note
        sameButNumbers.goal = new.goal
        sameButNumbers.expectations = new.expectations
        sameButNumbers.race = new.race
        // A factor that was 0 has no place in the plan.
        if (old.l1 == 0) == (new.l1 == 0) { sameButNumbers.l1 = new.l1 }
        if (old.l2 == 0) == (new.l2 == 0) { sameButNumbers.l2 = new.l2 }
        needsNewRun = sameButNumbers != new
        let swapped = Self.swaps(sameButNumbers, new)
        isSwap = swapped != nil && keepsWeights
        label =
            swapped
            ?? (old.layers != new.layers || old.output != new.output
                ? "network" : reloadsData ? "data" : old.batch != new.batch ? "batch" : "settings")
    }

    /// `2: tanh→gelu` where activations are all that differs, `nil` where it is not so.
    private static func swaps(_ old: Experiment, _ new: Experiment) -> String? {
        var same = new
        same.layers = old.layers
        same.output = old.output
        let (before, after) = (old.layers + [old.output], new.layers + [new.output])
        guard same == old, before.count == after.count, old.phases.isEmpty else { return nil }
        var words: [String] = []
        for (index, (one, other)) in zip(before, after).enumerated() where one != other {
            var unchanged = other
            unchanged.activation = one.activation
            guard unchanged == one else { return nil }
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

    private static func startsAfresh(_ old: ProblemSource, _ new: ProblemSource) -> Bool {
        old.origin != new.origin
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
