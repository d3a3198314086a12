import Cells
import Experiments

/// A line of the explorer's controls, which keys change.
public enum ExplorerRow: Hashable, Sendable {
    case function(Int)
    /// A parameter of a function, both by index.
    case parameter(Int, Int)
    case span, source, mean, deviation, scale, tuning, layers, task, steps, seed

    /// The function that the row is of.
    var function: Int? {
        switch self {
        case .function(let index), .parameter(let index, _): index
        default: nil
        }
    }

    /// The page that the row belongs to; `nil` for the functions, which are on all.
    var page: ExplorerPage? {
        switch self {
        case .function, .parameter: nil
        case .span: .curves
        case .source, .mean, .deviation: .data
        case .scale, .tuning, .layers: .depth
        case .task, .steps, .seed: .learning
        }
    }

    /// The rows of pages that are seen, in their order.
    static func rows(_ explorer: ExplorerState) -> [ExplorerRow] {
        var rows: [ExplorerRow] = []
        for (index, function) in explorer.functions.enumerated() {
            rows.append(.function(index))
            rows += function.parameters.indices.map { .parameter(index, $0) }
        }
        for page in explorer.visiblePages {
            switch page {
            case .curves: rows.append(.span)
            case .data:
                rows.append(.source)
                if explorer.settings.source == .gaussian { rows += [.mean, .deviation] }
            case .depth:
                rows += [.scale, .tuning, .layers]
                // What goes in is set here too, where the page is seen alone.
                if !explorer.visiblePages.contains(.data) { rows += [.mean, .deviation] }
            case .learning: rows += [.task, .steps, .seed]
            case .table: break
            }
        }
        return rows
    }
}

extension ExplorerState {
    /// How a row's value is changed, as a setting's is; `nil` for a function, which is changed for another.
    func control(_ row: ExplorerRow) -> SettingControl? {
        switch row {
        case .function: nil
        case .parameter(let index, let parameter):
            if functions.indices.contains(index), functions[index].parameters.indices.contains(parameter) {
                functions[index].control(parameter)
            } else {
                nil
            }
        case .span: .number(settings.span, Ladder([0.5, 1, 2, 3, 4, 6, 8, 12, 20, 50]), 0.01...1000)
        case .source: .choice(settings.source.title, sources.map(\.title))
        case .mean: .number(settings.mean, Ladder(multiplesOf: 0.25, in: -5...5), -5...5)
        case .deviation: .number(settings.deviation, Ladder(multiplesOf: 0.1, in: 0.1...5), 0.01...5)
        case .scale: .choice(settings.scale.title, WeightScale.allCases.map(\.title))
        case .tuning: .number(settings.tuning, Ladder(multiplesOf: 0.05, in: 0.05...4), 0.01...4)
        case .layers:
            .whole(
                Double(settings.layers), Ladder((1...10).map { Double($0) } + (3...20).map { 5 * Double($0) }),
                1...100)
        case .task: .choice(settings.task.rawValue, ExplorerSettings.Task.allCases.map(\.rawValue))
        case .steps: .whole(Double(settings.steps), .counts(100...5000), 10...5000)
        case .seed: .seed(settings.seed)
        }
    }

    /// What can be pushed through the functions: a Gaussian, or what goes into a layer's activation.
    private var sources: [ExplorerSettings.Source] { [.gaussian] + densities.indices.map { .layer($0) } }

    /// Gives a row a value; one of another kind than the row's changes nothing.
    private mutating func set(_ row: ExplorerRow, to entry: SettingEntry) {
        switch (row, entry) {
        case (.parameter(let index, let parameter), .number(let value)): functions[index].set(parameter, to: value)
        case (.span, .number(let value)): settings.span = value
        case (.mean, .number(let value)): settings.mean = value
        case (.deviation, .number(let value)): settings.deviation = value
        case (.tuning, .number(let value)): settings.tuning = value
        case (.layers, .number(let value)): settings.layers = Int(value)
        case (.steps, .number(let value)): settings.steps = Int(value)
        case (.seed, .seed(let value)): settings.seed = value
        case (.source, .word(let word)): settings.source = sources.first { $0.title == word } ?? settings.source
        case (.scale, .word(let word)):
            settings.scale = WeightScale.allCases.first { $0.title == word } ?? settings.scale
        case (.task, .word(let word)): settings.task = ExplorerSettings.Task(rawValue: word) ?? settings.task
        default: break
        }
    }

    /// A row in words: name, value, and how far the value is from one end of its range to the other, where it has one.
    func words(_ row: ExplorerRow) -> (title: String, value: String, share: Double?) {
        (title(row), control(row)?.text() ?? "", share(row))
    }

    private func title(_ row: ExplorerRow) -> String {
        switch row {
        case .function(let index): functions[index].name
        case .parameter(let index, let parameter):
            functions[index].activation.parameters[parameter].name
                + (functions[index].activation.parameters[parameter].isLearned ? " (learned)" : "")
        case .span: "x up to ±"
        case .source: "data from"
        case .mean: "mean"
        case .deviation: "deviation"
        case .scale: "weights"
        case .tuning: "variance ×"
        case .layers: "layers"
        case .task: "task"
        case .steps: "steps"
        case .seed: "seed"
        }
    }

    private func share(_ row: ExplorerRow) -> Double? {
        switch row {
        case .parameter(let index, let parameter):
            let range = functions[index].activation.parameters[parameter].range
            let width = range.upperBound - range.lowerBound
            return width > 0 ? (functions[index].parameters[parameter] - range.lowerBound) / width : nil
        case .mean: return (settings.mean + 5) / 10
        case .deviation: return settings.deviation / 5
        case .tuning: return settings.tuning / 4
        case .layers: return Double(settings.layers) / 100
        case .function, .span, .source, .scale, .task, .steps, .seed: return nil
        }
    }

    /// Moves a row's value a step up or down.
    mutating func turn(_ row: ExplorerRow, up: Bool) {
        if case .function(let index) = row { return flip(index, by: up ? 1 : -1) }
        if let entry = control(row)?.next(up: up) { set(row, to: entry) }
    }

    /// Takes a typed value; otherwise says what was expected.
    mutating func type(_ text: String, into row: ExplorerRow) -> String? {
        guard let control = control(row) else { return nil }
        guard let entry = control.entry(text) else { return "expected \(control.expectation()); found '\(text)'" }
        set(row, to: entry)
        return nil
    }
}
