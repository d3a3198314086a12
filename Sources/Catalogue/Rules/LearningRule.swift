import ExpressionGraph

/// How a network learns from a batch: what each parameter is told to do, put together as graph.
///
/// An entry is a file in `Catalogue/Rules/`: a card, a function from the context to the step, and, where the last layer
/// is not what the network answers, a read-out.
public struct LearningRule: Listed {
    /// What a person reads about it.
    public let card: Card
    /// The step on a batch.
    public let step: @Sendable (_ context: RuleContext) -> RuleStep
    /// What the network answers to the context's inputs, [B, K], as the loss takes it; `nil` for the last layer's output.
    /// Scores, pictures and the race go by it.
    public let readout: (@Sendable (_ context: RuleContext) -> Expr)?
    /// Whether targets have to be classes.
    public let learnsClassesOnly: Bool
    /// Why it cannot teach a network, in words that may follow a colon; `nil` where it can.
    public let refusal: @Sendable (_ network: RuleContext.Pass) -> String?

    /// - Parameters:
    ///   - formula: one equation a line.
    ///   - learnsClassesOnly: whether targets have to be classes.
    ///   - readout: `nil` for the last layer's output.
    ///   - refusal: why it cannot teach a network; `nil` where it can.
    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, settings: [Setting] = [],
        source: Source, remark: String = "", learnsClassesOnly: Bool = false,
        readout: (@Sendable (RuleContext) -> Expr)? = nil,
        refusal: @escaping @Sendable (RuleContext.Pass) -> String? = { _ in nil },
        step: @escaping @Sendable (RuleContext) -> RuleStep
    ) {
        card = Card(
            name, aliases: aliases, title: title, formula: formula, settings: settings, source: source,
            remark: remark)
        self.learnsClassesOnly = learnsClassesOnly
        (self.readout, self.refusal, self.step) = (readout, refusal, step)
    }
}

/// What a learning rule makes of a batch.
public struct RuleStep: Sendable {
    /// What stands for the batch's loss, of shape []: the run has gone wrong when it is not finite. A rule without a loss
    /// gives whatever number it makes smaller.
    public var loss: Expr
    /// What the directions are the gradient of, of shape []; `nil` where there is no such number, and no optimizer can
    /// search along it.
    public var objective: Expr?
    /// For each of the context's parameters, in their order, what the optimizer takes for its gradient; `nil` leaves the
    /// parameter as it is.
    public var directions: [Expr?]
    /// The driver that takes the steps, by name; `nil` leaves that to the optimizer.
    public var driver: String?

    /// A step of a rule: see the properties.
    public init(loss: Expr, objective: Expr? = nil, directions: [Expr?], driver: String? = nil) {
        (self.loss, self.objective, self.directions, self.driver) = (loss, objective, directions, driver)
    }
}
