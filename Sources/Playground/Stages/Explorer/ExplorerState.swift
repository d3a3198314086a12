import Catalogue
import Cells
import Experiments
import Training

/// What the explorer of activation functions shows: a value that its update changes and its view draws.
public struct ExplorerState: Sendable {
    /// The functions shown together, each with its place's sign and colour.
    public internal(set) var functions: [ExploredFunction]
    public internal(set) var page = ExplorerPage.curves
    /// The control that keys change.
    var row = ExplorerRow.function(0)
    var settings = ExplorerSettings()
    var table = FunctionTable()

    /// Pages that are on the screen.
    var visiblePages: [ExplorerPage] = [.curves]
    /// What goes into the activations of the running network's layers, as last observed.
    var densities: [Distribution] = []

    // What is drawn, computed when what it depends on changes.
    private(set) var shapes: [FunctionShape] = []
    private(set) var pushforwards: [Pushforward] = []
    private(set) var propagations: [SignalPropagation] = []
    private var shapeKey: ShapeKey?
    private var pushforwardKey: PushforwardKey?
    private var propagationKey: PropagationKey?
    /// The runs of the last comparison that was asked for, as far as they have come.
    var learning = LearningComparison()

    /// More curves than this cannot be told apart.
    public static let limit = 4

    /// - Parameter functions: at most `limit` are taken; without any, the two that most networks begin with.
    public init(_ functions: [ExploredFunction] = [], page: ExplorerPage = .curves) {
        let shown = functions.isEmpty ? ["relu", "tanh"].compactMap { ExploredFunction(named: $0) } : functions
        self.functions = Array(shown.prefix(Self.limit))
        self.page = page
    }

    /// The function that keys are about.
    var chosen: Int { min(max(0, row.function ?? lastChosen), functions.count - 1) }
    /// The function chosen before the keys went to a row of another kind.
    private(set) var lastChosen = 0

    mutating func choose(_ row: ExplorerRow) {
        self.row = row
        if let function = row.function { lastChosen = function }
    }

    private struct ShapeKey: Hashable {
        var functions: [ExploredFunction]
        var span: Double
    }

    private struct PushforwardKey: Hashable {
        var functions: [ExploredFunction]
        var density: InputDensity
    }

    private struct PropagationKey: Hashable {
        var functions: [ExploredFunction]
        var scale: WeightScale
        var tuning: Double
        var layers: Int
        var secondMoment: Double
    }

    /// The data that are pushed through the functions.
    var density: InputDensity {
        if case .layer(let index) = settings.source, densities.indices.contains(index) {
            return .counted(densities[index])
        }
        return .gaussian(mean: settings.mean, deviation: settings.deviation)
    }

    /// Brings rows back into their list, and computes what is to be drawn and is not known.
    mutating func refresh() {
        let rows = ExplorerRow.rows(self)
        if !rows.contains(row) { choose(.function(chosen)) }
        if case .layer(let index) = settings.source, !densities.indices.contains(index) { settings.source = .gaussian }
        if visiblePages.contains(.curves) {
            let key = ShapeKey(functions: functions, span: settings.span)
            if key != shapeKey {
                let range = -settings.span...settings.span
                shapes = renewed(shapes, shapeKey?.functions, isSame: shapeKey?.span == key.span) {
                    FunctionShape($0, over: range)
                }
                shapeKey = key
            }
        }
        if visiblePages.contains(.data) {
            let key = PushforwardKey(functions: functions, density: density)
            if key != pushforwardKey {
                pushforwards = renewed(
                    pushforwards, pushforwardKey?.functions, isSame: pushforwardKey?.density == key.density
                ) { Pushforward(key.density, through: $0) }
                pushforwardKey = key
            }
        }
        if visiblePages.contains(.depth) { refreshPropagations() }
    }

    private mutating func refreshPropagations() {
        let key = PropagationKey(
            functions: functions, scale: settings.scale, tuning: settings.tuning, layers: settings.layers,
            secondMoment: settings.mean * settings.mean + settings.deviation * settings.deviation)
        guard key != propagationKey else { return }
        var others = key
        others.functions = propagationKey?.functions ?? []
        propagations = renewed(propagations, propagationKey?.functions, isSame: others == propagationKey) {
            SignalPropagation(
                $0, scale: key.scale, tuning: key.tuning, layers: key.layers, secondMoment: key.secondMoment)
        }
        propagationKey = key
    }

    /// Values for the functions: those already known for a function are taken over.
    private func renewed<Value>(
        _ known: [Value], _ knownFunctions: [ExploredFunction]?, isSame: Bool, _ make: (ExploredFunction) -> Value
    ) -> [Value] {
        functions.map { function in
            if isSame, let index = knownFunctions?.firstIndex(of: function), known.indices.contains(index) {
                return known[index]
            }
            return make(function)
        }
    }

    // MARK: The functions

    /// Another function of the catalogue in a place: the next or the one before.
    mutating func flip(_ index: Int, by change: Int) {
        let all = Palette.activations
        let now = all.firstIndex { $0.name == functions[index].name } ?? 0
        functions[index] = ExploredFunction(all[(now + change + all.count) % all.count])
    }

    /// Adds a function, or says why not.
    mutating func add(_ function: ExploredFunction) -> String? {
        guard functions.count < Self.limit else {
            return "\(Self.limit) functions are shown already: x takes one away"
        }
        functions.append(function)
        choose(.function(functions.count - 1))
        return nil
    }

    mutating func replace(_ index: Int, by function: ExploredFunction) {
        guard functions.indices.contains(index) else { return }
        functions[index] = function
        choose(.function(index))
    }

    mutating func resetChosen() { functions[chosen].reset() }

    mutating func take(_ action: ExplorerAction) {
        switch action {
        case .factsCame(let facts): table.all = facts
        case .learned(let comparison):
            // What was asked for before the functions changed comes too late.
            if comparison.experiments == learning.experiments { learning = comparison }
        case .choose(let index): if functions.indices.contains(index) { choose(.function(index)) }
        }
    }

    mutating func removeChosen() -> String? {
        guard functions.count > 1 else { return "the last function stays" }
        functions.remove(at: chosen)
        choose(.function(min(chosen, functions.count - 1)))
        return nil
    }
}
