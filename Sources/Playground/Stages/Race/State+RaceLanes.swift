import Experiments
import Problems
import Training

/// Lanes come, change and go; what each takes along and what all forget.
extension State {
    mutating func add(_ experiment: Experiment, name: String, fit: BudgetFit? = nil) -> [Effect] {
        guard race.lanes.count < Race.laneCounts.upperBound else {
            message = Message("six lanes are all there is room for", .problem)
            return []
        }
        let entrants = race.lanes.prefix(1).map { Race.Lane(name: $0.name, experiment: $0.experiment) }
        let fair = Race(entrants + [Race.Lane(name: name, experiment: experiment)])
        guard let lane = fair.lanes.last else { return [] }
        race.lanes.append(RaceState.Lane(id: race.nextID, name: name, experiment: lane.experiment, fit: fit))
        race.nextID += 1
        return forgetSeeds() + [.race(.train(.add(id: race.nextID - 1, name: name, lane.experiment)))]
    }

    /// Adds a lane, sized as the others are where they share a budget.
    mutating func enter(_ experiment: Experiment, name: String) -> [Effect] {
        guard let budget = race.sharedBudget, let problem = race.snapshot?.lanes.first?.problem else {
            return add(experiment, name: name)
        }
        var fair = Race(race.race.lanes.prefix(1) + [Race.Lane(name: name, experiment: experiment)])
        do throws(NetworkError) { try fair.match(budget, problem: problem) } catch {
            show(problem: error.message)
            return []
        }
        if fair.lanes[1].fit?.reason != nil { message = Message("\(name) does not meet the budget", .problem) }
        return add(fair.lanes[1].experiment, name: name, fit: fair.lanes[1].fit)
    }

    mutating func removeLane() -> [Effect] {
        guard let lane = race.chosenLane else { return [] }
        guard race.lanes.count > 1 else {
            message = Message("the last lane stays", .problem)
            return []
        }
        race.lanes.removeAll { $0.id == lane.id }
        race.settle()
        return forgetSeeds() + [.race(.train(.remove(id: lane.id)))] + lookAtLanes()
    }

    /// What several seeds said, or are about to say, is of lanes that are no more.
    mutating func forgetSeeds() -> [Effect] {
        race.result = nil
        guard race.fan != nil else { return [] }
        race.fan = nil
        message = Message("the lanes have changed: the run of several seeds is given up")
        return [.race(.stopSeeds)]
    }

    /// A new lane from the moment shown, with one thing changed; a sentence where that cannot be.
    mutating func branchLane(_ change: String) -> (effects: [Effect], problem: String?) {
        guard let lane = race.chosenLane, let trained = race.trained(lane) else { return ([], "there is no lane yet") }
        guard race.lanes.count < Race.laneCounts.upperBound else {
            return ([], "six lanes are all there is room for")
        }
        let moment = trained.snapshot(at: race.cursor)
        let (changed, refusal) = Self.changing(moment.experiment, change, trained.problem)
        guard let changed else { return ([], refusal) }
        let id = race.nextID
        race.nextID += 1
        let name = "\(lane.name) \(change)"
        race.lanes.append(RaceState.Lane(id: id, name: name, experiment: changed, fit: lane.fit(of: changed)))
        let branch = RaceSession.Command.branch(
            from: lane.id, step: moment.step, id: id, name: name, changed: changed)
        return (forgetSeeds() + [.race(.train(branch))], nil)
    }

    /// One thing of the chosen lane changes from now on; a sentence where that cannot be.
    mutating func changeLane(_ change: String) -> (effects: [Effect], problem: String?) {
        guard let lane = race.chosenLane, let trained = race.trained(lane) else { return ([], "there is no lane yet") }
        let (changed, refusal) = Self.changing(lane.experiment, change, trained.problem)
        guard let changed else { return ([], refusal) }
        let effect = EditEffect(from: lane.experiment, to: changed)
        message = Message("\(Race.letter(race.chosen)) \(change): \(effect.description)")
        race.lanes[race.chosen].fit = lane.fit(of: changed)
        let difference = ExperimentChange(from: lane.experiment, to: changed)
        race.lanes[race.chosen].experiment = changed
        race.cursor = nil
        return (forgetSeeds() + [.race(.train(.change(id: lane.id, difference)))], nil)
    }

    /// An experiment with one thing changed in which lanes may differ, or why that cannot be.
    private static func changing(
        _ experiment: Experiment, _ change: String, _ problem: Problem
    ) -> (changed: Experiment?, refusal: String?) {
        var changed: Experiment
        do throws(PresetErrors) {
            changed = try experiment.applying(overrides: [change])
        } catch {
            return (nil, error.errors.first?.description ?? error.description)
        }
        changed.title = experiment.title
        let fair = Race([Race.Lane(name: "", experiment: experiment), Race.Lane(name: "", experiment: changed)])
        guard fair.lanes[1].experiment == changed else {
            let shared = Experiment.fields.filter { $0.owner == .race }.map(\.short)
            return (nil, "\(shared.joined(separator: ", ")): these are those of all lanes")
        }
        // The trainer would refuse it too, but later and elsewhere.
        do throws(NetworkError) { _ = try NetworkSize(changed, problem: problem) } catch { return (nil, error.message) }
        return (changed, nil)
    }

    /// Sizes all lanes to a budget and starts them again.
    mutating func fitLanes(_ text: String) -> (effects: [Effect], problem: String?) {
        guard let budget = Budget(text) else { return ([], "expected \(Budget.expectation)") }
        guard let problem = race.snapshot?.lanes.first?.problem else { return ([], "there is no lane yet") }
        var fair = race.race
        do throws(NetworkError) { try fair.match(budget, problem: problem) } catch { return ([], error.message) }
        race.budget = budget
        race.cursor = nil
        var effects = forgetSeeds()
        for (index, lane) in fair.lanes.enumerated() {
            race.lanes[index].experiment = lane.experiment
            race.lanes[index].fit = lane.fit
            effects.append(.race(.train(.replace(id: race.lanes[index].id, lane.experiment))))
        }
        let missed = fair.lanes.enumerated().compactMap { index, lane in
            lane.fit?.reason.map { "\(Race.letter(index)): \($0)" }
        }
        let lines = fair.lanes.enumerated().compactMap { index, lane in
            lane.fit.map { "\(Race.letter(index))  \(BudgetText.line($0))" }
        }
        overlays.append(
            .text(
                TextPage(
                    content: .text(title: "Budget: \(budget.target) \(budget.unit)", lines.joined(separator: "\n")))))
        if !missed.isEmpty { message = Message("not every lane meets the budget", .problem) }
        return (effects, nil)
    }
}
