import Catalogue
import ExpressionGraph
import Problems

/// The training step of an experiment as graph: take the batch, forward, loss, backward, update.
public struct TrainingGraph: Sendable {
    public let network: Network
    public let loss: Loss
    public let lossSettings: SettingValues
    /// Parameters, buffers and optimizer state, in the order in which they lie in memory; what a snapshot
    /// must hold to go on from.
    public let state: [Variable]
    /// How the state begins, in the same order.
    public let initializers: [Initializer]
    /// What is written from outside: data, batch and the numbers a person can turn while it runs.
    public let inputs: [Variable]
    public let assignments: [(variable: Variable, value: Expr)]
    /// The mean loss over the batch, without penalties.
    public let batchLoss: Expr
    /// Everything the gradient is taken of.
    public let objective: Expr
    public let gradients: [Expr]
    /// The learning rate of a step as the schedule has it, of shape [].
    public let scheduledRate: Expr
    /// The factor on the rate of each of the network's parameters.
    public let rateFactors: [Double]
    /// Whether steps are found by searches over all parameters, outside the graph; `assignments` then holds
    /// only the constraints, to be met after a step.
    public let isSearched: Bool
    /// Rows of a step.
    public let batch: Int
    /// Where the targets' slopes are written; `nil` where values are learned.
    public let slopes: Variable?

    /// The names of the variables written from outside.
    public enum InputName {
        public static let dataInputs = "data.inputs"
        public static let dataTargets = "data.targets"
        /// Only where slopes are learned.
        public static let dataSlopes = "data.slopes"
        public static let batchRows = "batch.rows"
        public static let rate = "rate"
        public static let step = "step"
        public static let plannedSteps = "planned steps"
        public static let l1 = "l1"
        public static let l2 = "l2"
        /// Steps taken before the phase of the run; only where a run has phases.
        public static let phaseStart = "phase start"
    }

    /// - Parameters:
    ///   - rows: rows of training data.
    public init(_ experiment: Experiment, problem: Problem, rows: Int) throws(NetworkError) {
        let outputs = problem.outputCount
        batch = experiment.batch == 0 ? rows : min(experiment.batch, rows)
        let time = try TimeAxis(experiment, problem)
        let data = Variable(InputName.dataInputs, [rows, time.rowInputs])
        let targets = Variable(InputName.dataTargets, [rows, time.rowTargets])
        let rowsOfBatch = Variable(InputName.batchRows, [batch])
        let scalars = [InputName.rate, InputName.step, InputName.plannedSteps, InputName.l1, InputName.l2]
            .map { Variable($0, .scalar) }
        // Optimizers and schedules count the steps of their phase, everything else those of the run.
        let phase = experiment.phases.isEmpty ? nil : Variable(InputName.phaseStart, .scalar)
        let (rate, step, planned) = (scalars[0].expression, scalars[1].expression, scalars[2].expression)

        // All rows at once need no gathering.
        let takesAll = batch == rows
        let x = time.folded(takesAll ? data.expression : data.expression.gathered(rowsOfBatch.expression))
        let y = time.targets(takesAll ? targets.expression : targets.expression.gathered(rowsOfBatch.expression))

        network = try Network(
            experiment, input: x, timeSteps: time.steps,
            streamSteps: experiment.carriesState ? rows / batch : nil, outputs: outputs, isTraining: true, step: step)
        (loss, lossSettings) = try Self.loss(experiment, problem)
        switch experiment.objective {
        case .values:
            slopes = nil
            batchLoss = loss.mean(network.output, y, lossSettings)
        case .gradient:
            let wanted = Variable(InputName.dataSlopes, [rows, outputs * problem.inputCount])
            slopes = wanted
            batchLoss = loss.mean(
                Self.jacobian(of: network.output, x),
                takesAll ? wanted.expression : wanted.expression.gathered(rowsOfBatch.expression), lossSettings)
        }
        var total = network.penalties.reduce(batchLoss) { $0 + $1.expression }
        for (factor, scale, regularizer) in [
            (experiment.l1, scalars[3], Regularizer.l1), (experiment.l2, scalars[4], Regularizer.l2),
        ] where factor != 0 {
            for parameter in network.parameters where parameter.isDecayed {
                total = total + regularizer.penalty(parameter.variable.expression) * scale.expression
            }
        }
        objective = total
        gradients = gradient(of: total, withRespectTo: network.parameters.map { $0.variable.expression })

        guard let optimizer = Palette.optimizer(named: experiment.optimizer.name) else {
            throw .unknownName(experiment.optimizer.name, kind: "optimizer")
        }
        guard let schedule = Palette.schedule(named: experiment.schedule.name) else {
            throw .unknownName(experiment.schedule.name, kind: "schedule")
        }
        let phaseStep = phase.map { step - $0.expression } ?? step
        let factor = schedule.factor(
            phaseStep, planned, SettingValues(schedule.settings, chosen: experiment.schedule.settings))
        let gradients = self.gradients
        let bounded = experiment.clipping.map { $0.rule.clipped(gradients) } ?? gradients
        scheduledRate = rate * factor
        try network.check(roles: experiment.rateFactors.keys)
        rateFactors = network.parameters.map { $0.rateFactor * (experiment.rateFactors[$0.role] ?? 1) }
        isSearched = optimizer.update == nil
        var assignments: [(variable: Variable, value: Expr)] = []
        var states: [[(variable: Variable, initial: Double, next: Expr)]] = []
        for (index, parameter) in network.parameters.enumerated() {
            guard let update = optimizer.update else {
                if let constraint = parameter.constraint {
                    assignments.append((parameter.variable, constraint(parameter.variable.expression)))
                }
                continue
            }
            let context = UpdateContext(
                parameter: parameter.variable.name, rate: scheduledRate * rateFactors[index],
                step: phaseStep + 1.0, decays: parameter.isDecayed,
                settings: SettingValues(optimizer.settings, chosen: experiment.optimizer.settings))
            let next = update(parameter.variable.expression, bounded[index], context)
            /// Where it is not its turn a value stays as it was.
            func inTurn(_ variable: Variable, _ next: Expr) -> Expr {
                parameter.turn.map { select($0, next, variable.expression) } ?? next
            }
            assignments.append((parameter.variable, inTurn(parameter.variable, parameter.constraint?(next) ?? next)))
            states.append(context.states.map { ($0.variable, $0.initial, inTurn($0.variable, $0.next)) })
        }
        // State of one kind lies together, in the parameters' order, so that one loop can update all of it.
        let kinds = states.map(\.count).max() ?? 0
        let ordered = (0..<kinds).flatMap { kind in states.filter { kind < $0.count }.map { $0[kind] } }
        let kept = network.buffers.compactMap { buffer in buffer.next.map { (buffer.variable, $0) } }
        self.assignments = assignments + ordered.map { ($0.variable, $0.next) } + kept
        state = network.parameters.map(\.variable) + network.buffers.map(\.variable) + ordered.map(\.variable)
        initializers =
            network.parameters.map(\.initializer) + network.buffers.map(\.initializer)
            + ordered.map { .constant($0.initial) }
        inputs = [data, targets, rowsOfBatch] + scalars + [phase, slopes].compactMap { $0 }
    }

    /// The outputs' slopes along the inputs, [B, K·I].
    private static func jacobian(of output: Expr, _ x: Expr) -> Expr {
        // Rows do not depend on each other, so the slope of a column's sum is that of every row.
        let columns = (0..<output.shape[1]).map { column in
            gradient(of: output.slice(axis: 1, column..<column + 1).total, withRespectTo: [x])[0]
        }
        return columns.count == 1 ? columns[0] : .concatenated(columns, axis: 1)
    }

    /// The experiment's loss; "auto" is the one that suits the task.
    static func loss(_ experiment: Experiment, _ problem: Problem) throws(NetworkError) -> (Loss, SettingValues) {
        let (task, words, standard): (Loss.Task, String, Loss) =
            switch problem.kind {
            case .regression: (.regression, "quantities", .meanSquaredError)
            case .binary: (.binary, "two classes", .binaryCrossEntropy)
            case .classes: (.classes, "more than two classes", .softmaxCrossEntropy)
            }
        if experiment.loss.name == "auto" { return (standard, SettingValues(standard.settings)) }
        guard let loss = Palette.loss(named: experiment.loss.name) else {
            throw .unknownName(experiment.loss.name, kind: "loss")
        }
        guard loss.tasks.contains(task) else {
            let fitting = Palette.losses.filter { $0.tasks.contains(task) }.map(\.name)
            throw .lossDoesNotFit(loss: loss.name, task: words, fitting: fitting)
        }
        return (loss, SettingValues(loss.settings, chosen: experiment.loss.settings))
    }
}

extension Experiment.Clipping {
    var rule: GradientClipping {
        switch self {
        case .value(let bound): .value(bound)
        case .norm(let bound): .norm(bound)
        }
    }
}
