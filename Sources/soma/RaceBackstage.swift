import Catalogue
import Dispatch
import Experiments
import Playground
import Training

/// All that works behind a race's screen: the trainer of its lanes, an observatory for each, runs of several seeds,
/// presets that are read.
final class RaceBackstage {
    private let trainer: RaceTrainer
    private var observatories: [Int: Observatory] = [:]
    private let seeds: SeedRuns
    private var entrants: [RaceAction] = []
    /// Newest readings of the pair lens; older ones that nobody took are gone.
    private let comparisons = Latest<[Int: LensReading]>()
    private let asked = Latest<(first: WatchedValues, all: [(id: Int, values: WatchedValues)])>()
    private let comparing = DispatchQueue(label: "comparison", qos: .utility)
    private let wake: @Sendable () -> Void

    /// - Parameter wake: called from other queues when there is something to collect.
    init(_ wake: @escaping @Sendable () -> Void) {
        self.wake = wake
        trainer = RaceTrainer { wake() }
        seeds = SeedRuns(wake)
    }

    func perform(_ effect: RaceEffect, _ race: RaceState) {
        switch effect {
        case .train(let command): trainer.send(command)
        case .observe: observe(race)
        case .compare: compare(race)
        case .seeds(let race, let count): seeds.run(race, count)
        case .stopSeeds: seeds.stop()
        case .read(let name): read(name)
        }
    }

    /// What has happened since it was last asked.
    func collect() -> [RaceAction] {
        var actions = entrants
        entrants = []
        if let snapshot = trainer.snapshots.take() { actions.append(.snapshotCame(snapshot)) }
        for (lane, observatory) in observatories.sorted(by: { $0.key < $1.key }) {
            if let observation = observatory.observations.take() {
                actions.append(.observationCame(lane: lane, observation))
            }
        }
        if let readings = comparisons.take() { actions.append(.compared(readings)) }
        if let count = seeds.done.take() { actions.append(.runsDone(count)) }
        if let result = seeds.results.take() { actions.append(.resultCame(result)) }
        if let sentence = seeds.failures.take() { actions.append(.seedsFailed(sentence)) }
        return actions
    }

    func stop() {
        seeds.stop()
        trainer.stop()
    }

    private func observe(_ race: RaceState) {
        observatories = observatories.filter { id, _ in race.shown.contains { $0.id == id } }
        for lane in race.shown {
            let observatory = observatories[lane.id] ?? Observatory(onPublish: wake)
            observatories[lane.id] = observatory
            observatory.observe(lane.snapshot, problem: lane.problem, race.request)
        }
    }

    /// Away from the screen: two wide layers cost some tenths of a second.
    private func compare(_ race: RaceState) {
        guard let watched = race.watched else { return }
        asked.publish(watched)
        comparing.async { [asked, comparisons, wake] in
            // Of what was asked meanwhile the newest counts.
            guard let watched = asked.take() else { return }
            comparisons.publish(RaceState.compared(watched))
            wake()
        }
    }

    private func read(_ name: String) {
        do throws(UsageError) {
            let opened = try ExperimentReference.open(name)
            entrants.append(.entrant(opened.experiment, name: opened.name))
        } catch { entrants.append(.entrantFailed(error.description)) }
        wake()
    }
}
