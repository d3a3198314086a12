import Catalogue
import ExpressionGraph

/// How directions become the parameters' next values: clipping, the schedule of the rate, the optimizer.
struct UpdateRule {
    /// The learning rate of a step as the schedule has it, of shape [].
    let scheduledRate: Expr
    /// The driver that an optimizer asks for which searches for its steps; `nil` where the plan takes them.
    let searchDriver: String?
    /// The next values of parameters; where steps are searched for only what puts them back within their limits.
    private(set) var assignments: [(variable: Variable, value: Expr)] = []
    /// What the optimizer keeps. State of one kind lies together, in the parameters' order, so that one loop can update
    /// all of it.
    let states: [(variable: Variable, initial: StateStart, next: Expr)]

    /// - Parameters:
    ///   - directions: for each parameter what the optimizer takes for its gradient; `nil` leaves it as it is.
    ///   - rateFactors: on the rate of each parameter.
    init(
        _ experiment: Experiment, _ inputs: StepInputs, _ parameters: [LayerContext.Parameter],
        directions: [Expr?], rateFactors: [Double]
    ) throws(NetworkError) {
        guard let optimizer = Palette.optimizer(named: experiment.optimizer.name) else {
            throw .unknownName(experiment.optimizer.name, kind: "optimizer")
        }
        guard let schedule = Palette.schedule(named: experiment.schedule.name) else {
            throw .unknownName(experiment.schedule.name, kind: "schedule")
        }
        let factor = schedule.factor(
            inputs.phaseStep, LiveNumber.plannedSteps.variable.expression,
            SettingValues(schedule.settings, chosen: experiment.schedule.settings))
        scheduledRate = LiveNumber.rate.variable.expression * factor

        guard case .update(let update) = optimizer.move else {
            if case .search(let driver) = optimizer.move { searchDriver = driver } else { searchDriver = nil }
            states = []
            for parameter in parameters {
                guard let constraint = parameter.constraint else { continue }
                assignments.append((parameter.variable, constraint(parameter.variable.expression)))
            }
            return
        }
        searchDriver = nil
        let settings = SettingValues(optimizer.settings, chosen: experiment.optimizer.settings)
        let moved = parameters.indices.filter { directions[$0] != nil }
        let given = moved.compactMap { directions[$0] }
        let bounded = experiment.clipping.map { $0.rule.clipped(given) } ?? given
        var states: [[(variable: Variable, initial: StateStart, next: Expr)]] = []
        for (index, direction) in zip(moved, bounded) {
            let parameter = parameters[index]
            let context = UpdateContext(
                parameter: parameter.variable.name, rate: scheduledRate * rateFactors[index],
                step: inputs.phaseStep + 1.0, decays: parameter.isDecayed, settings: settings)
            let next = update(parameter.variable.expression, direction, context)
            /// Where it is not its turn a value stays as it was.
            func inTurn(_ variable: Variable, _ next: Expr) -> Expr {
                parameter.turn.map { select($0, next, variable.expression) } ?? next
            }
            assignments.append((parameter.variable, inTurn(parameter.variable, parameter.constraint?(next) ?? next)))
            states.append(context.states.map { ($0.variable, $0.initial, inTurn($0.variable, $0.next)) })
        }
        let kinds = states.map(\.count).max() ?? 0
        self.states = (0..<kinds).flatMap { kind in states.filter { kind < $0.count }.map { $0[kind] } }
    }
}

extension Experiment.Clipping {
    fileprivate var rule: GradientClipping {
        switch self {
        case .value(let bound): .value(bound)
        case .norm(let bound): .norm(bound)
        }
    }
}
