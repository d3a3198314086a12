import Catalogue
import Execution
import ExpressionGraph
import Experiments

/// Runs one layer of a network alone on rows that its unit's lens has chosen. In double precision, whatever the run's.
final class LayerEvaluator {
    /// What a plan is made for.
    struct Key: Hashable {
        let layer: Int
        let rows: Int
    }

    private let graph: LayerGraph
    private let executor: Executor<Double>

    /// `nil` where the layer offers no lens.
    init?(_ experiment: Experiment, _ layer: BuiltLayer, _ key: Key) {
        guard let graph = LayerGraph(experiment, layer: key.layer, layer, rows: key.rows) else { return nil }
        self.graph = graph
        executor = Executor(
            Plan(
                Computation(
                    variables: graph.state + [graph.x, graph.step],
                    outputs: graph.lens.watches.enumerated().map { ("\($0.offset)", $0.element.value) })))
    }

    /// The layer's variables as they are now.
    func take(step: Int, _ values: (Variable) -> [Double]) {
        for variable in graph.state { executor[variable: variable.name] = values(variable) }
        executor[variable: graph.step.name] = [Double(step)]
    }

    /// Everything watched at some rows, [rows, inputs].
    func values(at x: [Double], classes: [Int]) -> WatchedValues {
        executor[variable: graph.x.name] = x
        executor.run()
        let watches = graph.lens.watches
        return WatchedValues(watches, watches.indices.map { executor[output: "\($0)"] }, classes: classes)
    }
}
