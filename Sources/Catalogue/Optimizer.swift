import ExpressionGraph

/// A rule that turns gradients into updates, one parameter tensor at a time, as graph.
public struct Optimizer: Listed {
    /// Name, formula, settings, source.
    public let card: Card
    /// The learning rate that suits it when a preset names none.
    public let defaultRate: Double
    /// How it moves parameters.
    public let move: Move

    /// Ways of moving parameters.
    public enum Move: Sendable {
        /// In the graph, one tensor at a time: a parameter and its gradient to the parameter's next value.
        case update(@Sendable (_ parameter: Expr, _ gradient: Expr, _ context: UpdateContext) -> Expr)
        /// All parameters together, by a driver of this name that looks at the objective and its gradients as often as
        /// it needs to.
        case search(driver: String)
    }

    /// The next value of a parameter; `nil` where a driver searches.
    public var update: (@Sendable (_ parameter: Expr, _ gradient: Expr, _ context: UpdateContext) -> Expr)? {
        if case .update(let update) = move { update } else { nil }
    }

    /// An optimizer whose update is part of the graph.
    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, settings: [Setting] = [],
        defaultRate: Double, source: Source, remark: String = "",
        update: @escaping @Sendable (Expr, Expr, UpdateContext) -> Expr
    ) {
        self.init(
            Card(
                name, aliases: aliases, title: title, formula: formula, settings: settings, source: source,
                remark: remark), defaultRate: defaultRate, move: .update(update))
    }

    /// An optimizer that moves parameters in any way.
    public init(_ card: Card, defaultRate: Double, move: Move) {
        (self.card, self.defaultRate, self.move) = (card, defaultRate, move)
    }
}

/// What an optimizer sees of the step, and where it keeps state for the parameter at hand.
public final class UpdateContext {
    /// The learning rate of this step for this parameter, of shape [].
    public let rate: Expr
    /// The number of this step, from 1, of shape [].
    public let step: Expr
    /// 1 for parameters that decay, 0 for the others.
    public let decays: Bool
    /// The optimizer's settings.
    public let settings: SettingValues

    /// State variables with how they begin and their next value.
    public private(set) var states: [(variable: Variable, initial: StateStart, next: Expr)] = []
    private let parameter: String

    public init(parameter: String, rate: Expr, step: Expr, decays: Bool, settings: SettingValues) {
        self.parameter = parameter
        self.rate = rate
        self.step = step
        self.decays = decays
        self.settings = settings
    }

    /// Keeps a tensor between steps: its value now to its value after this step, which is returned.
    public func keep(
        _ name: String, _ shape: Shape, initially initial: Double = 0, next: (_ current: Expr) -> Expr
    ) -> Expr {
        keep(name, shape, .drawn(.constant(initial)), next: next)
    }

    /// Keeps a tensor between steps that begins as the value of an expression of the parameter: a copy of it, say.
    ///
    /// Where the parameter changes by other hands (surgery, another phase) it begins anew.
    public func keep(_ name: String, beginningAs start: Expr, next: (_ current: Expr) -> Expr) -> Expr {
        keep(name, start.shape, .value(start), next: next)
    }

    private func keep(_ name: String, _ shape: Shape, _ initial: StateStart, next: (Expr) -> Expr) -> Expr {
        let variable = Variable(parameter + "/" + name, shape)
        let value = next(variable.expression)
        precondition(value.shape == shape, "state '\(name)' of \(shape) becomes \(value.shape)")
        states.append((variable, initial, value))
        return value
    }
}
