import Catalogue
import ExpressionGraph

extension ReferenceCase.Builder {
    /// A cell over whole sequences: its outputs at every time step, and the gradients through all of them. Tensors are
    /// [batch, time, feature]; a state named h starts at 0, or at the file's parameter h0, [batch, ...].
    mutating func addCell(_ reference: ReferenceUnit, _ entry: ReferenceEntry) throws(ReferenceError) {
        guard case .cell(let builder) = reference.unit.kind else { return }
        let given = try variable("input", entry.input, rank: 3)
        let (batch, steps, inputs) = (given.shape[0], given.shape[1] + reference.padding, given.shape[2])
        let x = given.padded(axis: 1, start: 0, extent: steps)
        let shape = try required(entry.output, "output").checked("output", name, rank: 3)
        guard shape[0] == batch, shape[1] == steps else {
            throw .shape("output", case: name, found: shape, expected: [batch, steps, shape[2]])
        }
        guard steps <= Self.stepLimit else { throw .tooLarge(case: name) }
        let activation = reference.activation.flatMap { Palette.activation(named: $0) }
        let context = LayerContext(
            prefix: "unit", units: shape[2],
            settings: SettingValues(reference.unit.settings, chosen: reference.chosen), isTraining: false,
            step: .constant(0), isFirst: true, timeSteps: steps, nextStream: { 0 }, activate: { activation?($0) ?? $0 })
        let cell = builder(inputs, context)
        let file = try entry.params ?? [:]
        var starts: [(name: String, expression: Expr)] = []
        var states = cell.initialStates(sequences: batch)
        for (index, state) in cell.states.enumerated() where file[state.name + "0"] != nil {
            let start = try variable(state.name + "0", file[state.name + "0"])
            guard start.shape == states[index].shape else {
                throw .shape(state.name + "0", case: name, found: start.shape, expected: states[index].shape)
            }
            states[index] = start
            starts.append((state.name + "0", start))
        }
        var y = cell.outputs(over: x.reshaped([batch * steps, inputs]), steps: steps, from: states).reshaped(shape)
        let parameters = try fill(context, reference, in: y, file, others: Set(starts.map(\.name)))
        for (own, transform) in reference.transforms {
            let name = reference.fileNames[own] ?? own
            guard let node = parameters.first(where: { $0.name == name })?.expression else { continue }
            y = replacing([(node, transform(node))], in: [y])[0]
        }
        let penalty = context.penalties.isEmpty ? nil : context.penalties.reduce(.constant(0)) { $0 + $1.expression }
        if let penalty, let value: Double = try entry.field("extra_loss") { expect("penalty", penalty, value) }
        try expectStates(of: cell, reference, over: x, from: states, entry)
        // Where nothing can be learned a file has no gradients.
        let seed = try entry.gradOutput
        guard !parameters.isEmpty || seed != nil else { return try expect("output", y, entry.output, "output") }
        try expectOutput(y, gradientsOf: given, parameters + starts, entry, penalty: penalty)
    }

    /// Expects what the file has of the cell's states, [batch, time] and the state's shape, after every time step.
    private mutating func expectStates(
        of cell: RecurrentCell, _ reference: ReferenceUnit, over x: Expr, from start: [Expr], _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let file: [String: ReferenceTensor] = try entry.field("states") ?? [:]
        let (batch, steps) = (x.shape[0], x.shape[1])
        // The same cell with all that it keeps for its output.
        let watched = RecurrentCell(states: cell.states, prepare: cell.prepare) { prepared, states in
            let next = cell.step(prepared, states).states
            let flat = next.map { $0.reshaped([batch, $0.shape.count / batch]) }
            return (Expr.concatenated(flat, axis: 1), next)
        }
        let kept = watched.outputs(over: x.reshaped([batch * steps, x.shape[2]]), steps: steps, from: start)
        var first = 0
        for state in cell.states {
            let columns = first..<first + state.shape.count
            first = columns.upperBound
            guard let name = reference.states[state.name], let tensor = file[name] else { continue }
            let found = kept.slice(axis: 1, columns).reshaped(Shape([batch, steps] + state.shape.dimensions))
            try expect("state \(name)", found, tensor, "states." + name)
        }
    }

    /// A step is a part of the graph.
    private static var stepLimit: Int { 1000 }
}
