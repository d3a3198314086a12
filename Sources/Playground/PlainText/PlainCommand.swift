import Cells

/// What can be typed where there is no screen: the commands of the key table by their names, and a few of its own.
enum PlainCommand {
    /// A line that a person may type, with what it does.
    private static func own(_ stage: Stage) -> [(String, String)] {
        switch stage {
        case .network: ofNetwork
        case .race: ofRace
        case .explorer: ofExplorer
        }
    }

    private static let ofNetwork: [(String, String)] = [
        ("run", "start training"),
        ("pause", "pause training"),
        ("run 100", "take so many steps; 'step' for one"),
        ("wait", "hear the next line when training rests"),
        ("status", "tell all of the run"),
        ("report", "tell how far it is and how well it goes"),
        ("layers", "tell of every layer"),
        ("layer 2", "choose a layer"),
        ("unit 3", "choose a unit of it, and hear what is special about it"),
        ("lens similarity", "look at the network through a lens; 'lenses' lists them"),
        ("activation tanh", "another activation for the chosen layer"),
        ("kind dense", "another kind of units for the chosen layer"),
        ("add dense", "a layer after the chosen one; 'insert' for one before"),
        ("settings", "tell of every setting"),
        ("set learning rate 0.01", "change a setting"),
        ("undo", "take the last change back; 'redo' makes it again"),
        ("preset xor", "open a preset; 'presets' lists them"),
        ("data circle", "learn something else"),
        ("compare", "race this against other presets"),
        ("functions", "explore activation functions"),
        ("open my.yaml", "open a preset file or a token"),
        ("save my.yaml", "write all this as a preset file"),
        ("every 10", "seconds between two reports while training; 0 for none"),
        ("commands", "list all commands"),
        ("quit", "leave"),
    ]

    private static let ofRace: [(String, String)] = [
        ("run", "let all lanes train"),
        ("pause", "pause them"),
        ("step 100", "so many steps of every lane"),
        ("wait", "hear the next line when the race rests"),
        ("status", "tell of every lane"),
        ("report", "tell how far it is and who is ahead"),
        ("add circle", "a preset as a new lane, on the data of the first"),
        ("lane B", "choose a lane"),
        ("remove", "take the chosen lane out"),
        ("change optimizer.rate=0.1", "one thing of the chosen lane, which goes on with it"),
        ("branch optimizer.rate=0.1", "a new lane from the chosen one as it is, with one thing changed"),
        ("budget params=400", "the same budget for every lane: parameters or operations"),
        ("seeds", "run all lanes with several seeds, or give that up"),
        ("similarity", "how alike the lanes' layers see the data"),
        ("close", "back to the network"),
        ("commands", "list all commands"),
        ("quit", "leave"),
    ]

    private static let ofExplorer: [(String, String)] = [
        ("status", "tell of the functions explored"),
        ("add gelu", "one more function"),
        ("function 2", "choose one of them"),
        ("remove", "take the chosen one away"),
        ("use", "give the network's chosen layer the chosen function"),
        ("find bounded odd", "name all functions that have these properties"),
        ("close", "back to the network"),
        ("commands", "list all commands"),
        ("quit", "leave"),
    ]

    /// Whether only a picture has a use for a command of the race or the explorer.
    private static func isUnseen(_ command: Command) -> Bool {
        switch command {
        case .race(let command):
            switch command {
            case .toggleRun, .inWords, .picture, .similarity, .nextLayer, .zoom, .axis, .losses, .logX, .logY,
                .smoothing:
                true
            default: false
            }
        case .explorer(let command):
            switch command {
            case .nextPage, .previousPage, .page, .pageUp, .pageDown, .derivatives, .filter, .order: true
            case .add, .remove, .defaults, .use: false
            }
        case .network, .panel, .move: true
        default: false
        }
    }

    /// Groups of the key table that only a screen has a use for.
    static let unspoken: Set<KeyBinding.Group> = [.panels, .charts, .within, .windows]

    /// Bindings that can be typed by name.
    static func bindings(_ state: State) -> [KeyBinding] {
        let stage = state.stage
        return state.keys.bindings.filter {
            ($0.place == .stage(stage) && (stage == .network || !isUnseen($0.command))
                || $0.place == .everywhere)
                && !unspoken.contains($0.group)
        }
    }

    static func help(_ stage: Stage) -> [String] {
        ["What can be typed:"] + own(stage).map { "\($0.0): \($0.1)" }
            + ["Every command of the list has a name; a few letters of it will do."]
    }

    static func list(_ state: State) -> [String] { bindings(state).map { "\(name(of: $0)): \($0.description)" } }

    /// The name of a command as it is typed: `rate down`.
    static func name(of binding: KeyBinding) -> String {
        guard binding.place != .stage(.explorer), binding.place != .stage(.race) else { return spelled(binding.label) }
        return switch binding.command {
        case .network(.chooseUnit): "kind"
        case .network(.insertAfter): "add"
        case .network(.moveEarlier): "move earlier"
        case .network(.moveLater): "move later"
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

    /// Whether a line begins with a word that is a command here.
    static func knows(_ text: String, _ state: State) -> Bool {
        guard let verb = text.lowercased().split(separator: " ").first else { return false }
        return own(state.stage).contains { $0.0.split(separator: " ").first == verb }
            || binding(named: text, state) != nil
    }

    /// The command of that name or key; `nil` where there is none.
    static func binding(named text: String, _ state: State) -> KeyBinding? {
        let (wanted, bindings) = (text.lowercased(), bindings(state))
        return bindings.first { name(of: $0) == wanted }
            ?? bindings.first { $0.description.lowercased() == wanted }
            ?? bindings.first { $0.keys.map(KeyBinding.short).contains(text) }
    }
}
