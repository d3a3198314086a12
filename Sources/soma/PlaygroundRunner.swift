import Cells
import CursesTerminal
import Dispatch
import Experiments
import Playground
import Problems
import Training

/// Brings the playground's state together with a terminal, a trainer and an observatory, on one thread.
///
/// It sleeps until something happens. What is drawn and how often never touches what is computed.
final class PlaygroundRunner {
    private let terminal: CursesTerminal
    private let trainer: Trainer
    private let observatory: Observatory
    private var state: State
    private var problem: (generation: Int, problem: Problem)?
    private var shouldQuit = false
    private var ending: Int32?
    private var frames: FrameClock
    private var looks: ObservationClock
    private var wanted: ObservationRequest?

    /// - Parameter step: where a token left off.
    init(
        _ terminal: CursesTerminal, _ state: State, framesPerSecond: Int?, resumingAt step: Int
    ) throws(SessionError) {
        self.terminal = terminal
        self.state = state
        let isRemote = terminal.facts.isRemote
        frames = FrameClock(perSecond: framesPerSecond ?? (isRemote ? 10 : 20))
        looks = ObservationClock(perSecond: isRemote ? 4 : 8)
        let waker = terminal.waker
        trainer = try Trainer(state.experiment) { waker.wake() }
        observatory = Observatory { waker.wake() }
        self.state.resume(at: step)
    }

    /// Works until the person leaves. Returns the signal that ended it, if one did.
    func run(startsTraining: Bool) -> Int32? {
        collect()
        trainer.send(.pace(state.pace.limit))
        if startsTraining { take(.command(.toggleRun)) }
        while !shouldQuit {
            observe()
            if frames.isDue(MonotonicTime.milliseconds) { draw() }
            for event in terminal.waitForEvents(timeout: timeout) {
                switch event {
                case .wake: collect()
                case .terminate(let signal):
                    ending = signal
                    shouldQuit = true
                case .key, .mouse, .paste:
                    take(.event(event))
                    frames.hurry()
                case .resize, .focus: take(.event(event))
                }
            }
        }
        trainer.stop()
        return ending
    }

    /// Milliseconds until something waits no longer; `nil`, for ever, where nothing waits.
    private var timeout: Int? {
        let now = MonotonicTime.milliseconds
        return [frames.wait(now), canObserve ? looks.wait(now) : nil].compactMap { $0 }.min()
    }

    /// Takes what the trainer and the observatory have published.
    private func collect() {
        // The problem after the snapshot: it is then at least as new.
        let snapshot = trainer.snapshots.take()
        if let problem = trainer.problems.take() {
            self.problem = problem
            take(.problemCame(generation: problem.generation, problem.problem))
        }
        if let snapshot { take(.snapshotCame(snapshot)) }
        if let observation = observatory.observations.take() {
            looks.finished()
            take(.observationCame(observation))
        }
    }

    private func take(_ action: Action) {
        let effects = update(&state, action)
        frames.mark()
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .train(let command): trainer.send(command)
        case .observe(let request): wanted = request
        case .listPresets:
            if state.presets == nil { take(.presetsListed(PresetLibrary.shipped.listing())) }
        case .open(let text): open(text)
        case .save(let experiment, let path, let replacing): save(experiment, path, replacing)
        case .repaint: terminal.repaint()
        case .quit: shouldQuit = true
        }
    }

    /// Whether something is to be looked at, and its data are those of the newest snapshot.
    private var canObserve: Bool {
        wanted != nil && problem != nil && problem?.generation == state.snapshot?.generation
    }

    /// Begins an observation when the last one is done and long enough ago.
    private func observe() {
        guard canObserve, let request = wanted, let snapshot = state.snapshot, let problem,
            looks.mayBegin(MonotonicTime.milliseconds)
        else { return }
        wanted = nil
        observatory.observe(snapshot, problem: problem.problem, request)
    }

    private func draw() {
        terminal.present(view(state, size: terminal.size))
        frames.drawn(MonotonicTime.milliseconds)
    }

    private func open(_ text: String) {
        do {
            // As if it stood on the command line: a preset's name, a file, a token.
            let (name, experiment, step) = try ExperimentOptions.parse(["--", text]).experiment()
            take(.opened(experiment, name: name, step: step))
        } catch {
            take(.failed("\(error)"))
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

    /// What stays in the shell's scrollback.
    func summary(statistics: TerminalStatistics?) -> String {
        var text = state.summary
        if let statistics {
            text +=
                "screen: \(statistics.frames) frames, \(statistics.droppedFrames) dropped, "
                + "\(NumberText.bytes(statistics.bytes)) written; \(trainer.snapshots.dropped) snapshots not shown\n"
        }
        return text
    }
}
