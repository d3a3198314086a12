import Cells
import Formulas

/// What a person has set for all experiments; what is not set is left to the terminal and the defaults.
///
/// As text, a line for each: `theme: light`. Lines that begin with `#` are remarks.
public struct Preferences: Hashable, Sendable {
    private var values: [PreferenceName: String] = [:]

    public init() {}

    public subscript(name: PreferenceName) -> String? { values[name] }

    /// False, and nothing changes, where the value is none of the name's.
    @discardableResult
    public mutating func set(_ name: PreferenceName, _ text: String) -> Bool {
        guard let value = name.value(text) else { return false }
        values[name] = value
        return true
    }

    public var theme: Theme? { values[.theme].flatMap { Theme.named($0) } }
    public var glyphs: GlyphLevel? { values[.glyphs].flatMap { GlyphLevel(named: $0) } }
    public var framesPerSecond: Int? { values[.fps].flatMap { Int($0) } }
    public var surfacesPerSecond: Int? { values[.surfaces].flatMap { Int($0) } }
    public var pace: Pace? { values[.pace].flatMap { Pace(named: $0) } }
    public var mouse: Bool? { values[.mouse].map { $0 == "on" } }
    public var plain: Bool? { values[.plain].map { $0 == "on" } }

    // MARK: As text

    /// Reads what it can; each line that means nothing is a mistake and is passed over.
    public static func reading(_ text: String) -> (preferences: Preferences, mistakes: [PreferenceMistake]) {
        var preferences = Preferences()
        var mistakes: [PreferenceMistake] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = String(line).trimmingSpaces
            if line.isEmpty || line.hasPrefix("#") { continue }
            if let fact = preferences.take(line) { mistakes.append(PreferenceMistake(line: index + 1, fact: fact)) }
        }
        return (preferences, mistakes)
    }

    private mutating func take(_ line: String) -> PreferenceMistake.Fact? {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map { String($0).trimmingSpaces }
        guard parts.count == 2 else { return .noColon(line) }
        guard let name = PreferenceName(rawValue: parts[0].lowercased()) else {
            let names = PreferenceName.allCases.map(\.rawValue)
            return .unknownName(parts[0], nearest: nearestName(to: parts[0], among: names))
        }
        return set(name, parts[1]) ? nil : .badValue(name, parts[1])
    }

    /// A text with the values that differ from those before: each in its own line, or in a new one; all other lines stay.
    public func written(over text: String, where before: Preferences) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for name in PreferenceName.allCases where values[name] != before.values[name] {
            guard let value = values[name] else { continue }
            let line = "\(name.rawValue): \(value)"
            // Of a name that stands twice the last counts.
            if let place = lines.lastIndex(where: { Self.name($0) == name }) {
                lines[place] = line
            } else {
                if lines.last == "" { lines.removeLast() }
                lines += [line, ""]
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The name a line sets; `nil` for remarks and what means nothing.
    private static func name(_ line: String) -> PreferenceName? {
        line.split(separator: ":").first.flatMap { PreferenceName(rawValue: String($0).trimmingSpaces.lowercased()) }
    }

    public var text: String {
        "# What Soma remembers; 'P' inside changes it.\n"
            + PreferenceName.allCases.compactMap { name in values[name].map { "\(name.rawValue): \($0)\n" } }.joined()
    }
}

/// What is wrong with a line of the settings file.
public struct PreferenceMistake: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Fact: Hashable, Sendable {
        case noColon(String)
        case unknownName(String, nearest: String?)
        case badValue(PreferenceName, String)
    }

    public let line: Int
    public let fact: Fact

    public var description: String {
        let words =
            switch fact {
            case .noColon(let found): "found '\(Self.shown(found))', expected 'name: value'"
            case .unknownName(let found, let nearest):
                "there is no setting “\(Self.shown(found))”" + hint(nearest)
            case .badValue(let name, let found):
                "\(name.rawValue) is '\(Self.shown(found))', expected \(name.expectation)"
            }
        return "line \(line): \(words)"
    }

    /// A file may hold anything, and the sentence goes to a terminal.
    private static func shown(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.screenScalars.prefix(40))
        return String(view)
    }
}
