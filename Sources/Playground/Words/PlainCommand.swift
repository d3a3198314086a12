import Cells

/// What can be typed where there is no screen: the commands of the key table by their names, and a few of its own.
enum PlainCommand {
    /// A line that a person may type, with what it does.
    private static let own: [(String, String)] = [
        ("run", "start training"),
        ("pause", "pause training"),
        ("step 100", "take so many steps; one without a number"),
        ("wait", "hear the next line when training rests"),
        ("status", "tell all of the run"),
        ("report", "tell how far it is and how well it goes"),
        ("layers", "tell of every layer"),
        ("layer 2", "choose a layer"),
        ("unit 3", "choose a unit of it"),
        ("activation tanh", "another activation for the chosen layer"),
        ("kind dense", "another kind of units for the chosen layer"),
        ("add dense", "a layer after the chosen one; 'insert' for one before"),
        ("settings", "tell of every setting"),
        ("set learning rate 0.01", "change a setting"),
        ("preset xor", "open a preset; 'presets' lists them"),
        ("data circle", "learn something else"),
        ("open my.yaml", "open a preset file or a token"),
        ("write my.yaml", "write all this as a preset file"),
        ("every 10", "seconds between two reports while training; 0 for none"),
        ("commands", "list all commands"),
        ("quit", "leave"),
    ]

    /// Groups of the key table that only a screen has a use for.
    static let unspoken: Set<KeyBinding.Group> = [.panels, .charts, .within, .windows]

    /// Bindings that can be typed by name.
    static var bindings: [KeyBinding] {
        KeyTable.bindings.filter {
            ($0.place == .stage(.network) || $0.place == .everywhere) && !unspoken.contains($0.group)
                && $0.command != .explorer
        }
    }

    static var help: [String] {
        ["What can be typed:"] + own.map { "\($0.0): \($0.1)" }
            + ["Every command of the list has a name; a few letters of it will do."]
    }

    static var list: [String] { bindings.map { "\(name(of: $0)): \($0.description)" } }

    /// The name of a command as it is typed: `rate down`.
    static func name(of binding: KeyBinding) -> String {
        switch binding.command {
        case .chooseUnit: "kind"
        case .insertAfter: "add"
        case .moveEarlier: "move earlier"
        case .moveLater: "move later"
        default: spelled(binding.label)
        }
    }

    /// A label in words: signs cannot be told by ear.
    private static func spelled(_ label: String) -> String {
        label.unicodeScalars.map { scalar in
            switch scalar {
            case "+": "up"
            case "−": "down"
            default: String(Character(scalar))
            }
        }.joined().lowercased()
    }

    /// The command of that name or key; `nil` where there is none.
    static func binding(named text: String) -> KeyBinding? {
        let wanted = text.lowercased()
        return bindings.first { name(of: $0) == wanted }
            ?? bindings.first { $0.description.lowercased() == wanted }
            ?? bindings.first { $0.keys.map(KeyBinding.short).contains(text) }
    }
}
