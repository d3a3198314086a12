import Catalogue
import Execution
import ExpressionGraph
import Experiments

/// Runs one layer of a network alone on rows that are chosen to show what it does. In double precision, whatever
/// the run's.
final class LayerEvaluator {
    let layer: Int
    let rows: Int
    let graph: LayerGraph
    private let executor: Executor<Double>
    private let count: Int

    /// `nil` where the layer offers no microscope.
    ///
    /// - Parameter watched: what is read of the microscope.
    init?(
        _ experiment: Experiment, layer index: Int, _ layer: BuiltLayer, rows: Int,
        watching watched: (Microscope) -> [Expr]
    ) {
        guard let graph = LayerGraph(experiment, layer: index, layer, rows: rows) else { return nil }
        (self.layer, self.rows, self.graph) = (index, rows, graph)
        let outputs = watched(graph.microscope)
        count = outputs.count
        executor = Executor(
            Plan(
                Computation(
                    variables: graph.state + [graph.x, graph.step],
                    outputs: outputs.enumerated().map { ("\($0.offset)", $0.element) })))
    }

    /// The layer's variables as they are now.
    func take(step: Int, _ values: (Variable) -> [Double]) {
        for variable in graph.state { executor[variable: variable.name] = values(variable) }
        executor[variable: graph.step.name] = [Double(step)]
    }

    /// Everything watched at some rows, [rows, inputs].
    func values(at x: [Double]) -> [[Double]] {
        executor[variable: graph.x.name] = x
        executor.run()
        return (0..<count).map { executor[output: "\($0)"] }
    }
}
