import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// A network's forward pass over any number of rows, with the parameters of a run.
///
/// The plan is for a fixed number of rows; more rows take several runs, the last filled up with repetitions
/// that are not counted.
final class Evaluator<T: Element> {
    let graph: ObservationGraph
    private let executor: Executor<T>
    private let x: Executor<T>.Place, y: Executor<T>.Place
    private let step: Executor<T>.Place
    private let inputCount: Int, outputCount: Int

    /// - Parameters:
    ///   - state: the variables of a run, whose block this evaluator can take over.
    ///   - outputs: what is to be read after each run.
    init(
        _ experiment: Experiment, problem: Problem, state: [Variable], rows: Int,
        outputs: (ObservationGraph) -> [(name: String, value: Expr)]
    ) throws(NetworkError) {
        graph = try ObservationGraph(experiment, problem: problem, rows: rows)
        inputCount = problem.inputCount
        outputCount = problem.outputCount
        let plan = Plan(Computation(variables: state + graph.inputs, outputs: outputs(graph)))
        executor = Executor(plan)
        x = executor.place(ofVariable: ObservationGraph.InputName.x)
        y = executor.place(ofVariable: ObservationGraph.InputName.y)
        step = executor.place(ofVariable: ObservationGraph.InputName.step)
    }

    /// Takes over the state of a run at a step.
    func take(_ state: [T], step number: Int) {
        executor.writeVariables(state)
        executor.write(T(number), to: step)
    }

    func setStep(_ number: Int) { executor.write(T(number), to: step) }

    func setValues(_ values: [T], ofVariable name: String) { executor[variable: name] = values }

    func values(ofVariable name: String) -> [T] { executor[variable: name] }

    func place(_ output: String) -> Executor<T>.Place { executor.place(ofOutput: output) }

    /// The values of an output after the last run.
    func values(_ place: Executor<T>.Place) -> [T] {
        var values = [T](repeating: 0, count: place.count)
        executor.read(place, into: &values)
        return values
    }

    /// Runs over all rows and shows each run's number of counted rows to `body`.
    func run(inputs: [T], targets: [T]?, body: (_ first: Int, _ count: Int) -> Void) {
        let total = inputs.count / inputCount
        var first = 0
        while first < total {
            let count = min(graph.rows, total - first)
            if count == graph.rows {
                executor.write(inputs, from: first * inputCount, to: x)
                if let targets { executor.write(targets, from: first * outputCount, to: y) }
            } else {
                executor.write(filled(inputs, from: first, columns: inputCount), from: 0, to: x)
                if let targets { executor.write(filled(targets, from: first, columns: outputCount), from: 0, to: y) }
            }
            executor.run()
            body(first, count)
            first += count
        }
    }

    /// The rows from `first` on, the last one repeated up to the plan's number of rows.
    private func filled(_ values: [T], from first: Int, columns: Int) -> [T] {
        var result = Array(values[(first * columns)...])
        let last = values.suffix(columns)
        while result.count < graph.rows * columns { result += last }
        return result
    }
}
