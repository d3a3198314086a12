import Cells

/// Something that a person sets once, for all experiments.
public enum PreferenceName: String, Hashable, Sendable, CaseIterable {
    case theme, glyphs, fps, surfaces, pace, mouse, plain

    var title: String {
        switch self {
        case .theme: "colours"
        case .glyphs: "characters"
        case .fps: "frames a second"
        case .surfaces: "pictures of the network a second"
        case .pace: "steps a second"
        case .mouse: "mouse"
        case .plain: "words instead of a screen"
        }
    }

    /// Values that a list offers; of numbers there are more.
    var choices: [String] {
        switch self {
        case .theme: Theme.all.map(\.name)
        case .glyphs: GlyphLevel.allCases.reversed().map(\.name)
        case .fps: ["5", "10", "20", "30", "60"]
        case .surfaces: ["1", "2", "4", "8"]
        case .pace: Pace.ladder.map(\.name)
        case .mouse, .plain: ["on", "off"]
        }
    }

    /// What it can be, in words.
    public var expectation: String {
        switch self {
        case .fps: "a whole number from 1 to 60"
        case .surfaces: "a whole number from 1 to 20"
        default: "one of " + choices.joined(separator: ", ")
        }
    }

    /// The value as it is kept; `nil` where the text is none.
    func value(_ text: String) -> String? {
        let word = text.lowercased()
        switch self {
        case .fps, .surfaces:
            guard let number = Int(word), (1...(self == .fps ? 60 : 20)).contains(number) else { return nil }
            return String(number)
        default: return choices.contains(word) ? word : nil
        }
    }
}
