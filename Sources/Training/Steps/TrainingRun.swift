import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// A network in training, in one precision, behind a face that hides which.
protocol TrainingRun: AnyObject {
    var graph: TrainingGraph { get }
    /// Steps taken.
    var step: Int { get }
    /// Takes over the numbers that may change while it runs.
    func tune(_ experiment: Experiment, _ phase: PhaseProgress)
    /// Takes steps; stops after the first loss that is not finite, and where somebody asks to give up.
    func advance(_ steps: Int) -> Progress
    /// Scores the network as it stands. Where somebody asks to give up, the scores before (of no number, if there are
    /// none): a report tells of which step it is.
    func report() -> Report
    /// All that is needed to go on from here.
    var checkpoint: Checkpoint { get set }
    /// The values of the state, variable by variable, in `graph.state`'s order.
    func values(of variable: Variable) -> [Double]
    func setValues(_ values: [Double], of variable: Variable)
    /// Begins anew what begins as the value of what is learned, from that as it is now.
    ///
    /// - Parameter kept: names of variables that stay as they are.
    func deriveStarts(except kept: Set<String>)
    /// Bytes of memory and operations of a step.
    var bytes: Int { get }
    var operations: Int { get }
    /// What each kernel took over some steps, in nanoseconds.
    func profile(steps: Int) -> [UInt64]
    var instructions: Plan { get }
}

/// What came of some steps.
struct Progress {
    var steps: Int
    var lastLoss: Double
    var isFinite: Bool
}

/// A network in training in single or double precision.
final class PreciseTrainingRun<T: StateNumber>: TrainingRun {
    let graph: TrainingGraph
    private let executor: Executor<T>
    private let driver: any StepDriver<T>
    private let scorer: Scorer<T>
    private let trainRows: Scorer<T>.Rows, testRows: Scorer<T>.Rows
    private let validationRows: Scorer<T>.Rows?, beyondRows: Scorer<T>.Rows?
    private var order: BatchOrder
    /// Where training rows come from if they are drawn as training goes on, and which of them lie in memory.
    private let fresh: FreshBlocks?
    private var blockInMemory: Int?
    private(set) var step = 0
    private let problem: Problem
    private let rowsPerEpoch: Int
    private let takesAll: Bool
    /// Whether a step goes on where the one before was: then its rows follow from its number.
    private let carriesState: Bool
    private var rows: [Int32] = []
    private var losses: [T] = []
    private let stateElements: Int
    /// The report made last.
    private var lastReport: Report?

    init(
        _ experiment: Experiment, problem: Problem, abandonment: Abandonment
    ) throws(NetworkError) {
        rowsPerEpoch = problem.train.rows
        graph = try TrainingGraph(experiment, problem: problem, rows: rowsPerEpoch)
        takesAll = graph.inputs.takesAll
        carriesState = experiment.carriesState
        let kind = StepDrivers.kind(of: graph)
        let plan = Plan(kind.computation(graph))
        try PlanMemory.check(plan, as: T.self, state: plan.offset(ofVariable: graph.inputs.data.name))
        executor = Executor(plan, seed: experiment.seed, abandonment: abandonment)
        driver = kind.driver(experiment, graph, executor)
        scorer = try Scorer(
            experiment, problem: problem, state: graph.state, rows: rowsPerEpoch, abandonment: abandonment)
        fresh = try FreshBlocks(experiment, problem, rows: rowsPerEpoch, batch: graph.batch)
        order =
            experiment.carriesState
            ? BatchOrder(rows: rowsPerEpoch, streams: graph.batch)
            : BatchOrder(rows: rowsPerEpoch, shuffles: experiment.shuffles, seed: experiment.seed)
        let labels = graph.loss.labels
        func rows(_ table: Table) -> Scorer<T>.Rows {
            Scorer<T>.Rows(
                inputs: T.elements(table.inputs), targets: T.elements(problem.targets(of: table, labels: labels)),
                count: table.rows)
        }
        trainRows = rows(problem.train)
        testRows = rows(problem.test)
        validationRows = problem.validation.map(rows)
        beyondRows = problem.beyond.map(rows)
        // The state lies first and in order: its block ends where the first input begins.
        stateElements = plan.offset(ofVariable: graph.inputs.data.name)
        executor[variable: graph.inputs.data.name] = trainRows.inputs
        executor[variable: graph.inputs.targets.name] = trainRows.targets
        self.problem = problem
        try writeSlopes(of: problem.train)
        tune(experiment, PhaseProgress())
        fillState(seed: experiment.seed)
    }

    /// Every variable from a stream of its own, so that a change in one layer leaves the others' start alone.
    private func fillState(seed: UInt64) {
        for (variable, initializer) in zip(graph.state, graph.initializers) {
            var random = RandomNumbers(seed: seed, stream: variable.name)
            setValues(initializer.values(shape: variable.shape, using: &random), of: variable)
        }
        deriveStarts(except: [])
    }

    func deriveStarts(except kept: Set<String>) {
        let derived = graph.derivedStarts.filter { !kept.contains($0.variable.name) }
        guard !derived.isEmpty else { return }
        let starts = Executor<T>(
            Plan(Computation(variables: graph.state, outputs: derived.map { ($0.variable.name, $0.value) })))
        for variable in graph.state { starts[variable: variable.name] = executor[variable: variable.name] }
        starts.run()
        for (variable, _) in derived { executor[variable: variable.name] = starts[output: variable.name] }
    }

    func tune(_ experiment: Experiment, _ phase: PhaseProgress) {
        graph.inputs.numbers.write(experiment, phase) { executor[variable: $0] = [T($1)] }
    }

    func advance(_ steps: Int) -> Progress {
        guard let fresh else { return take(steps) }
        var progress = Progress(steps: 0, lastLoss: 0, isFinite: true)
        while progress.steps < steps, progress.isFinite {
            let wanted = min(steps - progress.steps, fresh.stepsLeft(from: step))
            let part = take(wanted)
            progress = Progress(
                steps: progress.steps + part.steps, lastLoss: part.lastLoss, isFinite: part.isFinite)
            if part.steps < wanted { break }
        }
        return progress
    }

    /// Takes steps on rows that lie in memory together.
    private func take(_ steps: Int) -> Progress {
        let batch = takesAll ? 0 : graph.batch
        if rows.count != steps * batch { rows = [Int32](repeating: 0, count: steps * batch) }
        if losses.count != steps { losses = [T](repeating: 0, count: steps) }
        chooseRows()
        let taken = driver.take(rows, first: step, losses: &losses)
        step += taken
        guard taken == steps || taken > 0 && !losses[taken - 1].isFinite else {
            // Given up: the rows of steps not taken are still to come.
            if carriesState {
                order.align(toStep: step, rows: graph.batch)
            } else if fresh == nil {
                order.giveBack(rows[(taken * batch)...])
            }
            return Progress(steps: taken, lastLoss: taken > 0 ? Double(losses[taken - 1]) : 0, isFinite: true)
        }
        let last = Double(losses[taken - 1])
        return Progress(steps: taken, lastLoss: last, isFinite: last.isFinite)
    }

    /// Where slopes are learned, those of some rows.
    private func writeSlopes(of table: Table) throws(NetworkError) {
        guard let variable = graph.inputs.slopes else { return }
        guard let slopes = problem.slopes(of: table) else { throw .noSlopes(problem: problem.name) }
        executor[variable: variable.name] = T.elements(slopes)
    }

    /// Fills `rows` for the steps to come.
    private func chooseRows() {
        guard let fresh else { return order.next(into: &rows) }
        let block = fresh.block(ofStep: step)
        if blockInMemory != block {
            let table = fresh.table(ofBlock: block)
            // Fresh rows have quantities for targets: what a loss compares with.
            executor[variable: graph.inputs.data.name] = T.elements(table.inputs)
            executor[variable: graph.inputs.targets.name] = T.elements(table.targets)
            // Rows that are drawn come from a known function; one without a slope at a row keeps the rows before.
            try? writeSlopes(of: table)
            blockInMemory = block
        }
        fresh.fill(&rows, from: step)
    }

    func report() -> Report {
        var state = [T](repeating: 0, count: stateElements)
        executor.readVariables(into: &state)
        scorer.take(state, step: step)
        guard let train = scorer.score(trainRows), let test = scorer.score(testRows) else { return reportBefore }
        var validation: Score?
        if let validationRows {
            guard let score = scorer.score(validationRows) else { return reportBefore }
            validation = score.score
        }
        var beyond: Score?
        if let beyondRows {
            guard let score = scorer.score(beyondRows) else { return reportBefore }
            beyond = score.score
        }
        let report = Report(
            step: step, epoch: Double(step) * Double(graph.batch) / Double(rowsPerEpoch), train: train.score,
            validation: validation, test: test.score, beyond: beyond,
            hazards: train.hazards,
            parameterNorm: graph.parameters.reduce(0) { sum, parameter in
                values(of: parameter.variable).reduce(sum) { $0 + $1 * $1 }
            }.squareRoot())
        lastReport = report
        return report
    }

    /// Where scoring is given up: what was reported last.
    private var reportBefore: Report {
        lastReport
            ?? Report(
                step: step, epoch: 0, train: Score(loss: .nan), test: Score(loss: .nan), beyond: nil, hazards: [],
                parameterNorm: .nan)
    }

    var checkpoint: Checkpoint {
        get {
            var state = [T](repeating: 0, count: stateElements)
            executor.readVariables(into: &state)
            return Checkpoint(step: step, state: T.block(state), order: order, memory: driver.memory)
        }
        set {
            executor.writeVariables(T.values(of: newValue.state))
            (step, order) = (newValue.step, newValue.order)
            if carriesState { order.align(toStep: step, rows: graph.batch) }
            if let memory = newValue.memory { driver.memory = memory }
        }
    }

    func values(of variable: Variable) -> [Double] { T.doubles(executor[variable: variable.name]) }
    func setValues(_ values: [Double], of variable: Variable) {
        executor[variable: variable.name] = T.elements(values)
    }

    var bytes: Int { executor.bytes }
    var operations: Int { executor.plan.operations }
    var instructions: Plan { executor.plan }

    func profile(steps: Int) -> [UInt64] {
        var times = [UInt64](repeating: 0, count: executor.plan.instructions.count)
        for _ in 0..<steps { executor.run(addingNanosecondsTo: &times) }
        return times
    }
}
