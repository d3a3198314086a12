import Catalogue
import ExpressionGraph
import Problems

/// The training step of an experiment as graph: take the batch, forward, what the learning rule makes of it, update.
public struct TrainingGraph: Sendable {
    /// The network on the batch.
    public let network: Network
    /// What an output is compared with its target by.
    public let loss: Loss
    /// The loss's settings as chosen.
    public let lossSettings: SettingValues
    /// All that is trained: the network's parameters, then the learning rule's own.
    public let parameters: [LayerContext.Parameter]
    /// What belongs to the network and the learning rule, not to the optimizer: parameters, buffers and the rule's state.
    /// It stays when the optimizer begins anew.
    public let learned: [Variable]
    /// All that is learned and the optimizer's state, in the order in which they lie in memory; what a snapshot must
    /// hold to go on from.
    public let state: [Variable]
    /// How the state is drawn at the beginning, in the same order.
    public let initializers: [Initializer]
    /// State that begins as the value of an expression of what was drawn.
    public let derivedStarts: [(variable: Variable, value: Expr)]
    /// What is written from outside.
    public let inputs: StepInputs
    /// What variables become after the step.
    public let assignments: [(variable: Variable, value: Expr)]
    /// What stands for the batch's loss, without penalties, of shape [].
    public let batchLoss: Expr
    /// What the directions are the gradient of, of shape []; `nil` where the learning rule has no such number.
    public let objective: Expr?
    /// For each parameter what the optimizer takes for its gradient; `nil` where it stays as it is.
    public let directions: [Expr?]
    /// The learning rate of a step as the schedule has it, of shape [].
    public let scheduledRate: Expr
    /// The factor on the rate of each parameter.
    public let rateFactors: [Double]
    /// Whether steps are found by searches over all parameters, outside the graph; `assignments` then holds only what
    /// is to be done after a step.
    public let isSearched: Bool
    /// The driver that takes the steps, by name; `nil` for the plan as it stands.
    public let driver: String?

    /// Rows of a step.
    public var batch: Int { inputs.batch }
    /// Trained numbers.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.variable.shape.count } }

    /// Builds the step of an experiment.
    ///
    /// Cost: some milliseconds; it walks the whole graph several times.
    ///
    /// - Parameter rows: rows of training data.
    public init(_ experiment: Experiment, problem: Problem, rows: Int) throws(NetworkError) {
        let inputs = try StepInputs(experiment, problem: problem, rows: rows)
        self.inputs = inputs
        let streams = StreamCounter()
        network = try Network(
            experiment, input: inputs.x, timeSteps: inputs.timeSteps, streamSteps: inputs.streamSteps,
            outputs: problem.outputCount, isTraining: true, step: inputs.step.expression, nextStream: streams.next)
        (loss, lossSettings) = try Self.loss(experiment, problem)

        let rule = try experiment.learningRule()
        let asked = Objective(
            experiment: experiment, inputs: inputs, network: network, loss: loss, settings: lossSettings)
        let context = RuleContext(
            experiment, rule, y: inputs.y, network, timeSteps: inputs.timeSteps, isTraining: true,
            step: inputs.step.expression, streams: streams, rowLosses: asked.rowLosses(of:), penalized: asked.penalized)
        if rule.learnsClassesOnly, case .regression = problem.kind {
            throw .ruleDoesNotFit(rule: rule.name, reason: "it learns classes, and '\(problem.name)' has quantities")
        }
        if let reason = rule.refusal(context.batch) { throw .ruleDoesNotFit(rule: rule.name, reason: reason) }
        let step = rule.step(context)
        parameters = context.parameters
        precondition(step.directions.count == parameters.count, "rule '\(rule.name)': a direction for each parameter")
        (batchLoss, objective, directions) = (step.loss, step.objective, step.directions)

        try network.check(roles: experiment.rateFactors.keys, among: parameters)
        rateFactors = parameters.map { $0.rateFactor * (experiment.rateFactors[$0.role] ?? 1) }
        let update = try UpdateRule(
            experiment, inputs, parameters, directions: directions, rateFactors: rateFactors)
        scheduledRate = update.scheduledRate
        isSearched = update.searchDriver != nil
        driver = step.driver ?? update.searchDriver
        if isSearched, objective == nil {
            throw .noObjective(rule: rule.name, optimizer: experiment.optimizer.name)
        }
        // Slopes along the inputs go through the whole network, not through its output alone.
        if experiment.objective == .gradient, objective == nil { throw .noSlopesByRule(rule.name) }
        let kept =
            network.buffers.compactMap { buffer in buffer.next.map { (buffer.variable, $0) } }
            + context.states.filter { $0.next.id != $0.variable.expression.id }.map { ($0.variable, $0.next) }
        assignments = update.assignments + update.states.map { ($0.variable, $0.next) } + kept
        learned =
            parameters.map(\.variable) + network.buffers.map(\.variable) + context.states.map(\.variable)
        state = learned + update.states.map(\.variable)
        initializers =
            parameters.map(\.initializer) + network.buffers.map(\.initializer)
            + context.states.map(\.initial.initializer) + update.states.map(\.initial.initializer)
        let starts = context.states.map { ($0.variable, $0.initial) } + update.states.map { ($0.variable, $0.initial) }
        derivedStarts = starts.compactMap { variable, start in start.value.map { (variable, $0) } }
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
