import Catalogue
import Execution
import ExpressionGraph
import Experiments

/// The names of a searched plan's outputs.
private enum OutputName {
    static let loss = "loss"
    static let objective = "objective"
    static let rate = "scheduled rate"
    static func gradient(_ index: Int) -> String { "gradient \(index)" }
}

/// Steps of L-BFGS on a training plan whose outputs are the objective and its gradients.
enum SearchedSteps: StepDriverKind {
    static let name = "line search"
    static var memory: (any DriverMemory.Type)? { LBFGS.self }

    static func computation(_ graph: TrainingGraph) -> Computation {
        Computation(
            variables: graph.state + graph.inputs.variables,
            outputs: [
                (OutputName.loss, graph.batchLoss), (OutputName.objective, graph.objective ?? graph.batchLoss),
                (OutputName.rate, graph.scheduledRate),
            ]
                + graph.directions.enumerated().compactMap { index, direction in
                    direction.map { (OutputName.gradient(index), $0) }
                })
    }

    static func driver<T: Element>(
        _ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>
    ) -> any StepDriver<T> {
        SearchingDriver(experiment, graph, executor)
    }
}

/// Searches in the parameters' displacement from where a step begins, so that single precision loses nothing
/// of a small move to the size of the parameters. A parameter with a factor r on its rate is stretched by √r:
/// down the gradient it then moves r times as far.
private final class SearchingDriver<T: Element>: StepDriver {
    private var search: LBFGS
    private let executor: Executor<T>
    /// Whether the search at hand was given up.
    private var isAbandoned = false
    private let loss: Executor<T>.Place, objective: Executor<T>.Place, rate: Executor<T>.Place
    private let batch: Executor<T>.Place?
    private let step: Executor<T>.Place
    private let parts: [Part]
    /// Puts parameters back within their limits after a step, and takes the next values of buffers; `nil` where there
    /// is neither.
    private let afterwards: (executor: Executor<T>, variables: [String])?

    private struct Part {
        var parameter: Executor<T>.Place
        var gradient: Executor<T>.Place
        var stretch: Double
        var name: String
    }

    init(_ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>) {
        self.executor = executor
        loss = executor.place(ofOutput: OutputName.loss)
        objective = executor.place(ofOutput: OutputName.objective)
        rate = executor.place(ofOutput: OutputName.rate)
        batch = graph.inputs.takesAll ? nil : executor.place(ofVariable: graph.inputs.rows.name)
        step = executor.place(ofVariable: graph.inputs.step.name)
        parts = graph.parameters.indices.compactMap { index in
            // A parameter that does not move is not searched for.
            guard graph.rateFactors[index] > 0, graph.directions[index] != nil else { return nil }
            let name = graph.parameters[index].variable.name
            return Part(
                parameter: executor.place(ofVariable: name),
                gradient: executor.place(ofOutput: OutputName.gradient(index)),
                stretch: graph.rateFactors[index].squareRoot(), name: name)
        }
        afterwards =
            graph.assignments.isEmpty
            ? nil
            : (
                Executor(
                    Plan(
                        Computation(
                            variables: graph.state + graph.inputs.variables, assignments: graph.assignments))),
                graph.assignments.map(\.variable.name)
            )
        search = LBFGS(Self.settings(experiment))
    }

    var memory: (any DriverMemory)? {
        get { search }
        set { if let memory = newValue as? LBFGS { search = memory } }
    }

    func take(_ rows: [Int32], first: Int, losses: inout [T]) -> Int {
        let size = batch?.count ?? 0
        for index in losses.indices {
            if let batch {
                let own = rows[index * size..<(index + 1) * size]
                executor.write(T.elements(own.map { Double($0) }), from: 0, to: batch)
            }
            executor.write(T(first + index), to: step)
            guard let loss = take(step: first + index) else { return index }
            losses[index] = loss
            if !losses[index].isFinite { return index + 1 }
        }
        return losses.count
    }

    private static func settings(_ experiment: Experiment) -> LBFGS.Settings {
        let entry = Optimizer.lbfgs
        let values = SettingValues(entry.settings, chosen: experiment.optimizer.settings)
        return LBFGS.Settings(
            history: values.integer("history"), iterations: values.integer("iterations"),
            evaluations: values.integer("evaluations"), gradientTolerance: values.number("gradient-tolerance"),
            changeTolerance: values.number("change-tolerance"))
    }

    /// Takes the step of a number on the rows that stand in the plan; gives the loss before it, or `nil` where somebody
    /// asked to give up: then nothing has changed.
    private func take(step number: Int) -> T? {
        let before = search
        isAbandoned = false
        let start = parts.map { part in
            var values = [T](repeating: 0, count: part.parameter.count)
            executor.read(part.parameter, into: &values)
            return values
        }
        var displacement = [Double](repeating: 0, count: start.reduce(0) { $0 + $1.count })
        let first = slope(at: displacement, from: start, step: number)
        let batchLoss = executor.scalar(loss)
        search.settings.rate = Double(executor.scalar(rate))
        _ = search.step(from: &displacement, first: first) { self.slope(at: $0, from: start, step: number) }
        if isAbandoned {
            search = before
            write([Double](repeating: 0, count: displacement.count), from: start)
            return nil
        }
        write(displacement, from: start)
        finish()
        return batchLoss
    }

    private func write(_ displacement: [Double], from start: [[T]]) {
        var offset = 0
        for (part, values) in zip(parts, start) {
            var moved = values
            for index in moved.indices { moved[index] += T(part.stretch * displacement[offset + index]) }
            executor.write(moved, from: 0, to: part.parameter)
            offset += values.count
        }
    }

    private func slope(at displacement: [Double], from start: [[T]], step number: Int) -> LBFGS.Slope {
        write(displacement, from: start)
        // One step, one draw of noise: a line search needs a function that stays the same.
        executor.step = UInt64(number)
        // No number ends the search at once.
        guard !isAbandoned, executor.run() else {
            isAbandoned = true
            return (.nan, displacement)
        }
        return (Double(executor.scalar(objective)), gradient())
    }

    private func gradient() -> [Double] {
        var result: [Double] = []
        for part in parts {
            var values = [T](repeating: 0, count: part.gradient.count)
            executor.read(part.gradient, into: &values)
            for value in values { result.append(part.stretch * Double(value)) }
        }
        return result
    }

    private func finish() {
        guard let (last, variables) = afterwards else { return }
        for name in last.plan.variables.keys.sorted() { last[variable: name] = executor[variable: name] }
        last.run()
        for name in variables { executor[variable: name] = last[variable: name] }
    }
}
