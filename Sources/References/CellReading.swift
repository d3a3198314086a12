import Catalogue
import ExpressionGraph

extension ReferenceCase.Builder {
    /// A cell over whole sequences: its outputs at every time step, and the gradients through all of them. Tensors are
    /// [batch, time, feature]; a state named h starts at 0, or at the file's parameter h0, [batch, ...].
    mutating func addCell(_ reference: ReferenceUnit, _ entry: ReferenceEntry) throws(ReferenceError) {
        guard case .cell(let builder) = reference.unit.kind else { return }
        let x = try variable("input", entry.input, rank: 3)
        let (batch, steps, inputs) = (x.shape[0], x.shape[1], x.shape[2])
        let shape = try required(entry.output, "output").checked("output", name, rank: 3)
        guard shape[0] == batch, shape[1] == steps else {
            throw .shape("output", case: name, found: shape, expected: [batch, steps, shape[2]])
        }
        guard steps <= Self.stepLimit else { throw .tooLarge(case: name) }
        let context = LayerContext(
            prefix: "unit", units: shape[2],
            settings: SettingValues(reference.unit.settings, chosen: reference.chosen), isTraining: false,
            step: .constant(0), isFirst: true, timeSteps: steps, nextStream: { 0 }, activate: { $0 })
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
        let y = cell.outputs(over: x.reshaped([batch * steps, inputs]), steps: steps, from: states).reshaped(shape)
        let parameters = try fill(context, reference, in: y, file, others: Set(starts.map(\.name)))
        try expectOutput(y, gradientsOf: x, parameters + starts, entry)
    }

    /// A step is a part of the graph.
    private static var stepLimit: Int { 1000 }
}
