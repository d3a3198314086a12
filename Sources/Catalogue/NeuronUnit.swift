import ExpressionGraph

/// A kind of layer: how its outputs follow from its inputs. An entry reads like its paper.
public struct NeuronUnit: Listed {
    /// How many outputs a layer of this kind has.
    public enum Width: Hashable, Sendable {
        /// As many as a person chooses.
        case chosen
        /// As many as it has inputs (normalisation, dropout).
        case asInput
        /// Determined by inputs and settings (input features).
        case computed
    }

    public let card: Card
    public let width: Width
    /// The activation that follows when a preset names none; `nil` where the unit is nonlinear by itself and
    /// takes one only when asked.
    public let defaultActivation: String?
    /// x [B, I] and the layer's context to the layer's outputs before the activation, [B, U].
    public let build: @Sendable (_ x: Expr, _ layer: LayerContext) -> Expr

    public init(
        _ name: String, aliases: [String] = [], title: String, family: String, formula: String,
        settings: [Setting] = [], source: Source, remark: String = "", width: Width = .chosen,
        defaultActivation: String? = nil, build: @escaping @Sendable (Expr, LayerContext) -> Expr
    ) {
        card = Card(
            name, aliases: aliases, title: title, family: family, formula: formula, settings: settings,
            source: source, remark: remark)
        self.width = width
        self.defaultActivation = defaultActivation
        self.build = build
    }
}
