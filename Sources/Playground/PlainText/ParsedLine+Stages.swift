import Cells
import Experiments
import Training

/// Lines that mean something of their own while the race or the explorer is at hand.
extension ParsedLine {
    /// `nil` where a line means what it means everywhere.
    static func onRace(_ verb: String, _ rest: String, _ state: State) -> ParsedLine? {
        let race = state.race
        switch (verb, rest) {
        case ("run", ""), ("go", ""):
            if race.isDone { return .say(["every lane has done its steps; 'reset' starts again."]) }
            return state.isGoing ? .say(["the race is on already."]) : .actions([.command(.race(.toggleRun))])
        case ("pause", ""), ("stop", ""):
            return state.isGoing ? .actions([.command(.race(.toggleRun))]) : .say(["the race is already paused."])
        case ("layers", _), ("settings", _), ("set", _), ("layer", _), ("unit", _), ("preset", _), ("open", _),
            ("write", _), ("activation", _), ("kind", _), ("data", _), ("insert", _):
            return .say(["'\(verb)' is about the network: 'close' leads back to it."])
        case ("similarity", "") where race.picture == .similarity && !race.comparisons.isEmpty:
            return .say(race.comparisonSentences)
        case ("similarity", ""): return .actions([.command(.race(.similarity))])
        case ("lane", let name):
            let letters = race.lanes.indices.map { Race.letter($0) }
            guard let index = letters.firstIndex(of: name.uppercased()) else {
                return .say(["'lane' wants one of \(letters.joined(separator: ", ")); found '\(name)'."])
            }
            return .actions([.race(.choose(index))])
        case ("add", let name) where !name.isEmpty: return .actions([.race(.enter(name))])
        case ("change", let change) where !change.isEmpty: return .actions(typing(change, at: .race(.changeLane)))
        case ("branch", let change) where !change.isEmpty: return .actions(typing(change, at: .race(.branch)))
        case ("budget", let budget) where !budget.isEmpty: return .actions(typing(budget, at: .race(.fairBudget)))
        default: return nil
        }
    }

    static func onExplorer(_ verb: String, _ rest: String, _ state: State) -> ParsedLine? {
        switch (verb, rest) {
        case ("add", let name) where !name.isEmpty:
            return .actions(choosing(name, in: .explorer(.add), state))
        case ("function", let name):
            let functions = state.explorer.functions
            let index = Int(name).map { $0 - 1 } ?? functions.firstIndex { $0.name == name }
            guard let index, functions.indices.contains(index) else {
                return .say(["'function' wants a number from 1 to \(functions.count); found '\(name)'."])
            }
            return .actions([.explorer(.choose(index))])
        case ("find", let filter): return .say(state.explorer.found(filter))
        case ("layers", _), ("settings", _), ("set", _), ("layer", _), ("unit", _), ("preset", _), ("open", _),
            ("write", _), ("activation", _), ("kind", _), ("data", _), ("insert", _), ("step", _), ("steps", _):
            return .say(["'\(verb)' is about the network: 'close' leads back to it."])
        default: return nil
        }
    }
}
