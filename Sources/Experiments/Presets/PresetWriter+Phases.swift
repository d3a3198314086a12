import Catalogue

extension PresetWriter {
    func phaseLines(_ phases: [Experiment.Phase]) -> [String] {
        phases.map { "  - " + YAMLText.mapping(entries($0)) }
    }

    private func entries(_ phase: Experiment.Phase) -> [(key: String, value: String)] {
        switch phase {
        case .train(let training): entries(training)
        case .surgery(.updateGrid): [("update-grid", "true")]
        case .surgery(.refine(let grid)): [("refine", "\(grid)")]
        case .surgery(.prune(let node, let edge)):
            [
                (
                    "prune",
                    node == Surgery.nodeThreshold && edge == Surgery.edgeThreshold
                        ? "true"
                        : YAMLText.mapping([("node", YAMLText.number(node)), ("edge", YAMLText.number(edge))])
                )
            ]
        case .surgery(.snap(let functions, let r2)):
            [("snap", YAMLText.list(functions.map(YAMLText.text)))]
                + (r2 == Surgery.standardR2 ? [] : [("r2", YAMLText.number(r2))])
        case .surgery(.cut(let edge)): [("cut", place(edge))]
        case .surgery(.snapEdge(let edge, let function)):
            [("snap", YAMLText.list([YAMLText.quoted(function)])), ("edge", place(edge))]
        case .surgery(.shiftFrequency): [("shift-frequency", "true")]
        case .surgery(.redraw(let loss)): [("redraw", YAMLText.number(loss))]
        }
    }

    private func place(_ edge: Surgery.Edge) -> String {
        YAMLText.list(["\(edge.layer + 1)", "\(edge.input + 1)", "\(edge.unit + 1)"])
    }

    private func entries(_ training: Experiment.Training) -> [(key: String, value: String)] {
        var entries = [(key: "train", value: "\(training.steps)")]
        let described = training.changes.applied(to: .blank)
        for field in fields where training.changes.changes(field) {
            if let phase = field.text.phase { entries.append((field.name, phase.write(described, self))) }
        }
        if let part = training.part { entries.append(("part", "\(part)")) }
        if let every = training.gridUpdates { entries.append(("update-grid", "\(every)")) }
        return entries + settings(training.settings)
    }
}
