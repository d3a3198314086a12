import Catalogue
import Cells

/// A function of the catalogue with its facts and its curve in small.
public struct FunctionFacts: Sendable, Hashable {
    public let name: String
    public let aliases: [String]
    public let family: String
    public let facts: ActivationFacts
    public let parameters: Int
    public let isLearned: Bool
    /// Values at equal steps from −4 to 4.
    public let curve: [Double]

    /// Cost: some milliseconds.
    public init(_ activation: Activation) {
        name = activation.name
        aliases = activation.aliases
        family = activation.family
        facts = activation.facts()
        parameters = activation.parameters.count
        isLearned = activation.parameters.contains { $0.isLearned }
        curve =
            activation.derivatives(
                at: equalSteps(over: -4...4, count: 12), parameters: activation.parameters.map(\.default), order: 0)[0]
    }

    /// The gradient's gain per layer where weights keep the signal's variance: χ/q.
    var gradientGain: Double { facts.secondMoment > 1e-12 ? facts.slopeEnergy / facts.secondMoment : .nan }
}

/// The list of all functions: what it is sorted by, what is left in it, and which row is chosen.
struct FunctionTable: Hashable, Sendable {
    enum Column: String, Hashable, Sendable, CaseIterable {
        case name, family, mean, secondMoment, slopeEnergy, gradientGain, lipschitz

        var title: String {
            switch self {
            case .name: "function"
            case .family: "family"
            case .mean: "mean"
            case .secondMoment: "E f²"
            case .slopeEnergy: "E f′²"
            case .gradientGain: "gain"
            case .lipschitz: "max |f′|"
            }
        }

        /// As it is typed.
        var word: String {
            switch self {
            case .secondMoment: "second-moment"
            case .slopeEnergy: "slope-energy"
            case .gradientGain: "gain"
            default: rawValue
            }
        }
    }

    /// Empty until they have been computed.
    var all: [FunctionFacts] = []
    var hasAsked = false
    var sort: Column?
    var isDescending = false
    var filter = LineEditor(limit: Search.lengthLimit)
    var isTyping = false
    /// The chosen function, by name: it stays chosen as rows move.
    var selected: String?

    /// The rows left by the filter, in their order.
    var rows: [FunctionFacts] {
        let words = filter.text.lowercased().split(separator: " ").map(String.init)
        let left = all.filter { entry in words.allSatisfy { Self.matches(entry, $0) } }
        guard let sort else { return isDescending ? left.reversed() : left }
        let order = left.enumerated().sorted { one, other in
            let isBefore = Self.isBefore(one.element, other.element, sort)
            let isAfter = Self.isBefore(other.element, one.element, sort)
            if isBefore == isAfter { return one.offset < other.offset }
            return isDescending ? isAfter : isBefore
        }
        return order.map(\.element)
    }

    /// What it is sorted by, as the column may have no room, and how many rows the filter leaves.
    var notes: [String] {
        let order = sort.map { ["by \($0.title) \(isDescending ? "↓" : "↑")"] } ?? []
        return order + ["\(rows.count) of \(all.count)"]
    }

    var selectedIndex: Int {
        let rows = rows
        return rows.firstIndex { $0.name == selected } ?? 0
    }

    mutating func move(by change: Int) {
        let rows = rows
        guard !rows.isEmpty else { return }
        let index = rows.firstIndex { $0.name == selected } ?? 0
        selected = rows[max(0, min(rows.count - 1, index + change))].name
    }

    /// The next column to sort by; before the first is the catalogue's own order.
    mutating func turnSort(up: Bool) {
        let columns: [Column?] = [nil] + Column.allCases
        let index = columns.firstIndex(of: sort) ?? 0
        sort = columns[(index + (up ? 1 : columns.count - 1)) % columns.count]
    }

    /// Sorts by the column of a typed word, the largest first where a minus is before it; otherwise says what was
    /// expected.
    mutating func sort(by text: String) -> String? {
        isDescending = text.hasPrefix("-")
        let word = isDescending ? String(text.dropFirst()) : text
        guard let column = Column.allCases.first(where: { $0.word == word.lowercased() }) else {
            return "expected one of \(Column.allCases.map(\.word).joined(separator: ", ")), or one with - before it; "
                + "found '\(text)'"
        }
        sort = column
        return nil
    }

    private static func isBefore(_ one: FunctionFacts, _ other: FunctionFacts, _ column: Column) -> Bool {
        /// What is unknown or without bound comes last.
        func number(_ value: Double?) -> Double { value.map { $0.isNaN ? .infinity : $0 } ?? .infinity }
        return switch column {
        case .name: one.name < other.name
        case .family: one.family < other.family
        case .mean: number(one.facts.mean) < number(other.facts.mean)
        case .secondMoment: number(one.facts.secondMoment) < number(other.facts.secondMoment)
        case .slopeEnergy: number(one.facts.slopeEnergy) < number(other.facts.slopeEnergy)
        case .gradientGain: number(one.gradientGain) < number(other.gradientGain)
        case .lipschitz: number(one.facts.lipschitz) < number(other.facts.lipschitz)
        }
    }

    /// A word is a property, a property with `non` or `un` before it, or a part of a name or a family.
    static func matches(_ entry: FunctionFacts, _ word: String) -> Bool {
        if let has = property(entry, word) { return has }
        for prefix in ["non-", "not-", "non", "un"] where word.hasPrefix(prefix) {
            if let has = property(entry, String(word.dropFirst(prefix.count))) { return !has }
        }
        return ([entry.name, entry.family] + entry.aliases).contains { $0.lowercased().contains(word) }
    }

    private static func property(_ entry: FunctionFacts, _ word: String) -> Bool? {
        switch word {
        case "even": entry.facts.isEven
        case "odd": entry.facts.isOdd
        case "bounded": entry.facts.isBounded
        case "monotone", "monotonic": entry.facts.isMonotone
        case "lipschitz": entry.facts.lipschitz != nil
        case "learned": entry.isLearned
        case "parametric": entry.parameters > 0
        default: nil
        }
    }
}
