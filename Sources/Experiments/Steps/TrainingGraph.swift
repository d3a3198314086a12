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
    /// What is written from outside.
    public let inputs: StepInputs
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
    public var batch: Int { inputs.batch }

    /// - Parameters:
    ///   - rows: rows of training data.
    public init(_ experiment: Experiment, problem: Problem, rows: Int) throws(NetworkError) {
        let inputs = try StepInputs(experiment, problem: problem, rows: rows)
        self.inputs = inputs
        let (rate, planned) = (LiveNumber.rate.variable.expression, LiveNumber.plannedSteps.variable.expression)
        network = try Network(
            experiment, input: inputs.x, timeSteps: inputs.timeSteps, streamSteps: inputs.streamSteps,
            outputs: problem.outputCount, isTraining: true, step: inputs.step.expression)
        (loss, lossSettings) = try Self.loss(experiment, problem)
        batchLoss =
            if let slopes = inputs.batchSlopes {
                loss.mean(Self.jacobian(of: network.output, inputs.x), slopes, lossSettings)
            } else {
                loss.mean(network.output, inputs.y, lossSettings)
            }
        var total = network.penalties.reduce(batchLoss) { $0 + $1.expression }
        for (factor, scale, regularizer) in [
            (experiment.l1, LiveNumber.l1, Regularizer.l1), (experiment.l2, LiveNumber.l2, Regularizer.l2),
        ] where factor != 0 {
            for parameter in network.parameters where parameter.isDecayed {
                total = total + regularizer.penalty(parameter.variable.expression) * scale.variable.expression
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
        let factor = schedule.factor(
            inputs.phaseStep, planned, SettingValues(schedule.settings, chosen: experiment.schedule.settings))
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
                step: inputs.phaseStep + 1.0, decays: parameter.isDecayed,
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
