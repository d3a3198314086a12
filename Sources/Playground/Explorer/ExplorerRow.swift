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
    /// A row in words: name, value, and how far the value is from one end of its range to the other, where it has one.
    func words(_ row: ExplorerRow) -> (title: String, value: String, share: Double?) {
        switch row {
        case .function(let index): return (functions[index].name, "", nil)
        case .parameter(let index, let parameter):
            let entry = functions[index].activation.parameters[parameter]
            let value = functions[index].parameters[parameter]
            let width = entry.range.upperBound - entry.range.lowerBound
            return (
                entry.name + (entry.isLearned ? " (learned)" : ""), SettingRow.shortest(value),
                width > 0 ? (value - entry.range.lowerBound) / width : nil
            )
        case .span: return ("x up to ±", SettingRow.shortest(settings.span), nil)
        case .source: return ("data from", settings.source.title, nil)
        case .mean: return ("mean", SettingRow.shortest(settings.mean), (settings.mean + 5) / 10)
        case .deviation: return ("deviation", SettingRow.shortest(settings.deviation), settings.deviation / 5)
        case .scale: return ("weights", settings.scale.title, nil)
        case .tuning: return ("variance ×", SettingRow.shortest(settings.tuning), settings.tuning / 4)
        case .layers: return ("layers", String(settings.layers), Double(settings.layers) / 100)
        case .task: return ("task", settings.task.rawValue, nil)
        case .steps: return ("steps", String(settings.steps), nil)
        case .seed: return ("seed", String(settings.seed), nil)
        }
    }

    /// Moves a row's value a step up or down.
    mutating func turn(_ row: ExplorerRow, up: Bool) {
        let direction = up ? 1.0 : -1.0
        func moved(_ value: Double, by step: Double, in range: ClosedRange<Double>) -> Double {
            // Multiples of the step: sums of 0.1 are not.
            let next = ((value / step).rounded(up ? .down : .up) + direction) * step
            let isOnStep = ((value / step).rounded() - value / step).magnitude < 1e-6
            let target = isOnStep ? ((value / step).rounded() + direction) * step : next
            return min(max(target.rounded(toPlaces: 9), range.lowerBound), range.upperBound)
        }
        switch row {
        case .function(let index): flip(index, by: up ? 1 : -1)
        case .parameter(let index, let parameter):
            let range = functions[index].activation.parameters[parameter].range
            let value = functions[index].parameters[parameter]
            functions[index].set(
                parameter, to: moved(value, by: functions[index].step(of: parameter), in: range))
        case .span:
            let ladder = Ladder([0.5, 1, 2, 3, 4, 6, 8, 12, 20, 50])
            settings.span = ladder.next(after: settings.span, up: up) ?? settings.span
        case .source:
            let sources = [ExplorerSettings.Source.gaussian] + densities.indices.map { .layer($0) }
            let index = sources.firstIndex(of: settings.source) ?? 0
            settings.source = sources[(index + (up ? 1 : sources.count - 1)) % sources.count]
        case .mean: settings.mean = moved(settings.mean, by: 0.25, in: -5...5)
        case .deviation: settings.deviation = moved(settings.deviation, by: 0.1, in: 0.1...5)
        case .scale: settings.scale = Self.next(settings.scale, up: up)
        case .tuning: settings.tuning = moved(settings.tuning, by: 0.05, in: 0.05...4)
        case .layers:
            let step = settings.layers < 10 || (settings.layers == 10 && !up) ? 1 : 5
            settings.layers = min(100, max(1, settings.layers + (up ? step : -step)))
        case .task: settings.task = Self.next(settings.task, up: up)
        case .steps:
            let ladder = Ladder.counts(100...5000)
            settings.steps = ladder.next(after: Double(settings.steps), up: up).map { Int($0) } ?? settings.steps
        case .seed: settings.seed = up ? settings.seed &+ 1 : max(1, settings.seed) - 1
        }
    }

    private static func next<Choice: CaseIterable & Equatable>(_ choice: Choice, up: Bool) -> Choice
    where Choice.AllCases == [Choice] {
        let all = Choice.allCases
        let index = all.firstIndex(of: choice) ?? 0
        return all[(index + (up ? 1 : all.count - 1)) % all.count]
    }

    /// Takes a typed value; otherwise says what was expected.
    mutating func type(_ text: String, into row: ExplorerRow) -> String? {
        guard let value = Double(text), value.isFinite else { return "expected a number; found '\(text)'" }
        func expect(_ range: ClosedRange<Double>) -> String? {
            range.contains(value)
                ? nil
                : "expected a number from \(SettingRow.shortest(range.lowerBound)) to "
                    + "\(SettingRow.shortest(range.upperBound)); found \(text)"
        }
        var problem: String?
        switch row {
        case .parameter(let index, let parameter):
            guard functions.indices.contains(index), functions[index].parameters.indices.contains(parameter) else {
                return nil
            }
            problem = expect(functions[index].activation.parameters[parameter].range)
            if problem == nil { functions[index].set(parameter, to: value) }
        case .span:
            problem = expect(0.01...1000)
            if problem == nil { settings.span = value }
        case .mean:
            problem = expect(-5...5)
            if problem == nil { settings.mean = value }
        case .deviation:
            problem = expect(0.01...5)
            if problem == nil { settings.deviation = value }
        case .tuning:
            problem = expect(0.01...4)
            if problem == nil { settings.tuning = value }
        case .layers:
            problem = expect(1...100)
            if problem == nil { settings.layers = Int(value) }
        case .steps:
            problem = expect(10...5000)
            if problem == nil { settings.steps = Int(value) }
        case .seed:
            problem = expect(0...1e9)
            if problem == nil { settings.seed = UInt64(value) }
        case .function, .source, .scale, .task: problem = nil
        }
        return problem
    }
}
