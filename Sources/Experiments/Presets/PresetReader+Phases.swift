import Catalogue
import Formulas

extension PresetReader {
    /// The phases of a run, each by the key that says what happens in it.
    ///
    /// - Parameter network: all layers, whose settings a phase may change.
    func phases(_ field: PresetField, network: [Experiment.Layer]) -> [Experiment.Phase] {
        guard let items = field.list(limit: PresetLimits.phases) else { return [] }
        let result = items.compactMap { phase($0, network: network) }
        var steps = 0
        for case .train(let training) in result { steps += training.steps }
        if steps > PresetLimits.steps {
            field.report(.wrong(.text("\(steps) steps in all"), expected: .wholeNumber(1...PresetLimits.steps)))
        }
        return result
    }

    /// What a phase can be.
    private enum PhaseKey: String, CaseIterable {
        case train, prune, refine
        case updateGrid = "update-grid"
        case snap, cut
        case shiftFrequency = "shift-frequency"
        case redraw
    }

    private func phase(_ field: PresetField, network: [Experiment.Layer]) -> Experiment.Phase? {
        guard var fields = PresetFields(field) else { return nil }
        // The other keys of a phase of training include one of the names.
        let keys = PhaseKey.allCases.map(\.rawValue)
        let given = PhaseKey.allCases.filter { fields.has($0.rawValue) }
        let kind = given.contains(.train) ? .train : given.first
        guard let kind, kind == .train || given.count == 1, let value = fields.take(kind.rawValue) else {
            return field.wrong(.oneKey(keys))
        }
        let phase: Experiment.Phase?
        switch kind {
        case .train: phase = training(value, &fields, network: network).map { .train($0) }
        case .updateGrid: phase = value.choice(["true"]).map { _ in .surgery(.updateGrid) }
        case .refine: phase = value.wholeNumber(in: 1...1000).map { .surgery(.refine(grid: $0)) }
        case .prune: phase = pruning(value).map { .surgery($0) }
        case .snap: phase = snapping(value, &fields).map { .surgery($0) }
        case .cut: phase = edge(value).map { .surgery(.cut($0)) }
        case .shiftFrequency: phase = value.choice(["true"]).map { _ in .surgery(.shiftFrequency) }
        case .redraw: phase = value.number(in: 0...1e12).map { .surgery(.redraw(above: $0)) }
        }
        switch kind {
        case .train, .redraw: break
        case .shiftFrequency:
            if network.first?.unit != Surgery.sines { field.report(.noFirstLayer(unit: Surgery.sines)) }
        case .prune, .refine, .updateGrid, .snap, .cut:
            if !network.contains(where: { $0.unit == Surgery.unit }) { field.report(.noLayer(unit: Surgery.unit)) }
        }
        fields.finish()
        return phase
    }

    private func training(
        _ steps: PresetField, _ fields: inout PresetFields, network: [Experiment.Layer]
    ) -> Experiment.Training? {
        let count = steps.wholeNumber(in: 1...PresetLimits.steps)
        var result = Experiment.Training(steps: count ?? 1)
        var changed: [ExperimentField] = [], described = Experiment.blank
        for field in self.fields {
            guard let phase = field.text.phase, let value = fields.take(field.name) else { continue }
            changed.append(field)
            phase.read(value, self, &described)
        }
        result.changes = ExperimentChange(changed, of: described)
        result.part = fields.take("part")?.wholeNumber(in: 1...PresetLimits.phases)
        if let every = fields.take("update-grid") {
            result.gridUpdates = every.wholeNumber(in: 1...PresetLimits.steps)
            if !network.contains(where: { $0.unit == Surgery.unit }) {
                every.report(.noLayer(unit: Surgery.unit))
            }
        }
        result.settings = fields.takeGiven(changeableSettings(network))
        return count == nil ? nil : result
    }

    /// Settings of the network's units that are numbers, such as the weights of penalties: others decide what
    /// parameters there are, and those cannot change in the middle of a run.
    private func changeableSettings(_ network: [Experiment.Layer]) -> [Setting] {
        // A key means one thing.
        var names = Set(fields.filter { $0.text.phase != nil }.map(\.name) + ["part"])
        return network.flatMap { Palette.unit(named: $0.unit)?.settings ?? [] }.filter { setting in
            guard case .number = setting.kind else { return false }
            return names.insert(setting.name).inserted
        }
    }

    /// `true` for the usual thresholds, or a mapping of them.
    private func pruning(_ field: PresetField) -> Surgery? {
        var (node, edge) = (Surgery.nodeThreshold, Surgery.edgeThreshold)
        if field.flagWord == true { return .prune(node: node, edge: edge) }
        guard case .mapping = field.node.content, var fields = PresetFields(field) else {
            return field.wrong(.oneOf(["true", "{node: \(node), edge: \(edge)}"]))
        }
        node = fields.take("node")?.number(in: 0...1e6) ?? node
        edge = fields.take("edge")?.number(in: 0...1e6) ?? edge
        fields.finish()
        return .prune(node: node, edge: edge)
    }

    /// The numbers of layer, input and unit, counted from 1.
    private func edge(_ field: PresetField) -> Surgery.Edge? {
        guard case .list(let given) = field.node.content, given.count == 3, let items = field.list(.edge) else {
            return field.wrong(.edge)
        }
        let numbers = items.compactMap { $0.wholeNumber(in: 1...NetworkLimits.width) }
        guard numbers.count == 3 else { return nil }
        return Surgery.Edge(layer: numbers[0] - 1, input: numbers[1] - 1, unit: numbers[2] - 1)
    }

    /// Names of functions, or `all`; with an edge the one function that it becomes.
    private func snapping(_ field: PresetField, _ fields: inout PresetFields) -> Surgery? {
        let r2 = fields.take("r2")?.number(in: 0...1) ?? Surgery.standardR2
        let known = SymbolicFunction.library.map(\.name)
        if field.isWord("all") { return .snap(functions: known, r2: r2) }
        guard let items = field.list(.names, limit: known.count) else { return nil }
        let names = items.compactMap { item -> String? in
            guard let name = item.node.text else { return item.wrong(.line) }
            if let function = SymbolicFunction.named(name) { return function.name }
            item.report(.unknownName(name, .function, nearest: nearestName(to: name, among: known)))
            return nil
        }
        if let place = fields.take("edge") {
            guard items.count == 1 else { return field.wrong(.names) }
            return edge(place).flatMap { edge in names.first.map { .snapEdge(edge, function: $0) } }
        }
        return items.isEmpty ? field.wrong(.names) : .snap(functions: names, r2: r2)
    }
}
