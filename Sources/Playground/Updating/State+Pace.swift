import Training

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

extension State {
    mutating func setPace(faster: Bool) -> [Effect] {
        let index = (Pace.ladder.firstIndex(of: pace) ?? 0) + (faster ? 1 : -1)
        guard Pace.ladder.indices.contains(index) else {
            message = Message("already at the end: \(pace.words)")
            return []
        }
        let effects = prefer(.pace, Pace.ladder[index].name)
        message = Message("pace: \(pace.words)")
        return effects
    }
}
