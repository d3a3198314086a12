import ExpressionGraph

/// How the learning rate changes with the step: a factor, as graph, so that it is part of the plan.
public struct Schedule: Listed {
    /// Name, formula, settings, source.
    public let card: Card
    /// Steps taken so far and the planned number of steps, both of shape [], to the factor.
    public let factor: @Sendable (_ step: Expr, _ planned: Expr, SettingValues) -> Expr

    public init(
        _ name: String, title: String, formula: String, settings: [Setting] = [], source: Source,
        factor: @escaping @Sendable (Expr, Expr, SettingValues) -> Expr
    ) {
        card = Card(name, title: title, formula: formula, settings: settings, source: source)
        self.factor = factor
    }
}
