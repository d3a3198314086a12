import Cells
import Experiments
import Training

extension State {
    /// Whether what the stage shows goes on, as far as the person knows.
    var isGoing: Bool { stage == .race ? race.snapshot?.isRunning == true : wantsToRun }

    /// Shows the race; without lanes it begins with the network at hand.
    mutating func openRace() -> [Effect] {
        stage = .race
        var effects: [Effect] = []
        if wantsToRun { effects.append(.train(.pause)) }
        if race.lanes.isEmpty { effects += add(experiment, name: name) }
        if race.lanes.count == 1 { effects += openPicker(.addLane) }
        return effects
    }

    mutating func take(_ action: RaceAction) -> [Effect] {
        switch action {
        case .snapshotCame(let snapshot):
            if let notice = snapshot.notice, notice != race.snapshot?.notice { message = Message(notice, .problem) }
            race.snapshot = snapshot
        case .observationCame(let lane, let observation): race.observations[lane] = observation
        case .runsDone(let count): race.fan?.done = count
        case .resultCame(let result):
            // Lanes may have come or gone while it was on its way.
            guard result.race.lanes.count == race.lanes.count else {
                race.fan = nil
                break
            }
            (race.result, race.fan) = (result, nil)
            message = Message("\(result.seeds.count) seeds of every lane are done", .good)
        case .enter(let name): return [.race(.read(name))]
        case .choose(let index): race.chosen = index
        case .entrant(let experiment, let name):
            race.awaited = max(0, race.awaited - 1)
            let effects = add(experiment, name: name)
            race.settle()
            return effects + lookAtLanes()
        case .failed(let sentence):
            race.fan = nil
            race.awaited = max(0, race.awaited - 1)
            show(problem: sentence)
        case .begin(let new, let seeds):
            stage = .race
            var effects = race.lanes.map { Effect.race(.train(.remove(id: $0.id))) }
            race.lanes = []
            (race.budget, race.seeds) = (new.budget, max(2, seeds))
            for lane in new.lanes { effects += add(lane.experiment, name: lane.name, fit: lane.fit) }
            return effects
        }
        race.settle()
        return lookAtLanes()
    }

    private mutating func add(_ experiment: Experiment, name: String, fit: BudgetFit? = nil) -> [Effect] {
        guard race.lanes.count < Race.laneCounts.upperBound else {
            message = Message("six lanes are all there is room for", .problem)
            return []
        }
        let entrants = race.lanes.prefix(1).map { Race.Lane(name: $0.name, experiment: $0.experiment) }
        let fair = Race(entrants + [Race.Lane(name: name, experiment: experiment)])
        guard let lane = fair.lanes.last else { return [] }
        race.lanes.append(RaceState.Lane(id: race.nextID, name: name, experiment: lane.experiment, fit: fit))
        race.nextID += 1
        race.result = nil
        return [.race(.train(.add(id: race.nextID - 1, name: name, lane.experiment)))]
    }

    /// What a command means to the race; `nil` where it means what it means everywhere.
    mutating func performInRace(_ command: Command) -> [Effect]? {
        guard overlays.isEmpty else { return nil }
        defer { race.settle() }
        switch command {
        case .toggleRun: return [.race(.train(race.snapshot?.isRunning == true ? .pause : .run))]
        case .singleStep: return [.race(.train(.step(1)))]
        case .restart:
            race.cursor = nil
            return [.race(.train(.restart))]
        case .freeRunning: return [.race(.train(.freeRunning(!(race.snapshot?.isFree ?? false))))]
        case .up: race.chosen -= 1
        case .down: race.chosen += 1
        case .left: scrub(-1)
        case .right: scrub(1)
        case .firstRow: race.cursor = 0
        case .lastRow: race.cursor = nil
        case .raceAxis: race.axis = Self.next(race.axis)
        case .raceLosses: race.losses = Self.next(race.losses)
        case .racePicture: race.picture = Self.next(race.picture)
        case .nextLayer:
            race.layer = (race.layer + 1) % max(1, race.lanes.map { $0.experiment.layers.count + 1 }.max() ?? 1)
        case .logX: race.logX.toggle()
        case .logY: race.logY.toggle()
        case .smoothing: race.smoothing = race.smoothing == 0 ? 0.6 : race.smoothing < 0.9 ? 0.9 : 0
        case .zoom: race.isZoomed.toggle()
        case .addLane: return openPicker(.addLane)
        case .removeLane: return removeLane()
        case .branch:
            guard race.chosenLane != nil else { return [] }
            overlays.append(.prompt(Prompt(.branch, "optimizer.rate=")))
        case .fairBudget: overlays.append(.prompt(Prompt(.budget, race.budget?.text ?? "params=\(smallest)")))
        case .seedFan: return toggleSeeds()
        default: return nil
        }
        return lookAtLanes()
    }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }

    /// The parameters of the smallest lane, to begin a budget with.
    private var smallest: Int { race.snapshot?.lanes.map(\.snapshot.parameterCount).min() ?? 400 }

    private mutating func removeLane() -> [Effect] {
        guard let lane = race.chosenLane else { return [] }
        guard race.lanes.count > 1 else {
            message = Message("the last lane stays", .problem)
            return []
        }
        race.lanes.removeAll { $0.id == lane.id }
        race.result = nil
        race.settle()
        return [.race(.train(.remove(id: lane.id)))] + lookAtLanes()
    }

    /// To the kept moment before or after, of the chosen lane.
    private mutating func scrub(_ direction: Int) {
        guard let lane = race.chosenLane, let trained = race.trained(lane) else { return }
        let steps = trained.moments.map(\.step)
        let now = race.cursor ?? trained.snapshot.step + 1
        race.cursor = direction < 0 ? steps.last { $0 < now } ?? steps.first : steps.first { $0 > now }
    }

    private mutating func toggleSeeds() -> [Effect] {
        if race.fan != nil {
            race.fan = nil
            message = Message("the run of several seeds is given up")
            return [.race(.stopSeeds)]
        }
        race.fan = (race.seeds, 0)
        race.result = nil
        message = Message("\(race.seeds) seeds of every lane run in the background")
        return [.race(.seeds(race.race, count: race.seeds))]
    }

    /// A new lane from the moment shown, with one thing changed; a sentence where that cannot be.
    mutating func branchLane(_ change: String) -> (effects: [Effect], problem: String?) {
        guard let lane = race.chosenLane, let trained = race.trained(lane) else { return ([], "there is no lane yet") }
        guard race.lanes.count < Race.laneCounts.upperBound else {
            return ([], "six lanes are all there is room for")
        }
        let moment = trained.snapshot(at: race.cursor)
        var changed: Experiment
        do throws(PresetErrors) {
            changed = try moment.experiment.applying(overrides: [change])
        } catch {
            return ([], error.errors.first?.description ?? error.description)
        }
        guard changed.data == moment.experiment.data, changed.batch == moment.experiment.batch,
            changed.seed == moment.experiment.seed
        else { return ([], "data, batch and seed are those of all lanes") }
        changed.title = lane.experiment.title
        let id = race.nextID
        race.nextID += 1
        let name = "\(lane.name) \(change)"
        race.lanes.append(RaceState.Lane(id: id, name: name, experiment: changed))
        race.result = nil
        return (
            [.race(.train(.branch(from: lane.id, step: moment.step, id: id, name: name, changed: changed)))], nil
        )
    }

    /// Sizes all lanes to a budget and starts them again.
    mutating func fitLanes(_ text: String) -> (effects: [Effect], problem: String?) {
        guard let budget = Budget(text) else { return ([], "expected \(Budget.expectation)") }
        guard let problem = race.snapshot?.lanes.first?.problem else { return ([], "there is no lane yet") }
        var fair = race.race
        do throws(NetworkError) { try fair.match(budget, problem: problem) } catch { return ([], error.message) }
        race.budget = budget
        race.cursor = nil
        race.result = nil
        var effects: [Effect] = []
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

    /// Asks for pictures of lanes that have moved on.
    mutating func lookAtLanes() -> [Effect] {
        guard stage == .race else { return [] }
        var looks: [Int: RaceState.Look] = [:]
        for lane in race.shown {
            looks[lane.id] = RaceState.Look(
                generation: lane.snapshot.generation, step: lane.snapshot.step, layer: race.layer)
        }
        guard looks != race.looked else { return [] }
        race.looked = looks
        return [.race(.observe)]
    }
}

/// What a lane got of a budget, in words.
enum BudgetText {
    static func line(_ fit: BudgetFit) -> String {
        let sign = fit.error < 0 ? "−" : "+"
        var text =
            "\(NumberText.grouped(fit.got)), off by \(sign)\(NumberText.significant(abs(fit.error) * 100, digits: 2)) %"
        text += "\n   parameters \(fit.sum)"
        if let published = fit.published {
            text +=
                "\n   by the published formulas \(published.parameters) parameters and "
                + "\(NumberText.significant(published.operations)) operations a row"
        }
        return text + (fit.reason.map { "\n   not nearer because \($0)" } ?? "")
    }
}
