/// A setting as a row of the settings panel: what it is now, and what it can be.
public struct SettingRow: Sendable {
    /// Which setting it is.
    public let name: SettingName
    /// The rows it stands among, and where: lower ranks first.
    public let group: SettingGroup
    let rank: Int
    /// What it is now, and how it is chosen: from a ladder, a list, by typing.
    public let control: SettingControl
    /// A word that stands for one of the numbers: `all` for a batch of 0.
    var wordForZero: String?
    /// What is shown in place of the control's value.
    public var text: String?
    /// Makes a value that was chosen or typed the experiment's own; one of another kind changes nothing.
    let apply: @Sendable (SettingEntry, inout Experiment) -> Void

    init(
        name: SettingName, group: SettingGroup, rank: Int, control: SettingControl, wordForZero: String? = nil,
        text: String? = nil, apply: @escaping @Sendable (SettingEntry, inout Experiment) -> Void = { _, _ in }
    ) {
        (self.name, self.group, self.rank, self.control) = (name, group, rank, control)
        (self.wordForZero, self.text, self.apply) = (wordForZero, text, apply)
    }

    /// What the row is called.
    public var title: String { name.title }

    /// As it is shown and typed.
    public var value: String { text ?? control.text(zero: wordForZero) }

    /// The experiment with its value changed.
    public func setting(_ entry: SettingEntry, in experiment: Experiment) -> Experiment {
        var result = experiment
        apply(entry, &result)
        return result
    }

    /// The next value in a direction; `nil` at the end.
    public func next(up: Bool) -> SettingEntry? { control.next(up: up, zero: wordForZero) }

    /// What was typed, as a value; `nil` where it is none.
    public func entry(_ typed: String) -> SettingEntry? { control.entry(typed, zero: wordForZero) }

    /// What can be typed, in words.
    public var expectation: String { control.expectation(zero: wordForZero) }

    /// The shortest text that reads back as the number, without a point where it is whole.
    public static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        return value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }
}
