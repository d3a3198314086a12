import Cells

/// A command with its keys and its words: help, bottom line, palette and the README's list are made from these.
public struct KeyBinding: Hashable, Sendable {
    /// Where keys count: the innermost place that knows a key takes it.
    public enum Place: Hashable, Sendable {
        /// On every stage.
        case everywhere
        /// On a stage.
        case stage(Stage)
        /// On the network's stage while a panel with this set of keys has them.
        case panel(keys: String)
        /// In a list that is searched by typing.
        case list
        /// In a text that is read and scrolled.
        case reading
        /// In a line that is typed.
        case typing
        /// At a question.
        case question
        /// At the report of a divergence.
        case divergence
        /// On a page of a lesson.
        case lesson
    }

    /// The headings of the help.
    public enum Group: String, Hashable, Sendable, CaseIterable {
        case training = "Training"
        case network = "Network"
        case panels = "Panels"
        case charts = "Charts"
        case files = "Data and presets"
        case explorer = "Explorer of activations"
        case race = "Race"
        case general = "General"
        case within = "Within a panel"
        case windows = "Lists, texts and questions"

        /// The stage besides the network's that a group is about.
        var stage: Stage? {
            switch self {
            case .explorer: .explorer
            case .race: .race
            default: nil
            }
        }
    }

    public let command: Command
    public let keys: [KeyStroke]
    /// A word or two, for the bottom line.
    public let label: String
    /// A sentence, for help and palette.
    public let description: String
    public let group: Group
    public let place: Place
    /// Higher stays longer in the bottom line; 0 is never there.
    public let importance: Int

    /// The first key's name, short: `space`, `^P`, `←`.
    public var key: String { keys.first.map(Self.short) ?? "" }
    /// All keys' names.
    public var keyNames: String { keys.map(Self.short).joined(separator: " ") }

    /// The first key's name in the characters there are: an arrow in ASCII would look like another key, `v`.
    func key(_ glyphs: GlyphLevel) -> String { keys.first.map { Self.name($0, glyphs) } ?? "" }
    func keyNames(_ glyphs: GlyphLevel) -> String { keys.map { Self.name($0, glyphs) }.joined(separator: " ") }

    private static func name(_ stroke: KeyStroke, _ glyphs: GlyphLevel) -> String {
        glyphs == .ascii && short(stroke).unicodeScalars.contains { !$0.isASCII } ? stroke.description : short(stroke)
    }

    static func short(_ stroke: KeyStroke) -> String {
        switch (stroke.key, stroke.modifiers) {
        case (.up, []): "↑"
        case (.down, []): "↓"
        case (.left, []): "←"
        case (.right, []): "→"
        case (.escape, []): "esc"
        case (.backTab, []): "shift-tab"
        case (.character(let scalar), .control): "^" + String(Character(scalar)).uppercased()
        default: stroke.description
        }
    }
}
