import Catalogue
import Execution
import ExpressionGraph
import Experiments

extension Activation {
    /// Values and slopes of a function at some points.
    public struct Samples: Hashable, Sendable {
        /// f at each point.
        public let values: [Double]
        /// f′ at each point.
        public let slopes: [Double]
    }

    /// The function as training computes it, in either precision.
    ///
    /// - Parameter parameters: as many as the activation has; its defaults if `nil`.
    public func samples(
        at points: [Double], parameters: [Double]? = nil, precision: Experiment.Precision = .single
    ) -> Samples {
        switch precision {
        case .single: samples(at: points, parameters, Float.self)
        case .double: samples(at: points, parameters, Double.self)
        }
    }

    private func samples<T: Element>(at points: [Double], _ parameters: [Double]?, _ type: T.Type) -> Samples {
        guard !points.isEmpty else { return Samples(values: [], slopes: []) }
        let x = Variable("x", [points.count])
        let constants = (parameters ?? self.parameters.map(\.default)).map { Expr.constant($0) }
        let y = function(x.expression, constants).broadcast(to: x.shape)
        let slope = gradient(of: y.total, withRespectTo: [x.expression])[0]
        let executor = Executor<T>(
            Plan(Computation(variables: [x], outputs: [("values", y), ("slopes", slope)])))
        executor[variable: x.name] = T.elements(points)
        executor.run()
        return Samples(
            values: T.doubles(executor[output: "values"]),
            slopes: T.doubles(executor[output: "slopes"]))
    }
}
