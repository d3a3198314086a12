import Catalogue
import Cells
import Experiments
import Training

extension State {
    /// The edge that the selection and the input lead to.
    var edge: Surgery.Edge { Surgery.Edge(layer: selection.layer, input: input, unit: selection.unit ?? 0) }

    private var splineLayers: [Experiment.Layer] {
        (experiment.layers + [experiment.output]).filter { $0.unit == Surgery.unit }
    }

    private static let noSplines = "no layer of this network has splines on its edges: choose the unit kan"

    /// Asks the trainer for a change of the edges.
    mutating func operate(_ command: NetworkCommand) -> [Effect] {
        guard !splineLayers.isEmpty else {
            message = Message(Self.noSplines)
            return []
        }
        let surgery: Surgery
        switch command {
        case .prune: surgery = .prune(node: Surgery.nodeThreshold, edge: Surgery.edgeThreshold)
        case .moveGrids: surgery = .updateGrid
        case .cutEdge:
            guard selectedLayer.unit == Surgery.unit else { return refuseEdge() }
            surgery = .cut(edge)
        default:
            guard let grid = finerGrid else {
                message = Message("the grids are as fine as they get")
                return []
            }
            surgery = .refine(grid: grid)
        }
        message = Message("\(surgery.label)…")
        return [.train(.change(.surgery(surgery)))]
    }

    /// Twice as many intervals as the finest grid has; `nil` where no unit allows that.
    private var finerGrid: Int? {
        guard let setting = NeuronUnit.kan.settings.first(where: { $0.name == "grid" }) else { return nil }
        let grids = splineLayers.compactMap { layer -> Double? in
            guard case .number(let grid) = layer.settings["grid"] ?? setting.defaultValue else { return nil }
            return grid
        }
        guard let most = grids.max(), setting.allows(.number(most * 2)) else { return nil }
        return Int(most * 2)
    }

    private mutating func refuseEdge() -> [Effect] {
        message = Message("the selected layer has no splines on its edges: its kind is \(selectedLayer.unit)")
        return []
    }

    /// Opens the list of functions for the edge looked at, which fills when they are found.
    mutating func findFunctions() -> [Effect] {
        guard !splineLayers.isEmpty else {
            message = Message(Self.noSplines)
            return []
        }
        guard selectedLayer.unit == Surgery.unit else { return refuseEdge() }
        functions = nil
        overlays.append(.picker(Picker(.functions(edge))))
        return [.train(.findFunctions(edge))]
    }

    /// Says what surgeries did, and remembers that they can be taken back.
    mutating func noticeSurgery(_ new: Snapshot, _ old: Snapshot?) {
        let seen = old?.outcomes.count ?? new.outcomes.count
        if new.outcomes.count < seen { history.forgetSurgeries() }
        guard new.outcomes.count > seen else { return }
        for outcome in new.outcomes[seen...] where outcome.before != nil { history.record(.surgery, outcome.label) }
        if let last = new.outcomes.last { message = Message(last.words, last.after == nil ? .problem : .good) }
    }
}

extension SurgeryOutcome {
    /// What was done and what came of it, in a line.
    var words: String {
        var parts = ["\(label): \(summary)"]
        if parametersBefore != parametersAfter { parts.append("\(parametersBefore) → \(parametersAfter) parameters") }
        if let before, let after {
            parts.append("train \(Self.change(before.train, after.train))")
            parts.append("test \(Self.change(before.test, after.test))")
        }
        return parts.joined(separator: ", ")
    }

    private static func change(_ before: Score, _ after: Score) -> String {
        "\(NumberText.significant(before.loss)) → \(NumberText.significant(after.loss))"
    }
}

extension SymbolicChoice {
    /// How well it fits, how simple it is, and what it would do to the losses.
    var words: String {
        let missing = 1 - candidate.r2
        var text = "1−R² \(missing < 1e-15 ? "0" : NumberText.significant(missing, digits: 2))"
        text += "  complexity \(NumberText.significant(candidate.complexity))"
        guard let after else { return text }
        text += "  train \(Self.change(before.train, after.train))  test \(Self.change(before.test, after.test))"
        return text
    }

    private static func change(_ before: Score, _ after: Score) -> String {
        "\(NumberText.significant(before.loss, digits: 2))→\(NumberText.significant(after.loss, digits: 2))"
    }
}
