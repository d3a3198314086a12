import Cells
import Experiments

/// What a picker lists where it is opened.
extension Picker {
    /// All entries in their own order.
    func entries(_ state: State) -> [Entry] {
        switch purpose {
        case .commands: Self.commands(state)
        case .panels: .panels(state.panels.table)
        case .unit, .newLayer: .units(outputOnly: purpose == .unit && state.isOutputSelected)
        case .activation: .activations(of: state.selectedLayer)
        case .explored: .activations
        case .data: .data
        case .presets, .lane: .presets(state.presets ?? [])
        case .setting(let name): Self.words(name, state)
        case .preferences: state.preferenceEntries
        case .functions(let edge): state.functions.flatMap { $0.edge == edge ? .functions($0) : nil } ?? []
        }
    }

    /// The entries that match what was typed, the best first, with the places of the letters.
    func found(_ state: State) -> [(entry: Entry, positions: [Int])] { found(in: entries(state)) }

    /// What keys of the stage do, with what it would cost the run now.
    private static func commands(_ state: State) -> [Entry] {
        state.keys.bindings.filter {
            ($0.place == .stage(state.stage) || $0.place == .everywhere) && $0.command != .palette
                && $0.command != .close
        }.map { binding in
            let effect = state.effectOfEdit(binding.command).map { "  (\($0))" } ?? ""
            return Entry(
                text: binding.description + effect, detail: binding.keyNames(state.display.capabilities.glyphs),
                names: [binding.label, binding.description], keywords: binding.group.rawValue,
                choice: .command(binding.command))
        } + (state.stage == .network ? settings(state) + lenses : [])
    }

    /// The words that a setting may be.
    private static func words(_ name: SettingName, _ state: State) -> [Entry] {
        let row = state.experiment.rows(layer: state.selection.layer).first { $0.name == name }
        guard case .choice(let word, let options)? = row?.control else { return [] }
        return options.map { Entry(text: $0, detail: $0 == word ? "now" : "", choice: .word(name, $0)) }
    }

    /// What can be set, each with its value now.
    private static func settings(_ state: State) -> [Entry] {
        state.experiment.rows(layer: state.selection.layer).map {
            Entry(text: $0.title, detail: $0.value, keywords: "setting", choice: .setting($0.name))
        }
    }

    /// What the network can be looked at through.
    private static var lenses: [Entry] {
        Lens.all.map { Entry(text: $0.title, detail: "lens", names: [$0.name], choice: .lens($0.name)) }
    }
}
