import Catalogue
import Formulas

/// The mistakes found so far.
final class PresetFindings {
    private let file: String?
    private var errors: [PresetError] = []
    private var omitted = 0

    init(file: String?) { self.file = file }

    func report(_ fact: PresetError.Fact, line: Int?, path: String) {
        if errors.count < PresetLimits.errors {
            // Values from the command line stand in no line and in no file.
            errors.append(PresetError(file: line == nil ? nil : file, line: line, path: path, fact: fact))
        } else {
            omitted += 1
        }
    }

    /// All of them; `nil` where there are none. Those of the file come first, in its order.
    var all: PresetErrors? {
        guard !errors.isEmpty else { return nil }
        let sorted = errors.enumerated().sorted {
            ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset)
        }
        return PresetErrors(sorted.map(\.element), omitted: omitted)
    }
}

/// A value of a preset with its place, read as what it should be. Anything else is reported, and `nil` given.
struct PresetField {
    let node: PresetNode
    let path: String
    let findings: PresetFindings

    func report(_ fact: PresetError.Fact) { findings.report(fact, line: node.line, path: path) }

    func wrong<Value>(_ expected: PresetError.Expectation) -> Value? {
        report(.wrong(node.found, expected: expected))
        return nil
    }

    func number(in range: ClosedRange<Double>, expected: PresetError.Expectation? = nil) -> Double? {
        guard let value = Self.number(node.word), range.contains(value) else {
            return wrong(expected ?? .number(range))
        }
        return value
    }

    func wholeNumber(in range: ClosedRange<Int>, expected: PresetError.Expectation? = nil) -> Int? {
        guard let value = Self.wholeNumber(node.word), range.contains(value) else {
            return wrong(expected ?? .wholeNumber(range))
        }
        return value
    }

    func seed() -> UInt64? {
        guard let value = node.word.flatMap({ UInt64($0) }) else { return wrong(.seed) }
        return value
    }

    func flag() -> Bool? { flagWord ?? wrong(.flag) }

    /// The spellings of older YAML too.
    var flagWord: Bool? {
        switch node.word?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// Text of one line, unless more are allowed.
    func text(limit: Int = PresetLimits.textCharacters, lines: Bool = false) -> String? {
        guard let text = node.text else { return wrong(lines ? .text : .line) }
        // Counted in scalars: one letter can carry any number of accents.
        guard text.unicodeScalars.count <= limit else {
            report(.tooLong(limit: limit))
            return nil
        }
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if lines && (scalar == "\n" || scalar == "\t") { continue }
                if scalar == "\n" { return wrong(.line) }
                report(.controlCharacter)
                return nil
            default: continue
            }
        }
        return text
    }

    /// One of a few words, spelled as in the list.
    func choice(_ options: [String]) -> String? {
        guard let text = node.text else { return wrong(.oneOf(options)) }
        if let option = options.first(where: { Palette.key($0) == Palette.key(text) }) { return option }
        report(.wrongChoice(text, options: options, nearest: nearestName(to: text, among: options)))
        return nil
    }

    func list(_ expected: PresetError.Expectation = .list, limit: Int = PresetLimits.entries)
        -> [PresetField]?
    {
        guard case .list(let items) = node.content else { return wrong(expected) }
        guard items.count <= limit else {
            report(.tooManyEntries(count: items.count, limit: limit))
            return nil
        }
        return items.enumerated().map { index, item in
            PresetField(node: item, path: "\(path)[\(index)]", findings: findings)
        }
    }

    /// A decimal number: no "nan", "inf" or hexadecimal, which the language's own reading lets in.
    static func number(_ word: String?) -> Double? {
        guard let word, word.utf8.count <= 64, word.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
            let value = Double(word), value.isFinite
        else { return nil }
        return value
    }

    /// A whole number, also one written as 1e6.
    static func wholeNumber(_ word: String?) -> Int? {
        if let value = word.flatMap({ Int($0) }) { return value }
        // Up to 2^53 a number with a fraction would not look whole.
        guard let value = number(word), value == value.rounded(), abs(value) <= 0x1p53 else { return nil }
        return Int(value)
    }
}
