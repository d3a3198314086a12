import Cells
import Experiments
import Formulas
import Training

extension ParsedLine {
    /// A line typed while nothing else waits for an answer.
    ///
    /// - Parameter before: what has to happen first, whatever was typed.
    static func request(_ text: String, _ state: State, before: [Action]) -> ParsedLine {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let verb = parts.first?.lowercased() ?? ""
        let rest = parts.count > 1 ? parts[1].trimmingSpaces : ""
        func actions(_ actions: [Action]) -> ParsedLine { .actions(before + actions) }
        let own: ParsedLine? =
            switch state.stage {
            case .network: nil
            case .race: onRace(verb, rest, state)
            case .explorer: onExplorer(verb, rest, state)
            }
        if let own {
            if case .actions(let ownActions) = own { return actions(ownActions) }
            return own
        }
        switch (verb, rest) {
        case ("", _): return .say([state.reportSentence + "."])
        case ("run", ""), ("go", ""):
            return state.wantsToRun ? .say(["training runs already."]) : actions([.command(.network(.toggleRun))])
        case ("pause", ""), ("stop", ""):
            return state.wantsToRun || state.target != nil
                ? actions([.command(.network(.toggleRun))]) : .say(["training is already paused."])
        // 'go back' is a command of its own.
        case ("step", _), ("steps", _), ("run", _),
            ("go", _) where Int(rest) != nil:
            guard let count = rest.isEmpty ? 1 : Int(rest), (1...PresetLimits.steps).contains(count) else {
                return .say([
                    "'\(verb)' expects a whole number of steps from 1 to \(PresetLimits.steps); found '\(rest)'."
                ])
            }
            return actions([.advance(count)])
        case ("wait", ""): return .wait
        case ("every", _):
            guard let seconds = Double(rest), seconds >= 0, seconds <= 86_400 else {
                return .say(["'every' wants seconds from 0 to 86400; found '\(rest)'."])
            }
            return .reportEvery(seconds)
        case ("status", ""): return .say(state.account)
        case ("report", ""): return .say([state.reportSentence + "."])
        case ("layers", ""): return .say(state.layerSentences)
        case ("settings", ""): return .say(state.settingSentences)
        case ("commands", ""): return .say(PlainCommand.list(state))
        case ("help", _), ("?", _): return .say(PlainCommand.help(state.stage))
        case ("quit", ""), ("exit", ""): return actions([.command(.quit)])
        case ("close", ""): return actions([.command(.close)])
        case ("layer", _): return select(rest, state.layerCount, "layer") { actions([.select(Selection(layer: $0))]) }
        case ("unit", _) where Int(rest) != nil:
            let layer = state.selection.layer
            return select(rest, state.unitCount(of: layer), "unit") {
                actions([.look(at: .unit, row: nil), .select(Selection(layer: layer, unit: $0))])
            }
        case ("lenses", ""): return .say(Lens.all.map { "\($0.name): \($0.title), \($0.formula)." })
        case ("lens", _) where state.stage == .network:
            let name = rest.isEmpty ? LensPanel.lens(of: state).name : rest
            guard let lens = Lens.all[name], let row = Lens.all.firstIndex(of: lens) else {
                return .say(["there is no lens “\(name)”" + hint(nearestName(to: name, among: Lens.all.names))])
            }
            // What is being looked through is told again at once.
            if lens == LensPanel.lens(of: state), let said = state.lensSentences { return .say(said) }
            return actions([.look(at: .lens, row: row)])
        case ("set", _): return setting(rest, state).map { actions([$0]) } ?? .say([unknownSetting(rest, state)])
        case ("preset", let name) where !name.isEmpty: return actions(typing(name, at: .network(.open)))
        case ("open", let name) where !name.isEmpty: return actions(typing(name, at: .network(.open)))
        case ("write", let path) where !path.isEmpty, ("save", let path) where !path.isEmpty:
            return actions(typing(path, at: .network(.write)))
        case ("preset", ""): return actions([.command(.network(.presets))])
        default: break
        }
        if let binding = PlainCommand.binding(named: text, state) { return actions([.command(binding.command)]) }
        if state.stage == .network, !rest.isEmpty, let command = listCommands[verb] {
            return actions(choosing(rest, in: command, state))
        }
        if state.stage == .network, let action = setting(text, state) { return actions([action]) }
        return unknown(text, state).map { actions($0) }
            ?? .say(["there is no command '\(text)'; 'help' tells what can be typed."])
    }

    /// Commands that open a list, which a word after them searches.
    private static let listCommands: [String: Command] = [
        "activation": .network(.chooseActivation), "kind": .network(.chooseUnit), "unit": .network(.chooseUnit),
        "add": .network(.insertAfter), "insert": .network(.insertBefore), "data": .network(.chooseData),
        "commands": .palette,
    ]

    private static func select(_ text: String, _ count: Int, _ what: String, _ then: (Int) -> ParsedLine) -> ParsedLine
    {
        guard let number = Int(text), (1...max(1, count)).contains(number) else {
            return .say(["'\(what)' wants a number from 1 to \(count); found '\(text)'."])
        }
        return then(number - 1)
    }

    /// Fills in the line that a command asks for.
    static func typing(_ text: String, at command: Command) -> [Action] {
        [
            .command(command), .event(.key(.end, [])), .event(.key(.character("u"), .control)), .event(.paste(text)),
            .command(.confirm),
        ]
    }

    static func choosing(_ text: String, in command: Command, _ state: State) -> [Action] {
        // The list as it will stand open.
        var trial = state
        _ = trial.perform(command)
        guard case .picker(let picker) = trial.overlays.last else { return [.command(command)] }
        return [.command(command)] + searching(text, picker, trial).actions
    }

    /// A setting's name and a value behind it.
    private static func setting(_ text: String, _ state: State) -> Action? {
        let words = text.lowercased()
        let rows = state.experiment.rows(layer: state.selection.layer).filter { row in
            words.hasPrefix(row.title.lowercased() + " ") || words.hasPrefix(row.title.lowercased() + "=")
        }
        // "L1" and "L1 smoothing": the longer name is meant.
        guard let row = rows.max(by: { $0.title.count < $1.title.count }) else { return nil }
        let value = String(text.dropFirst(row.title.count + 1)).trimmingSpaces
        return .set(row.name, value)
    }

    private static func unknownSetting(_ text: String, _ state: State) -> String {
        let titles = state.experiment.rows(layer: state.selection.layer).map(\.title)
        if let row = titles.first(where: { $0.lowercased() == text.lowercased() }) {
            return "'set \(row)' wants a value behind it; 'settings' tells what it can be."
        }
        let name = text.split(separator: " ").dropLast().joined(separator: " ")
        let nearest = nearestName(to: name, among: titles)
        return "there is no setting “\(name)”" + (nearest == nil ? "; 'settings' lists them." : hint(nearest))
    }

    /// The palette with the words in it, where they match something there.
    private static func unknown(_ text: String, _ state: State) -> [Action]? {
        var picker = Picker(.commands)
        picker.query = LineEditor(text)
        return picker.found(state).isEmpty ? nil : [.command(.palette), .event(.paste(text))]
    }
}
