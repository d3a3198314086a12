/// Something about a catalogue entry that a person can choose: its meaning, default and limits.
public struct Setting: Hashable, Sendable {
    /// What values it takes, with the default and the limits.
    public enum Kind: Hashable, Sendable {
        case number(default: Double, ClosedRange<Double>)
        case integer(default: Int, ClosedRange<Int>)
        case flag(default: Bool)
        case choice(default: String, [String])
        /// A list of numbers of any length in the range.
        case numbers(default: [Double], length: ClosedRange<Int>)
    }

    /// As presets write it: lower case with hyphens.
    public let name: String
    /// What it means, its unit, and where the default comes from.
    public let meaning: String
    /// The values allowed and the default.
    public let kind: Kind

    public init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }

    /// The value it has when nobody chooses.
    public var defaultValue: SettingValue {
        switch kind {
        case .number(let value, _): .number(value)
        case .integer(let value, _): .number(Double(value))
        case .flag(let value): .flag(value)
        case .choice(let value, _): .choice(value)
        case .numbers(let value, _): .numbers(value)
        }
    }

    /// What a value must be, in words.
    public var expectation: String {
        switch kind {
        case .number(_, let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .integer(_, let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .choice(_, let options): "one of " + options.joined(separator: ", ")
        case .numbers(_, let length): "a list of \(length.lowerBound) to \(length.upperBound) numbers"
        }
    }

    /// Whether a value keeps the limits.
    public func allows(_ value: SettingValue) -> Bool {
        switch (kind, value) {
        case (.number(_, let range), .number(let x)): range.contains(x)
        case (.integer(_, let range), .number(let x)):
            x == x.rounded() && x >= Double(range.lowerBound) && x <= Double(range.upperBound)
        case (.flag, .flag): true
        case (.choice(_, let options), .choice(let x)): options.contains(x)
        case (.numbers(_, let length), .numbers(let x)): length.contains(x.count) && x.allSatisfy(\.isFinite)
        default: false
        }
    }
}

/// A chosen value of a setting.
public enum SettingValue: Hashable, Sendable {
    case number(Double)
    case flag(Bool)
    case choice(String)
    case numbers([Double])
}

/// The values of an entry's settings: the chosen ones, and defaults for the rest.
public struct SettingValues: Hashable, Sendable {
    private let values: [String: SettingValue]

    /// - Precondition: `chosen` names only settings of the entry, with values they allow (checked when a
    ///   preset is read).
    public init(_ settings: [Setting], chosen: [String: SettingValue] = [:]) {
        var values: [String: SettingValue] = [:]
        for setting in settings { values[setting.name] = chosen[setting.name] ?? setting.defaultValue }
        self.values = values
    }

    /// The value of a number or whole number; traps where the entry has none of that name, as the others do.
    public func number(_ name: String) -> Double {
        guard case .number(let value) = values[name] else {
            preconditionFailure("no number setting '\(name)'")
        }
        return value
    }
    /// The value of a whole number.
    public func integer(_ name: String) -> Int { Int(number(name)) }
    /// The value of a flag.
    public func flag(_ name: String) -> Bool {
        guard case .flag(let value) = values[name] else { preconditionFailure("no flag setting '\(name)'") }
        return value
    }
    /// The option chosen.
    public func choice(_ name: String) -> String {
        guard case .choice(let value) = values[name] else {
            preconditionFailure("no choice setting '\(name)'")
        }
        return value
    }
    /// The values of a list.
    public func numbers(_ name: String) -> [Double] {
        guard case .numbers(let value) = values[name] else {
            preconditionFailure("no list setting '\(name)'")
        }
        return value
    }
}
