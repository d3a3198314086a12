import ArgumentParser
import Experiments
import Problems
import Training

/// Which presets race, and under what conditions.
struct RaceOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Presets, preset files or tokens, one for each lane; the first decides data, batches and seed.",
            valueName: "preset"))
    var presets: [String] = []
    @OptionGroup var table: TableOptions
    @Option(help: "What every lane may have: \(Budget.expectation).") var budget: String?
    @Option(parsing: .unconditional, help: "The steps of all lanes; the first preset's if not given.") var steps: Int?
    @Option(parsing: .unconditional, help: "The seed of all lanes, or the first of several.", transform: Seed.read)
    var seed: UInt64?
    @Option(
        name: .customLong("set"),
        help: "Change a setting of all lanes, as path=value, or of one, as B:path=value. May be repeated.")
    var changes: [String] = []
    @Option(help: "When a run has won, such as test-loss=0.05 or test-accuracy=0.98; the first preset's if not given.")
    var goal: String?

    /// The race that was asked for, with how many seeds its preset wants.
    func race() throws -> (race: Race, seeds: Int?) {
        guard let first = presets.first else {
            throw UsageError("a race needs presets; expected two to six, such as 'soma race kan-elliptic mlp-elliptic'")
        }
        if let steps, !(1...PresetLimits.steps).contains(steps) {
            throw UsageError("--steps is \(steps); expected a whole number from 1 to \(PresetLimits.steps)")
        }
        let leader = try entrant(first, lane: 0)
        var lanes = [leader]
        let plan = presets.count == 1 ? leader.experiment.race : nil
        for name in plan?.rivals ?? Array(presets.dropFirst()) { lanes.append(try entrant(name, lane: lanes.count)) }
        guard Race.laneCounts.contains(lanes.count) else {
            throw UsageError("\(lanes.count) presets race; expected at most \(Race.laneCounts.upperBound)")
        }
        for change in changes {
            if let lane = Self.lane(change), lane.number >= lanes.count {
                let last = lanes.count == 1 ? "A is the only one" : "the last is \(Race.letter(lanes.count - 1))"
                throw UsageError("--set \(change): there is no lane \(Race.letter(lane.number)); \(last)")
            }
        }
        try refuseWithoutEffect()
        if let data = try table.source() { lanes[0].experiment.data = data }
        if let seed { lanes[0].experiment.seed = seed }
        if let goal { lanes[0].experiment.goal = try Self.goal(goal) }
        var race = Race(lanes, steps: steps)
        if let budget = try budget.map({ try Self.budget($0) }) ?? plan?.budget {
            let problem = try Self.problem(race)
            do throws(NetworkError) { try race.match(budget, problem: problem) } catch {
                throw UsageError(error.message)
            }
        }
        return (race, plan?.seeds)
    }

    /// What one lane is given and the first decides for all would be lost.
    private func refuseWithoutEffect() throws(UsageError) {
        for change in changes {
            guard let own = Self.lane(change), own.number > 0 else { continue }
            let path = own.change.prefix { $0 != "=" }
            let owned = Experiment.fields.first { field in
                field.owner == .race
                    && (path == field.key || path.hasPrefix(field.key + ".") || path.hasPrefix(field.key + "["))
            }
            guard let owned else { continue }
            throw UsageError(
                "--set \(change): \(owned.key) is the same for all lanes of a race; expected "
                    + "--set \(own.change), which changes all of them")
        }
    }

    private static func problem(_ race: Race) throws -> Problem {
        do throws(ProblemError) { return try Problem.load(race.lanes[0].experiment.data) } catch {
            throw UsageError(error.description)
        }
    }

    private func entrant(_ name: String, lane: Int) throws -> Race.Lane {
        let own: [String] = changes.compactMap { change in
            guard let special = Self.lane(change) else { return change }
            return special.number == lane ? special.change : nil
        }
        let opened = try ExperimentReference.open(name, changes: own)
        return Race.Lane(name: opened.name, experiment: opened.experiment)
    }

    /// "B:path=value" as a lane and its change.
    private static func lane(_ change: String) -> (number: Int, change: String)? {
        guard let letter = change.utf8.first, (65...90).contains(letter), change.utf8.dropFirst().first == 58 else {
            return nil
        }
        return (Int(letter) - 65, String(change.dropFirst(2)))
    }

    private static func budget(_ text: String) throws -> Budget {
        guard let budget = Budget(text) else {
            throw UsageError("--budget is '\(text)'; expected \(Budget.expectation)")
        }
        return budget
    }

    private static func goal(_ text: String) throws -> Experiment.Goal {
        guard let goal = Experiment.Goal(text) else {
            throw UsageError("--goal is '\(text)'; expected \(Experiment.Goal.expectation)")
        }
        return goal
    }
}
