import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// A network's forward pass over any number of rows, with the parameters of a run.
///
/// The plan is for a fixed number of rows; more rows take several runs, the last filled up with repetitions
/// that are not counted. Where a unit mixes rows that would change what they give: then all rows are one run.
final class Evaluator<T: Element> {
    /// A plan for a number of rows.
    private struct Compiled {
        let graph: ObservationGraph
        let executor: Executor<T>
        let x: Executor<T>.Place, y: Executor<T>.Place
        let step: Executor<T>.Place
    }

    private let experiment: Experiment
    private let problem: Problem
    private let abandonment: Abandonment
    private let state: [Variable]
    private let outputs: (ObservationGraph) -> [(name: String, value: Expr)]
    private let standard: Compiled
    /// Plans for other numbers of rows, where units mix them.
    private var others: [Int: Compiled] = [:]
    private var current: Compiled
    private let mixesRows: Bool

    /// Other plans that are kept; a screen may ask for pictures of many sizes.
    private static var otherLimit: Int { 6 }

    /// The forward pass of the last run.
    var graph: ObservationGraph { current.graph }

    /// - Parameters:
    ///   - state: the variables of a run, whose block this evaluator can take over.
    ///   - abandonment: who may ask that a long run be given up.
    ///   - outputs: what is to be read after each run.
    init(
        _ experiment: Experiment, problem: Problem, state: [Variable], rows: Int,
        abandonment: Abandonment = .never,
        outputs: @escaping (ObservationGraph) -> [(name: String, value: Expr)]
    ) throws(NetworkError) {
        (self.experiment, self.problem, self.state, self.outputs) = (experiment, problem, state, outputs)
        self.abandonment = abandonment
        standard = try Self.compiled(experiment, problem, state, outputs, rows: rows, abandonment)
        current = standard
        mixesRows = standard.graph.network.layers.contains { $0.unit.mixesRows }
    }

    private static func compiled(
        _ experiment: Experiment, _ problem: Problem, _ state: [Variable],
        _ outputs: (ObservationGraph) -> [(name: String, value: Expr)], rows: Int, _ abandonment: Abandonment
    ) throws(NetworkError) -> Compiled {
        let graph = try ObservationGraph(experiment, problem: problem, rows: rows)
        let plan = Plan(Computation(variables: state + graph.inputs, outputs: outputs(graph)))
        try PlanMemory.check(plan, as: T.self, state: 0)
        let executor = Executor<T>(plan, abandonment: abandonment)
        return Compiled(
            graph: graph, executor: executor, x: executor.place(ofVariable: ObservationGraph.InputName.x),
            y: executor.place(ofVariable: ObservationGraph.InputName.y),
            step: executor.place(ofVariable: ObservationGraph.InputName.step))
    }

    /// Makes what it needs to run over so many rows.
    func prepare(rows: Int) throws(NetworkError) {
        guard mixesRows, rows > 0, rows != standard.graph.rows, others[rows] == nil else { return }
        if others.count >= Self.otherLimit { others.removeAll() }
        others[rows] = try Self.compiled(experiment, problem, state, outputs, rows: rows, abandonment)
    }

    /// Takes over the state of a run at a step.
    func take(_ state: [T], step number: Int) {
        standard.executor.writeVariables(state)
        setStep(number)
    }

    func setStep(_ number: Int) { standard.executor.write(T(number), to: standard.step) }

    func setValues(_ values: [T], ofVariable name: String) { standard.executor[variable: name] = values }

    func values(ofVariable name: String) -> [T] { standard.executor[variable: name] }

    /// The values of an output after the last run.
    func values(_ output: String) -> [T] { current.executor[output: output] }

    /// Runs over all rows and shows each run's number of counted rows to `body`.
    ///
    /// - Returns: false where somebody asked to give up on the way.
    @discardableResult
    func run(inputs: [T], targets: [T]?, body: (_ first: Int, _ count: Int) -> Void) -> Bool {
        let columns = current.x.count / graph.rows, targetColumns = current.y.count / graph.rows
        let total = inputs.count / columns
        choose(rows: total)
        let (executor, rows) = (current.executor, graph.rows)
        var first = 0
        while first < total {
            let count = min(rows, total - first)
            if count == rows {
                executor.write(inputs, from: first * columns, to: current.x)
                if let targets { executor.write(targets, from: first * targetColumns, to: current.y) }
            } else {
                executor.write(filled(inputs, from: first, columns: columns), from: 0, to: current.x)
                if let targets {
                    executor.write(filled(targets, from: first, columns: targetColumns), from: 0, to: current.y)
                }
            }
            guard executor.run(), !abandonment.isAsked else { return false }
            body(first, count)
            first += count
        }
        return true
    }

    /// The plan for so many rows, with the state as it is; the standard one where rows do not mix, or where all at
    /// once would need too much memory (scores have been prepared for).
    private func choose(rows: Int) {
        try? prepare(rows: rows)
        guard mixesRows, let other = others[rows] else {
            current = standard
            return
        }
        for variable in state { other.executor[variable: variable.name] = standard.executor[variable: variable.name] }
        other.executor.write(standard.executor.scalar(standard.step), to: other.step)
        current = other
    }

    /// The rows from `first` on, the last one repeated up to the plan's number of rows.
    private func filled(_ values: [T], from first: Int, columns: Int) -> [T] {
        var result = Array(values[(first * columns)...])
        let last = values.suffix(columns)
        while result.count < graph.rows * columns { result += last }
        return result
    }
}
