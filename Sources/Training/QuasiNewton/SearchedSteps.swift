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
///
/// Searches in the parameters' displacement from where a step begins, so that single precision loses nothing
/// of a small move to the size of the parameters. A parameter with a factor r on its rate is stretched by √r:
/// down the gradient it then moves r times as far.
struct SearchedSteps<T: Element> {
    /// What is remembered from step to step.
    var memory: LBFGS
    private let executor: Executor<T>
    private let loss: Executor<T>.Place, objective: Executor<T>.Place, rate: Executor<T>.Place
    private let parts: [Part]
    /// Puts parameters back within their limits after a step; `nil` where there are none.
    private let constraints: (executor: Executor<T>, variables: [String])?

    private struct Part {
        var parameter: Executor<T>.Place
        var gradient: Executor<T>.Place
        var stretch: Double
        var name: String
    }

    /// What a plan for such steps computes.
    static func outputs(_ graph: TrainingGraph) -> [(name: String, value: Expr)] {
        [
            (OutputName.loss, graph.batchLoss), (OutputName.objective, graph.objective),
            (OutputName.rate, graph.scheduledRate),
        ] + graph.gradients.enumerated().map { (OutputName.gradient($0.offset), $0.element) }
    }

    init(_ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>) {
        self.executor = executor
        loss = executor.place(ofOutput: OutputName.loss)
        objective = executor.place(ofOutput: OutputName.objective)
        rate = executor.place(ofOutput: OutputName.rate)
        parts = zip(graph.network.parameters, graph.rateFactors).enumerated().compactMap { index, pair in
            // A parameter that does not move is not searched for.
            guard pair.1 > 0 else { return nil }
            let name = pair.0.variable.name
            return Part(
                parameter: executor.place(ofVariable: name),
                gradient: executor.place(ofOutput: OutputName.gradient(index)), stretch: pair.1.squareRoot(),
                name: name)
        }
        constraints =
            graph.assignments.isEmpty
            ? nil
            : (
                Executor(
                    Plan(
                        Computation(variables: graph.state + graph.inputs.variables, assignments: graph.assignments))),
                graph.assignments.map(\.variable.name)
            )
        memory = LBFGS(Self.settings(experiment))
    }

    private static func settings(_ experiment: Experiment) -> LBFGS.Settings {
        let entry = Optimizer.lbfgs
        let values = SettingValues(entry.settings, chosen: experiment.optimizer.settings)
        return LBFGS.Settings(
            history: values.integer("history"), iterations: values.integer("iterations"),
            evaluations: values.integer("evaluations"), gradientTolerance: values.number("gradient-tolerance"),
            changeTolerance: values.number("change-tolerance"))
    }

    /// Takes the step of a number on the rows that stand in the plan; gives the loss before it.
    mutating func take(step number: Int) -> T {
        let start = parts.map { part in
            var values = [T](repeating: 0, count: part.parameter.count)
            executor.read(part.parameter, into: &values)
            return values
        }
        var displacement = [Double](repeating: 0, count: start.reduce(0) { $0 + $1.count })
        let first = slope(at: displacement, from: start, step: number)
        let batchLoss = executor.scalar(loss)
        var search = memory
        search.settings.rate = Double(executor.scalar(rate))
        let steps = self
        _ = search.step(from: &displacement, first: first) { steps.slope(at: $0, from: start, step: number) }
        memory = search
        write(displacement, from: start)
        constrain()
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
        executor.run()
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

    private func constrain() {
        guard let (constraint, variables) = constraints else { return }
        for name in constraint.plan.variables.keys.sorted() { constraint[variable: name] = executor[variable: name] }
        constraint.run()
        for name in variables { executor[variable: name] = constraint[variable: name] }
    }
}
