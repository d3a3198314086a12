import ExpressionGraph

/// A kind of layer: how its outputs follow from its inputs. An entry reads like its paper.
public struct NeuronUnit: Listed {
    /// How a unit computes.
    public enum Kind: Sendable {
        /// Every row for itself: x [B, I] and the layer's context to the outputs before the activation, [B, U]. Over
        /// time it is applied to every time step alike.
        case map(@Sendable (_ x: Expr, _ layer: LayerContext) -> Expr)
        /// Step by step, with state.
        case cell(RecurrentCell.Builder)
    }

    /// How many outputs a layer of this kind has.
    public enum Width: Hashable, Sendable {
        /// As many as a person chooses.
        case chosen
        /// As many as it has inputs (normalisation, dropout).
        case asInput
        /// Determined by inputs and settings (input features).
        case computed
    }

    /// Name, formula, settings, source.
    public let card: Card
    /// How many outputs a layer has.
    public let width: Width
    /// The activation that follows when a preset names none; `nil` where the unit is nonlinear by itself and
    /// takes one only when asked.
    public let defaultActivation: String?
    /// What it does with a layer's inputs, and whether it keeps something over time.
    public let kind: Kind
    /// Whether a row's output depends on the rows beside it: then it is scored on all rows at once, and cannot be used
    /// where rows have to be independent (over time, or where slopes are learned).
    public let mixesRows: Bool
    /// Whether it does so in training alone, as where the batch's statistics are used: rows are scored one by one, but it
    /// cannot be used where rows have to be independent either.
    public let mixesRowsInTraining: Bool
    /// How linear layers beside it start; neither has a way of its own where the paper says nothing.
    public let neighbours: NeighbourStarts

    /// Why a layer of so many inputs cannot be built with these settings: what was found and what is expected, without a capital
    /// or a full stop; `nil` where it can. Units that take any number of inputs have none.
    public let misfit: @Sendable (_ inputs: Int, _ settings: SettingValues) -> String?

    /// A map, unit by unit of the palette the usual case.
    public init(
        _ name: String, aliases: [String] = [], title: String, family: String, formula: String,
        settings: [Setting] = [], source: Source, remark: String = "", width: Width = .chosen,
        defaultActivation: String? = nil, mixesRows: Bool = false, mixesRowsInTraining: Bool = false,
        neighbours: NeighbourStarts = NeighbourStarts(),
        misfit: @escaping @Sendable (_ inputs: Int, _ settings: SettingValues) -> String? = { _, _ in nil },
        build: @escaping @Sendable (Expr, LayerContext) -> Expr
    ) {
        card = Card(
            name, aliases: aliases, title: title, family: family, formula: formula, settings: settings,
            source: source, remark: remark)
        self.width = width
        self.defaultActivation = defaultActivation
        self.mixesRows = mixesRows
        self.mixesRowsInTraining = mixesRowsInTraining
        self.neighbours = neighbours
        self.misfit = misfit
        kind = .map(build)
    }

    /// A unit over time. An activation inside a step is the unit's own matter, through the layer's context.
    public init(
        _ name: String, aliases: [String] = [], title: String, family: String, formula: String,
        settings: [Setting] = [], source: Source, remark: String = "", width: Width = .chosen,
        defaultActivation: String? = nil, cell: @escaping RecurrentCell.Builder
    ) {
        card = Card(
            name, aliases: aliases, title: title, family: family, formula: formula, settings: settings,
            source: source, remark: remark)
        self.width = width
        self.defaultActivation = defaultActivation
        mixesRows = false
        mixesRowsInTraining = false
        neighbours = NeighbourStarts()
        misfit = { _, _ in nil }
        kind = .cell(cell)
    }

    /// Whether it keeps state from one time step to the next.
    public var isCell: Bool {
        if case .cell = kind { true } else { false }
    }

    /// The layer's outputs before the activation, [B·T, U], of inputs [B·T, I]: T = `layer.timeSteps` rows of each sequence
    /// one after the other.
    public func build(_ x: Expr, _ layer: LayerContext) -> Expr {
        switch kind {
        case .map(let map): return map(x, layer)
        case .cell(let builder): return builder(x.shape[1], layer).outputs(over: x, layer)
        }
    }
}
