import Catalogue
import Execution
import ExpressionGraph
import Experiments

extension NeuronUnit {
    /// What a unit makes of one row.
    public struct Samples: Hashable, Sendable {
        /// The unit's output at each point, row by row.
        public let values: [Double]
        /// jacobian[i][j] = ∂yᵢ/∂xⱼ, as training uses it.
        public let jacobian: [[Double]]
    }

    /// The unit as training computes it, with its settings at their defaults, on one row of numbers; `nil` where
    /// it has parameters that a seed fills.
    public func samples(of row: [Double], precision: Experiment.Precision = .single) -> Samples? {
        switch precision {
        case .single: samples(of: row, Float.self)
        case .double: samples(of: row, Double.self)
        }
    }

    private func samples<T: Element>(of row: [Double], _ type: T.Type) -> Samples? {
        guard !row.isEmpty else { return nil }
        let x = Variable("x", [1, row.count])
        let context = LayerContext(
            prefix: "unit", units: row.count, settings: SettingValues(settings), isTraining: false, step: .constant(0),
            nextStream: { 0 }, activate: { $0 })
        let y = build(x.expression, context)
        var filled: [(variable: Variable, values: [Double])] = []
        for parameter in context.parameters {
            guard let values = parameter.initializer.fixedValues(parameter.variable.shape.count) else { return nil }
            filled.append((parameter.variable, values))
        }
        let rows = (0..<y.shape[1]).map { index in
            gradient(of: y.slice(axis: 1, index..<index + 1), withRespectTo: [x.expression])[0]
        }
        let outputs = [("y", y)] + rows.enumerated().map { ("\($0.offset)", $0.element) }
        let executor = Executor<T>(
            Plan(Computation(variables: [x] + filled.map(\.variable), outputs: outputs)))
        executor[variable: x.name] = T.elements(row)
        for (variable, values) in filled { executor[variable: variable.name] = T.elements(values) }
        executor.run()
        return Samples(
            values: T.doubles(executor[output: "y"]),
            jacobian: rows.indices.map { T.doubles(executor[output: "\($0)"]) })
    }
}

extension Initializer {
    /// The filling where no seed decides it.
    fileprivate func fixedValues(_ count: Int) -> [Double]? {
        switch self {
        case .zeros: [Double](repeating: 0, count: count)
        case .constant(let value): [Double](repeating: value, count: count)
        case .values(let values): values
        default: nil
        }
    }
}
