/// Which setting of an experiment a row of the settings panel is.
public struct SettingName: Hashable, Sendable {
    /// Its path as changes of presets spell it: "optimizer.rate", "network[0].units".
    public let key: String
    /// What it is called.
    public let title: String
    /// What it means and what it can be, in a sentence.
    public let meaning: String

    /// A row by its path.
    public init(key: String, title: String, meaning: String) {
        (self.key, self.title, self.meaning) = (key, title, meaning)
    }

    /// That of a field which has one row.
    init(_ field: ExperimentField) { self.init(key: field.key, title: field.title, meaning: field.meaning) }

    /// The row of the learning rate.
    public static let rate = SettingName(.rate)
    /// The row of the batch size.
    public static let batch = SettingName(.batch)
    /// The row of the L2 penalty.
    public static let l2 = SettingName(.l2)

    /// Names of one key are the same, whatever is said of it.
    public static func == (one: SettingName, other: SettingName) -> Bool { one.key == other.key }

    /// By the key alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Where a row stands in the settings panel.
public enum SettingGroup: Hashable, Sendable {
    case training, loss, start
    /// A layer, as it is called.
    case layer(String)
    case data

    /// What stands above its rows.
    public var title: String {
        switch self {
        case .training: "Training"
        case .loss: "Loss"
        case .start: "Start"
        case .layer(let name): name
        case .data: "Data"
        }
    }

    var order: Int {
        switch self {
        case .training: 0
        case .loss: 1
        case .start: 2
        case .layer: 3
        case .data: 4
        }
    }
}
