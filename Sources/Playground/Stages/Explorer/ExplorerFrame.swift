import Catalogue
import Cells
import Training

/// The explorer without a terminal: the same view, with everything computed that it shows.
///
/// - Parameters:
///   - densities: what goes into the activations of a network's layers; the chosen one is pushed through the functions.
///   - layer: which of them, by index; `nil` for the Gaussian.
///   - filter: words that the table is filtered by.
///   - change: what is set before anything is computed.
public func explorerFrame(
    _ functions: [ExploredFunction], page: ExplorerPage, size: Size, densities: [Distribution] = [],
    layer: Int? = nil, filter: String = "", theme: Theme = .dark, capabilities: Capabilities = Capabilities(),
    change: (inout ExplorerState) -> Void = { _ in }
) -> Frame {
    var explorer = ExplorerState(functions, page: page)
    explorer.densities = densities
    if let layer { explorer.settings.source = .layer(layer) }
    change(&explorer)
    explorer.visiblePages = ExplorerLayout(size, page: page).pages.map(\.page)
    explorer.table.filter.insert(filter)
    if page == .table { explorer.table.all = Palette.activations.map { FunctionFacts($0) } }
    explorer.refresh()
    if explorer.visiblePages.contains(.learning) {
        LearningComparison.run(explorer.wantedExperiments) { comparison in
            explorer.learning = comparison
            return true
        }
    }
    return ExplorerView(explorer: explorer).frame(
        size: size, look: Look(theme: theme, capabilities: capabilities))
}

extension ExplorerState {
    /// The settings that can be given by name, for programs without keys.
    public static let settingNames = [
        "span", "mean", "deviation", "tuning", "layers", "steps", "seed", "weights", "task",
        "derivatives", "sort",
    ]

    /// Gives a setting a value as it is typed; otherwise says what was expected.
    public mutating func set(_ name: String, to text: String) -> String? {
        let rows: [String: ExplorerRow] = [
            "span": .span, "mean": .mean, "deviation": .deviation, "tuning": .tuning, "layers": .layers,
            "steps": .steps, "seed": .seed,
        ]
        if let row = rows[name] { return type(text, into: row) }
        switch name {
        case "weights":
            guard let scale = WeightScale.named(text) else {
                return "expected one of \(WeightScale.allCases.map(\.word).joined(separator: ", ")); found '\(text)'"
            }
            settings.scale = scale
        case "task":
            guard let task = ExplorerSettings.Task(rawValue: text) else {
                return "expected one of \(ExplorerSettings.Task.allCases.map(\.rawValue).joined(separator: ", "));"
                    + " found '\(text)'"
            }
            settings.task = task
        case "derivatives":
            guard let count = Int(text), (0...2).contains(count) else {
                return "expected 0, 1 or 2 derivatives; found '\(text)'"
            }
            settings.derivatives = count
        case "sort": return table.sort(by: text)
        default: return "there is no setting '\(name)'; there are \(Self.settingNames.joined(separator: ", "))"
        }
        return nil
    }
}

extension WeightScale {
    /// As it is typed.
    var word: String {
        switch self {
        case .unitVariance: "unit-variance"
        case .unitGradient: "unit-gradient"
        case .he: "he"
        case .lecun: "lecun"
        }
    }

    static func named(_ word: String) -> WeightScale? { allCases.first { $0.word == word.lowercased() } }
}
