import Dispatch
import Experiments
import Foundation
import Playground
import Problems
import Training

/// A playground's state with all that works behind it: the trainer, the observatory and the files. The screen and the
/// spoken words are two faces of it.
///
/// Lives on one thread. What is shown and how often never touches what is computed.
final class Backstage {
    private(set) var state: State
    let trainer: Trainer
    private let observatory: Observatory
    private let studio: Studio
    private let race: RaceBackstage
    private var problem: (generation: Int, problem: Problem)?
    private var looks: ObservationClock
    private var wanted: ObservationRequest?
    /// Whether the person asked to leave.
    private(set) var shouldQuit = false
    /// Asked for on a screen: every cell again.
    var onRepaint: () -> Void = {}
    /// Something was set for all experiments.
    var onPreferences: (Preferences) -> Void = { _ in }
    private var settings: SettingsFile
    private let log = LogFile()

    /// - Parameters:
    ///   - looksPerSecond: how often the network is looked at, for pictures of it.
    ///   - step: where a token left off.
    ///   - wake: called from other queues when there is something to collect.
    init(
        _ state: State, settings: SettingsFile, looksPerSecond: Int, resumingAt step: Int,
        wake: @escaping @Sendable () -> Void
    ) throws(SessionError) {
        self.state = state
        self.settings = settings
        looks = ObservationClock(perSecond: looksPerSecond)
        trainer = try Trainer(state.experiment, pace: state.pace.limit) { wake() }
        observatory = Observatory { wake() }
        studio = Studio { wake() }
        race = RaceBackstage(wake)
        self.state.resume(at: step)
        collect()
        if let problem = settings.problem { take(.failed(problem + "; defaults stand in")) }
    }

    /// Ends all work behind the screen.
    func stop() {
        trainer.stop()
        race.stop()
    }

    func take(_ action: Action) {
        switch action {
        case .failed(let sentence): log.append("failed: \(sentence)")
        case .opened(_, let name, _): log.append("opened \(name)")
        case .saved(let path): log.append("written \(path)")
        default: break
        }
        for effect in update(&state, action) { perform(effect) }
    }

    /// Takes what the trainer and the observatory have published.
    func collect() {
        // The problem after the snapshot: it is then at least as new.
        let snapshot = trainer.snapshots.take()
        if let problem = trainer.problems.take() {
            self.problem = problem
            take(.problemCame(generation: problem.generation, problem.problem))
        }
        if let snapshot { take(.snapshotCame(snapshot)) }
        if let found = trainer.functions.take() { take(.functionsFound(found)) }
        for action in race.collect() { take(.race(action)) }
        if let observation = observatory.observations.take() {
            looks.finished()
            take(.observationCame(observation))
        }
        for action in studio.take() { take(.explorer(action)) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .train(let command): trainer.send(command)
        case .observe(let request): wanted = request
        case .explorer(let effect): studio.perform(effect)
        case .race(let effect): race.perform(effect, state.race)
        case .listPresets:
            if state.presets == nil { take(.presetsListed(PresetLibrary.shipped.listing())) }
        case .open(let text): open(text)
        case .save(let experiment, let path, let replacing): save(experiment, path, replacing)
        case .writeText(let text, let path): write(text, path)
        case .keep(let preferences): keep(preferences)
        case .repaint: onRepaint()
        case .quit: shouldQuit = true
        }
    }

    // MARK: Observations

    /// Whether something is to be looked at, and its data are those of the newest snapshot.
    private var canObserve: Bool {
        wanted != nil && problem != nil && problem?.generation == state.snapshot?.generation
    }

    /// Milliseconds until the next observation may begin; `nil` where none is wanted.
    func observationWait(_ now: Int) -> Int? { canObserve ? looks.wait(now) : nil }

    /// Begins an observation when the last one is done and long enough ago.
    func observe() {
        guard canObserve, let request = wanted, let snapshot = state.snapshot, let problem,
            looks.mayBegin(MonotonicTime.milliseconds)
        else { return }
        wanted = nil
        observatory.observe(snapshot, problem: problem.problem, request)
    }

    // MARK: Files

    private func keep(_ preferences: Preferences) {
        if let rate = preferences.surfacesPerSecond { looks.set(perSecond: rate) }
        onPreferences(preferences)
        do throws(UsageError) { try settings.write(preferences) } catch { take(.failed(error.description)) }
    }

    private func write(_ text: String, _ path: String) {
        // Never over something that is there.
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            take(.saved(path: path))
        } catch {
            take(.failed("cannot write '\(path)': \((error as NSError).localizedDescription)"))
        }
    }

    private func open(_ text: String) {
        do throws(UsageError) {
            let (name, experiment, step) = try ExperimentReference.open(text)
            take(.opened(experiment, name: name, step: step))
        } catch {
            take(.failed(error.description))
        }
    }

    private func save(_ experiment: Experiment, _ path: String, _ replacing: Bool) {
        do throws(PresetErrors) {
            try experiment.writePreset(to: path, replacing: replacing)
            take(.saved(path: path))
        } catch {
            if error.errors.contains(where: { $0.fact == .alreadyThere }) {
                take(.saveNeedsConsent(path: path))
            } else {
                take(.failed(error.description))
            }
        }
    }
}
