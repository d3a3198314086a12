/// How fast training goes: as fast as it can, or so slowly that single steps are seen.
public enum Pace: Int, Hashable, Sendable, CaseIterable {
    case one = 1, five = 5, twenty = 20, hundred = 100, thousand = 1000
    case full = 0

    /// From slow to fast.
    static let ladder: [Pace] = [.one, .five, .twenty, .hundred, .thousand, .full]

    /// Steps a second; `nil` as fast as it goes.
    public var limit: Double? { self == .full ? nil : Double(rawValue) }

    var words: String {
        switch self {
        case .full: "as fast as it goes"
        case .one: "1 step a second"
        default: "\(rawValue) steps a second"
        }
    }
}

extension Pace {
    /// As it is typed: a number, or `full`.
    public var name: String { self == .full ? "full" : String(rawValue) }

    public init?(named name: String) {
        guard let pace = Self.ladder.first(where: { $0.name == name.lowercased() }) else { return nil }
        self = pace
    }
}
