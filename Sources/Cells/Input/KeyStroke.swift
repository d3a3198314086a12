/// A key with its modifiers, and its name: "ctrl-p", "space", "shift-tab", "alt-x", "page-up", "F1".
public struct KeyStroke: Hashable, Sendable, CustomStringConvertible {
    /// The key without what was held.
    public let key: Key
    /// What was held with it.
    public let modifiers: Modifiers

    /// One spelling for one stroke: shift and tab are the back-tab, shift and a letter the capital,
    /// and control goes with small letters.
    public init(_ key: Key, _ modifiers: Modifiers = []) {
        (self.key, self.modifiers) = Self.normalized(key, modifiers)
    }

    /// The stroke of a name as `description` spells it; letters may be of either case in the words,
    /// and "esc", "return", "del", "ins", "pgup", "pgdn", "control-", "meta-" are understood. Nil for anything else.
    public init?(_ name: String) {
        // Scalar by scalar: as characters, a combining mark and the hyphen before it would be one.
        var rest = name.unicodeScalars[...]
        var modifiers: Modifiers = []
        while let (modifier, tail) = Self.leadingModifier(of: rest) {
            modifiers.insert(modifier)
            rest = tail
        }
        guard let key = Self.key(named: rest) else { return nil }
        self.init(key, modifiers)
    }

    public var description: String {
        var name = ""
        if modifiers.contains(.control) { name += "ctrl-" }
        if modifiers.contains(.alt) { name += "alt-" }
        if modifiers.contains(.shift) || key == .backTab { name += "shift-" }
        return name + Self.name(of: key)
    }

    private static func normalized(_ key: Key, _ modifiers: Modifiers) -> (Key, Modifiers) {
        switch key {
        case .tab where modifiers.contains(.shift):
            return (.backTab, modifiers.subtracting(.shift))
        case .backTab:
            return (.backTab, modifiers.subtracting(.shift))
        case .character(let scalar):
            // One-to-one letters only: the capital of a sharp s is two.
            if modifiers.contains(.control) {
                return (.character(single(scalar.properties.lowercaseMapping) ?? scalar), modifiers)
            }
            guard modifiers.contains(.shift), scalar != " " else { return (key, modifiers) }
            let capital = single(scalar.properties.uppercaseMapping) ?? scalar
            return (.character(capital), modifiers.subtracting(.shift))
        default:
            return (key, modifiers)
        }
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }

    private typealias Scalars = Substring.UnicodeScalarView

    private static func leadingModifier(of name: Scalars) -> (Modifiers, Scalars)? {
        let words: [(String, Modifiers)] = [
            ("ctrl-", .control), ("control-", .control), ("alt-", .alt), ("meta-", .alt), ("shift-", .shift),
        ]
        guard name.count > 4, name.contains("-") else { return nil }
        for (word, modifier) in words {
            let count = word.unicodeScalars.count
            if name.prefix(count).map(\.properties.lowercaseMapping).joined() == word, name.count > count {
                return (modifier, name.dropFirst(count))
            }
        }
        return nil
    }

    private static func key(named name: Scalars) -> Key? {
        // A single scalar is itself, so that "A" and "a" stay apart.
        if name.count == 1, let scalar = name.first {
            return isShowable(scalar) ? .character(scalar) : nil
        }
        let lowered = String(name).lowercased()
        if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()) {
            return (1...35).contains(number) ? .function(number) : nil
        }
        if let key = words.first(where: { $0.1 == lowered })?.0 { return key }
        return otherWords[lowered]
    }

    private static func name(of key: Key) -> String {
        switch key {
        case .character(" "): "space"
        case .character(let scalar): String(Character(scalar))
        case .backTab: "tab"
        case .function(let number): "F\(number)"
        default: words.first { $0.0 == key }?.1 ?? ""
        }
    }

    private static func isShowable(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && scalar.properties.generalCategory != .control
    }

    private static let words: [(Key, String)] = [
        (.character(" "), "space"), (.enter, "enter"), (.tab, "tab"), (.escape, "escape"),
        (.backspace, "backspace"), (.delete, "delete"), (.insert, "insert"), (.up, "up"), (.down, "down"),
        (.left, "left"), (.right, "right"), (.home, "home"), (.end, "end"), (.pageUp, "page-up"),
        (.pageDown, "page-down"),
    ]

    private static let otherWords: [String: Key] = [
        "esc": .escape, "return": .enter, "del": .delete, "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown,
        "pageup": .pageUp, "pagedown": .pageDown,
    ]
}
