import Cells
import Experiments
import Problems
import Training

extension State {
    /// What starts and pauses what the stage shows.
    var toggleRun: Command { stage == .race ? .race(.toggleRun) : .network(.toggleRun) }

    /// Whether what the stage shows goes on, as far as the person knows.
    var isGoing: Bool { stage == .race ? race.snapshot?.isRunning == true : wantsToRun }

    /// Shows the race; without lanes it begins with the network at hand.
    mutating func openRace() -> [Effect] {
        stage = .race
        var effects: [Effect] = []
        if wantsToRun { effects.append(.train(.pause)) }
        if race.lanes.isEmpty {
            effects.append(.race(.train(.pace(pace.limit))))
            effects += add(experiment, name: name)
        }
        if race.lanes.count == 1 { effects += openPicker(.lane) }
        return effects
    }

    mutating func take(_ action: RaceAction) -> [Effect] {
        switch action {
        case .snapshotCame(let snapshot):
            if let notice = snapshot.notice, notice != race.snapshot?.notice { message = Message(notice, .problem) }
            race.snapshot = snapshot
            race.lanes.removeAll { snapshot.refused.contains($0.id) }
        case .observationCame(let lane, let observation):
            race.observations[lane] = observation
            if race.watched != nil { return lookAtLanes() + [.race(.compare)] }
        case .compared(let readings): race.comparisons = readings
        case .runsDone(let count): race.fan?.done = count
        case .resultCame(let result):
            // Lanes may have changed while it was on its way.
            guard result.race.lanes.map(\.experiment) == race.race.lanes.map(\.experiment) else { break }
            (race.result, race.fan) = (result, nil)
            message = Message("\(result.seeds.count) seeds of every lane are done", .good)
        case .enter(let name): return [.race(.read(name))]
        case .choose(let index): race.chosen = index
        case .entrant(let experiment, let name):
            race.awaited = max(0, race.awaited - 1)
            let effects = enter(experiment, name: name)
            race.settle()
            return effects + lookAtLanes()
        case .seedsFailed(let sentence):
            race.fan = nil
            show(problem: sentence)
        case .entrantFailed(let sentence):
            race.awaited = max(0, race.awaited - 1)
            show(problem: sentence)
        case .begin(let new, let seeds):
            stage = .race
            var effects = race.lanes.map { Effect.race(.train(.remove(id: $0.id))) }
            race.lanes = []
            effects += forgetSeeds() + [.race(.train(.pace(pace.limit)))]
            (race.budget, race.seeds) = (new.budget, max(2, seeds))
            for lane in new.lanes { effects += add(lane.experiment, name: lane.name, fit: lane.fit) }
            return effects
        }
        race.settle()
        return lookAtLanes()
    }

    mutating func perform(_ command: RaceCommand) -> [Effect] {
        defer { race.settle() }
        switch command {
        case .toggleRun:
            if race.isDone { message = Message("all lanes have done their steps; r lets them begin again") }
            return [.race(.train(race.snapshot?.isRunning == true ? .pause : .run))]
        case .singleStep: return [.race(.train(.step(1)))]
        case .slower: return setPace(faster: false)
        case .faster: return setPace(faster: true)
        case .restart:
            race.cursor = nil
            return [.race(.train(.restart))]
        case .freeRunning: return [.race(.train(.freeRunning(!(race.snapshot?.isFree ?? false))))]
        case .axis:
            race.axis = Self.next(race.axis)
            message = Message("losses over \(race.axis.words)")
        case .losses: race.losses = Self.next(race.losses)
        case .picture: race.picture = Self.next(race.picture)
        case .similarity: race.picture = .similarity
        case .nextLayer:
            race.layer = (race.layer + 1) % max(1, race.lanes.map { $0.experiment.layers.count + 1 }.max() ?? 1)
        case .logX: race.logX.toggle()
        case .logY: race.logY.toggle()
        case .smoothing: race.smoothing = race.smoothing == 0 ? 0.6 : race.smoothing < 0.9 ? 0.9 : 0
        case .zoom: race.isZoomed.toggle()
        case .addLane: return openPicker(.lane)
        case .removeLane: return removeLane()
        case .changeLane, .branch:
            guard race.chosenLane != nil else { return [] }
            overlays.append(.prompt(Prompt(command == .branch ? .branch : .changeLane, "optimizer.rate=")))
        case .fairBudget: overlays.append(.prompt(Prompt(.budget, race.budget?.text ?? "params=\(smallest)")))
        case .seedFan: return toggleSeeds()
        case .inWords:
            let fits = race.lanes.indices.compactMap { lane in
                race.lanes[lane].fit.map { "\(Race.letter(lane)) has \(BudgetText.line($0))" }
            }
            overlays.append(
                .text(
                    TextPage(
                        content: .text(title: "The race in words", (race.account + fits).joined(separator: "\n")))))
        }
        return lookAtLanes()
    }

    /// Through lanes and through moments.
    mutating func moveInRace(_ move: Move) -> [Effect] {
        switch move {
        case .up: race.chosen -= 1
        case .down: race.chosen += 1
        case .left: scrub(-1)
        case .right: scrub(1)
        case .firstRow: race.cursor = 0
        case .lastRow: race.cursor = nil
        case .edit: break
        }
        race.settle()
        return lookAtLanes()
    }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }

    /// The parameters of the smallest lane, to begin a budget with.
    private var smallest: Int { race.snapshot?.lanes.map(\.snapshot.parameterCount).min() ?? 400 }

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

    /// Asks for pictures of lanes that have moved on.
    mutating func lookAtLanes() -> [Effect] {
        guard stage == .race else { return [] }
        var looks: [Int: RaceState.Look] = [:]
        for lane in race.shown {
            looks[lane.id] = RaceState.Look(
                generation: lane.snapshot.generation, step: lane.snapshot.step, layer: race.layer,
                isCompared: race.picture == .similarity)
        }
        guard looks != race.looked else { return [] }
        race.looked = looks
        return [.race(.observe)]
    }
}
