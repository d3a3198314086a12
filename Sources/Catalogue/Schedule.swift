import ExpressionGraph

/// How the learning rate changes with the step: a factor, as graph, so that it is part of the plan.
public struct Schedule: Sendable {
    public let name: String
    public let formula: String
    public let settings: [Setting]
    public let source: Source
    /// Steps taken so far and the planned number of steps, both of shape [], to the factor.
    public let factor: @Sendable (_ step: Expr, _ planned: Expr, SettingValues) -> Expr

    public init(
        _ name: String, formula: String, settings: [Setting] = [], source: Source,
        factor: @escaping @Sendable (Expr, Expr, SettingValues) -> Expr
    ) {
        self.name = name
        self.formula = formula
        self.settings = settings
        self.source = source
        self.factor = factor
    }
}
