import Cells

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
        }.map {
            let effect = state.effectOfEdit($0.command).map { "  (\($0))" } ?? ""
            return Entry(
                text: $0.description + effect, detail: $0.keyNames(state.display.capabilities.glyphs),
                keywords: $0.label + " " + $0.group.rawValue,
                choice: .command($0.command))
        }
    }
}
