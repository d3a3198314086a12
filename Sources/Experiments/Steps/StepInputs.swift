import ExpressionGraph
import Problems

/// What is written into a training step from outside: the data, the batch, the number of the step and the numbers that
/// may change while it runs.
public struct StepInputs: Sendable {
    /// The inputs of all training rows, [rows, I]; of sequences [rows, T·I].
    public let data: Variable
    /// Their targets as the loss wants them, [rows, K].
    public let targets: Variable
    /// The targets' slopes along the inputs, [rows, K·I]; `nil` where values are learned.
    public let slopes: Variable?
    /// The numbers of the rows of the batch, [B]; not read where a batch is all rows.
    public let rows: Variable
    /// Steps taken so far, [].
    public let step: Variable
    /// Numbers that may change while it runs.
    public let numbers: [LiveNumber]
    /// Rows of a step, B.
    public let batch: Int
    /// Whether a batch is all rows, which then need no gathering.
    public let takesAll: Bool
    /// Time steps of a row, T; 1 where the data have no time.
    let timeSteps: Int
    /// Where sequences go on those of the step before, steps after which they begin anew; `nil` where they do not.
    let streamSteps: Int?
    /// The batch's inputs, [B, I]; of sequences [B·T, I].
    let x: Expr
    /// The batch's targets, [B, K]; [B·T, K] where every time step is read.
    let y: Expr
    /// The batch's slopes, [B, K·I]; `nil` where values are learned.
    let batchSlopes: Expr?
    /// Steps taken since the phase at hand began, []: what optimizers and schedules count. Everything else counts the
    /// steps of the run.
    let phaseStep: Expr

    /// - Parameter count: rows of training data.
    init(_ experiment: Experiment, problem: Problem, rows count: Int) throws(NetworkError) {
        let time = try TimeAxis(experiment, problem)
        timeSteps = time.steps
        batch = experiment.batch == 0 ? count : min(experiment.batch, count)
        takesAll = batch == count
        streamSteps = experiment.carriesState ? count / batch : nil
        data = Variable("data.inputs", [count, time.rowInputs])
        targets = Variable("data.targets", [count, time.rowTargets])
        slopes =
            experiment.objective == .gradient
            ? Variable("data.slopes", [count, problem.outputCount * problem.inputCount]) : nil
        rows = Variable("batch.rows", [batch])
        step = Variable("step", .scalar)
        let hasPhases = !experiment.phases.isEmpty
        numbers = [.rate, .plannedSteps, .l1, .l2] + (hasPhases ? [.phaseStart] : [])
        let (takesAll, rows) = (takesAll, rows)
        func gathered(_ variable: Variable) -> Expr {
            takesAll ? variable.expression : variable.expression.gathered(rows.expression)
        }
        (x, y, batchSlopes) = (time.folded(gathered(data)), time.targets(gathered(targets)), slopes.map(gathered))
        let start = LiveNumber.phaseStart.variable.expression
        phaseStep = hasPhases ? step.expression - start : step.expression
    }

    /// All of them, in the order in which they lie in memory: the step stands after the rate.
    public var variables: [Variable] {
        let scalars = numbers.map(\.variable)
        return [data, targets, rows, scalars[0], step] + scalars.dropFirst() + [slopes].compactMap { $0 }
    }
}
