import Catalogue
import ExpressionGraph

extension ReferenceCase.Builder {
    /// A layer of a catalogue unit: its output, and the gradients with respect to input and parameters.
    ///
    /// - Returns: what the layer has declared; `nil` of a cell.
    @discardableResult
    mutating func addUnit(_ reference: ReferenceUnit, _ entry: ReferenceEntry) throws(ReferenceError) -> LayerContext? {
        if reference.unit.isCell {
            try addCell(reference, entry)
            return nil
        }
        let rank = reference.isSignal ? nil : 2
        let x = try variable("input", entry.input, rank: rank)
        let shape = try required(try entry.output, "output").checked("output", name, rank: rank)
        guard shape.rank > 0, x.shape.rank > 0, shape[0] == x.shape[0],
            reference.unit.width != .asInput || shape == x.shape
        else { throw .shape("output", case: name, found: shape, expected: x.shape) }
        let rows = x.shape[0]
        let (y, parameters, context) = try layer(
            reference, x.reshaped([rows, x.shape.count / rows]), units: reference.units ?? shape.count / rows,
            try entry.params ?? [:])
        guard y.shape == [rows, shape.count / rows] else {
            throw .shape("output", case: name, found: shape, expected: y.shape)
        }
        try expectOutput(
            y.reshaped(shape), gradientsOf: reference.hasInputGradient ? x : nil, parameters, entry)
        return context
    }

    /// Expects the output and, for L = Σ output · seed + penalty, the gradients of L.
    mutating func expectOutput(
        _ y: Expr, gradientsOf x: Expr?, _ parameters: [(name: String, expression: Expr)], _ entry: ReferenceEntry,
        penalty: Expr? = nil
    ) throws(ReferenceError) {
        try expect("output", y, entry.output, "output")
        let seed = try variable("grad_output", entry.gradOutput)
        guard seed.shape == y.shape else {
            throw .shape("grad_output", case: name, found: seed.shape, expected: y.shape)
        }
        let inputs: [Expr] = x.map { [$0] } ?? []
        let targets = inputs + parameters.map(\.expression)
        var gradients = adjoint(of: y, seed: seed, withRespectTo: targets)
        if let penalty { gradients = zip(gradients, gradient(of: penalty, withRespectTo: targets)).map { $0 + $1 } }
        if x != nil {
            try expect("gradient of the input", gradients.removeFirst(), entry.gradInput, "grad_input")
        }
        let expected = try entry.gradParams
        for (parameter, gradient) in zip(parameters, gradients) {
            try expect(
                "gradient of \(parameter.name)", gradient, expected?[parameter.name],
                "grad_params.\(parameter.name)")
        }
    }

    /// A unit applied to x, with its parameters taken from the file; they go by the file's names.
    mutating func layer(
        _ reference: ReferenceUnit, _ x: Expr, units: Int, _ file: [String: ReferenceTensor]
    ) throws(ReferenceError) -> (
        output: Expr, parameters: [(name: String, expression: Expr)], context: LayerContext
    ) {
        let activation = reference.activation.flatMap { Palette.activation(named: $0) }
        let context = LayerContext(
            prefix: "unit", units: units,
            settings: SettingValues(reference.unit.settings, chosen: reference.chosen),
            isTraining: reference.isTraining, step: .constant(0), isFirst: true, nextStream: { 0 },
            activate: { activation?($0) ?? $0 })
        let built = reference.unit.build(x, context)
        let y = context.hasActivated ? built : context.activate(built)
        return (y, try fill(context, reference, in: y, file), context)
    }

    /// The parameters and buffers that a layer has declared, filled from the file.
    ///
    /// - Parameter others: what else the file may hold, by its names.
    mutating func fill(
        _ context: LayerContext, _ reference: ReferenceUnit, in y: Expr, _ file: [String: ReferenceTensor],
        others: Set<String> = []
    ) throws(ReferenceError) -> [(name: String, expression: Expr)] {
        var found: [(name: String, expression: Expr)] = []
        for parameter in context.parameters {
            let ownName = String(parameter.variable.name.dropFirst("unit.".count))
            if let values = reference.given[ownName] {
                setValue(values(parameter.variable.shape), of: parameter.variable.name)
                continue
            }
            let fileName = reference.fileNames[ownName] ?? ownName
            let tensor = try required(file[fileName], "params.\(fileName)")
            let shape = try tensor.checked(fileName, name)
            // A filter of a signal has axes in the file that a row of weights has not.
            let own = parameter.variable.shape
            guard shape == own || reference.isSignal && shape.count == own.count else {
                throw .shape(fileName, case: name, found: shape, expected: own)
            }
            setValue(tensor.data, of: parameter.variable.name)
            found.append((fileName, parameter.variable.expression))
        }
        for other in file.keys.sorted() where !others.contains(other) && !found.contains(where: { $0.name == other }) {
            throw .unknownParameter(other, case: name, known: found.map(\.name))
        }
        for buffer in context.buffers { try fill(buffer, reference) }
        return resolved(found, in: y)
    }

    /// The graph's own nodes for the named parameters: gradients are taken with respect to nodes.
    private func resolved(_ parameters: [(name: String, expression: Expr)], in y: Expr)
        -> [(name: String, expression: Expr)]
    {
        var nodes: [String: Expr] = [:]
        for expression in Expr.sorted([y]) {
            if case .variable(let name) = expression.operation { nodes[name] = expression }
        }
        return parameters.map { parameter in
            guard case .variable(let name) = parameter.expression.operation else { return parameter }
            return (parameter.name, nodes[name] ?? parameter.expression)
        }
    }

    private mutating func fill(_ buffer: LayerContext.Buffer, _ reference: ReferenceUnit)
        throws(ReferenceError)
    {
        let shape = buffer.variable.shape
        if let knots = reference.knots, buffer.variable.name.hasSuffix(".grid") {
            guard knots.count == shape[1] else {
                throw .badConfiguration("knots", case: name, expected: "\(shape[1]) numbers")
            }
            setValue(Array(repeatElement(knots, count: shape[0]).joined()), of: buffer.variable.name)
            return
        }
        if let values = reference.buffers[String(buffer.variable.name.dropFirst("unit.".count))] {
            guard values.count == shape.count else {
                throw .badConfiguration(buffer.variable.name, case: name, expected: "\(shape.count) numbers")
            }
            return setValue(values, of: buffer.variable.name)
        }
        // Buffers of these units are filled without chance, so any generator will do.
        var generator = SystemRandomNumberGenerator()
        setValue(buffer.initializer.values(shape: shape, using: &generator), of: buffer.variable.name)
    }
}
