import Catalogue
import Execution
import Experiments
import ExpressionGraph
import Problems

/// Evaluates what a lens watches, on the probe rows, with a plan of its own: nothing else is computed.
final class LensEvaluator<T: Element> {
    private let evaluator: Evaluator<T>
    private let watches: [Watch]
    private let rows: ProbeRows<T>
    private let targets: [T]

    /// - Parameter state: the variables of the runs looked at.
    init(
        _ experiment: Experiment, problem: Problem, state: [Variable],
        watches watched: @escaping (ObservationGraph) -> [Watch]
    ) throws(NetworkError) {
        let rows = ProbeRows<T>(problem)
        var watches: [Watch] = []
        evaluator = try Evaluator(experiment, problem: problem, state: state, rows: rows.count) { graph in
            watches = watched(graph)
            return watches.enumerated().map { (name: "\($0)", value: $1.value) }
        }
        (self.rows, self.watches) = (rows, watches)
        let targets = problem.targets(of: problem.train, labels: evaluator.graph.labels)
        self.targets = T.elements(Array(targets.prefix(rows.count * problem.train.targetSteps * problem.outputCount)))
    }

    /// What was watched of a network with this state.
    func values(of state: [T], step: Int) -> WatchedValues {
        evaluator.take(state, step: step)
        var values: [[Double]] = []
        evaluator.run(inputs: rows.inputs, targets: targets) { _, _ in
            values = watches.indices.map { T.doubles(evaluator.values("\($0)")) }
        }
        return WatchedValues(watches, values, classes: rows.classes)
    }
}

/// The training rows on which networks are looked at: the first of them, the same for every network of a problem.
struct ProbeRows<T: Element> {
    /// Rows looked at, at most; time steps count as rows.
    private static var limit: Int { 256 }

    /// Rows of data, each a sequence where the data have time.
    let count: Int
    /// [rows, inputs], as networks take them.
    let inputs: [T]
    /// Of each row, or of each of its time steps; empty for quantities.
    let classes: [Int]

    init(_ problem: Problem) {
        let count = min(max(1, Self.limit / problem.steps), problem.train.rows)
        self.count = count
        inputs = T.elements(Array(problem.train.inputs.prefix(count * problem.steps * problem.inputCount)))
        classes =
            problem.classNames.isEmpty
            ? [] : (0..<count * problem.steps).map { problem.train.classIndex($0 / problem.steps) }
    }
}
