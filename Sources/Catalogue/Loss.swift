import ExpressionGraph

/// How far predictions are from targets, as one number to make small.
public struct Loss: Listed {
    /// The tasks a loss is for.
    public enum Task: Hashable, Sendable { case regression, binary, classes }

    /// How class labels become numbers.
    public enum Labels: Hashable, Sendable {
        /// 0 and 1; one-hot for more than two classes.
        case zeroOne
        /// −1 and +1; one-hot for more than two classes.
        case plusMinusOne
    }

    /// Name, formula, settings, source.
    public let card: Card
    /// The tasks whose targets it can compare.
    public let tasks: Set<Task>
    /// What class labels become before they are compared.
    public let labels: Labels
    /// What the network's raw outputs mean to a person: probabilities for cross-entropies, else themselves.
    public let display: @Sendable (_ output: Expr) -> Expr
    /// Predictions and targets, both [B, K], to the loss of each sample, [B, 1].
    public let perSample: @Sendable (_ prediction: Expr, _ target: Expr, SettingValues) -> Expr

    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, tasks: Set<Task>,
        labels: Labels = .zeroOne, settings: [Setting] = [], source: Source, remark: String = "",
        display: @escaping @Sendable (Expr) -> Expr = { $0 },
        perSample: @escaping @Sendable (Expr, Expr, SettingValues) -> Expr
    ) {
        card = Card(
            name, aliases: aliases, title: title, formula: formula, settings: settings, source: source,
            remark: remark)
        self.tasks = tasks
        self.labels = labels
        self.display = display
        self.perSample = perSample
    }

    /// The mean over the batch, of shape [].
    public func mean(_ prediction: Expr, _ target: Expr, _ settings: SettingValues) -> Expr {
        perSample(prediction, target, settings).mean
    }
}
