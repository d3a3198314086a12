/// How a value is changed: what it is, and what it can be.
public enum SettingControl: Hashable, Sendable {
    /// A number within limits; keys follow the ladder.
    case number(Double, Ladder, ClosedRange<Double>)
    case whole(Double, Ladder, ClosedRange<Double>)
    /// One of some words.
    case choice(String, [String])
    /// A whole number of 64 bits.
    case seed(UInt64)
    /// A list that opens.
    case picker
    /// Numbers with spaces between them.
    case numbers([Double], ClosedRange<Int>)
    /// Names with numbers behind them.
    case named([String: Double], ClosedRange<Double>)

    /// The value as it is shown and typed.
    ///
    /// - Parameter zero: a word that stands for 0.
    public func text(zero: String? = nil) -> String {
        switch self {
        case .number(let value, _, _), .whole(let value, _, _):
            value == 0 && zero != nil ? zero ?? "" : SettingRow.shortest(value)
        case .choice(let word, _): word
        case .seed(let seed): String(seed)
        case .picker: ""
        case .numbers(let values, _): values.isEmpty ? "none" : values.map(SettingRow.shortest).joined(separator: " ")
        case .named(let values, _):
            values.isEmpty
                ? "none"
                : values.sorted { $0.key < $1.key }.map { "\($0.key)=\(SettingRow.shortest($0.value))" }.joined(
                    separator: " ")
        }
    }

    /// The next value in a direction; `nil` at the end.
    ///
    /// - Parameter zero: a word that stands for 0, which then need not lie within the limits.
    public func next(up: Bool, zero: String? = nil) -> SettingEntry? {
        switch self {
        case .number(let value, let ladder, let range), .whole(let value, let ladder, let range):
            guard let next = ladder.next(after: value, up: up), range.contains(next) || zero != nil && next == 0 else {
                return nil
            }
            return .number(next)
        case .choice(let word, let options):
            guard !options.isEmpty else { return nil }
            let index = options.firstIndex(of: word) ?? (up ? -1 : 1)
            return .word(options[(index + (up ? 1 : options.count - 1)) % options.count])
        case .seed(let seed): return up ? .seed(seed &+ 1) : seed > 0 ? .seed(seed - 1) : nil
        case .picker, .numbers, .named: return nil
        }
    }

    /// What was typed, as a value; `nil` where it is none.
    public func entry(_ typed: String, zero: String? = nil) -> SettingEntry? {
        let text = typed.split(separator: " ").joined(separator: " ").lowercased()
        switch self {
        case .number(_, _, let range), .whole(_, _, let range):
            if let zero, text == zero { return .number(0) }
            guard let value = Double(text), range.contains(value) else { return nil }
            if case .whole = self, value != value.rounded() { return nil }
            return .number(value)
        case .choice(_, let options):
            if let exact = options.first(where: { $0.lowercased() == text }) { return .word(exact) }
            let starts = options.filter { $0.lowercased().hasPrefix(text) }
            return starts.count == 1 && !text.isEmpty ? .word(starts[0]) : nil
        case .seed: return UInt64(text).map { .seed($0) }
        case .picker: return nil
        case .numbers(_, let length):
            let parts = text == "none" ? [] : text.split { $0 == " " || $0 == "," }.map { Double($0) }
            let values = parts.compactMap { $0 }.filter(\.isFinite)
            guard values.count == parts.count, length.contains(values.count) else { return nil }
            return .numbers(values)
        case .named(_, let range):
            var values: [String: Double] = [:]
            for part in text == "none" ? [] : text.split(whereSeparator: { $0 == " " || $0 == "," }) {
                let pair = part.split(separator: "=", omittingEmptySubsequences: false)
                guard pair.count == 2, !pair[0].isEmpty, let value = PresetField.number(String(pair[1])),
                    range.contains(value), values.updateValue(value, forKey: String(pair[0])) == nil
                else { return nil }
            }
            return .named(values)
        }
    }

    /// What can be typed, in words.
    public func expectation(zero: String? = nil) -> String {
        let words = zero.map { ", or \($0)" } ?? ""
        return switch self {
        case .number(_, _, let range):
            "a number from \(SettingRow.shortest(range.lowerBound)) to \(SettingRow.shortest(range.upperBound))" + words
        case .whole(_, _, let range):
            "a whole number from \(SettingRow.shortest(range.lowerBound)) to \(SettingRow.shortest(range.upperBound))"
                + words
        case .choice(_, let options): "one of " + options.joined(separator: ", ")
        case .seed: "a whole number from 0 on"
        case .picker: "a choice from the list"
        case .numbers(_, let length): "\(length.lowerBound) to \(length.upperBound) numbers with spaces between them"
        case .named(_, let range):
            "none, or names with numbers from \(SettingRow.shortest(range.lowerBound)) to \(SettingRow.shortest(range.upperBound)) "
                + "such as bias=0.1"
        }
    }
}

/// A value for a setting.
public enum SettingEntry: Hashable, Sendable {
    case number(Double)
    case word(String)
    case seed(UInt64)
    case numbers([Double])
    case named([String: Double])
}
