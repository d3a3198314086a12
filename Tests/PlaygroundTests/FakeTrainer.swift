import Cells
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

/// Answers the effects of a state as a trainer would, without training: at once, late, never, or badly.
struct FakeTrainer {
    enum Temper: CaseIterable {
        case fast, slow, stuck, nonFinite, finished
    }

    var temper: Temper
    private(set) var experiment: Experiment
    private var generation = 0
    private var acknowledged = 0
    private var step = 0
    private var isRunning = false
    private var notice: String?
    private var divergence: Divergence?
    private var inbox: [Trainer.Command] = []

    init(_ experiment: Experiment, _ temper: Temper) { (self.experiment, self.temper) = (experiment, temper) }

    mutating func send(_ command: Trainer.Command) { inbox.append(command) }

    /// What it publishes when it is looked at; nothing where it is stuck.
    mutating func publish(_ random: inout RandomNumbers) -> Snapshot? {
        if temper == .stuck { return nil }
        let count = temper == .slow ? min(1, inbox.count) : inbox.count
        notice = nil
        for command in inbox.prefix(count) { obey(command, &random) }
        inbox.removeFirst(count)
        if isRunning { step += temper == .fast ? 1000 : 1 }
        // A phase begins of its own accord.
        if isRunning, random.integer(below: 5) == 0 { beginPhase() }
        if temper == .nonFinite, isRunning, divergence == nil, random.integer(below: 4) == 0 {
            divergence = Divergence(
                step: step, layer: 0, place: "layer 1, Dense", operation: "log", operands: [.infinity, .nan],
                growingSince: 3, normBefore: 1, normAfter: .infinity)
            isRunning = false
        }
        if temper == .finished, step >= experiment.steps { isRunning = false }
        return snapshot
    }

    private mutating func obey(_ command: Trainer.Command, _ random: inout RandomNumbers) {
        acknowledged += 1
        switch command {
        case .run: isRunning = divergence == nil
        case .pause: isRunning = false
        case .pace, .findFunctions: break
        case .step(let count):
            isRunning = false
            if divergence == nil { step += count }
        case .stepTo(let wanted):
            isRunning = false
            if divergence == nil { step = max(step, wanted) }
        case .open(let new): restart(new)
        case .change(let change):
            switch change {
            case .restart: restart(experiment)
            case .reseed(let seed):
                experiment.seed = seed
                restart(experiment)
            case .edit(let change):
                // Some edits cannot be done, and that is said.
                if random.integer(below: 10) == 0 {
                    notice = "the network has too many parameters"
                } else {
                    let new = change.applied(to: experiment)
                    if EditEffect(from: experiment, to: new).needsNewRun { generation += 1 }
                    experiment = new
                }
            case .surgery, .undo, .twin: break
            case .recover:
                divergence = nil
                experiment.rate /= 2
            }
        }
    }

    /// Another network takes the place of the one before, and nobody has asked for it.
    mutating func beginPhase() { generation += 1 }

    private mutating func restart(_ new: Experiment) {
        generation += 1
        (experiment, step, divergence) = (new, 0, nil)
    }

    var snapshot: Snapshot {
        let status: Snapshot.Status =
            divergence.map { .diverged($0) } ?? (isRunning ? .running : step >= experiment.steps ? .finished : .paused)
        let loss = divergence == nil ? 1 / Double(step + 1) : Double.nan
        let report = Report(
            step: step, epoch: Double(step) / 10, train: Score(loss: loss, accuracy: 0.9),
            test: Score(loss: loss, accuracy: 0.8), beyond: nil, hazards: [], parameterNorm: loss)
        var history = LossHistory()
        history.append(report)
        var snapshot = Snapshot(
            generation: generation, experiment: experiment, status: status, step: step, epoch: Double(step) / 10,
            state: .single([]), history: history, report: report, stepsPerSecond: isRunning ? 100 : 0,
            seconds: Double(step) / 100, parameterCount: 51, operationsPerStep: 100, bytes: 1000, trainRows: 100,
            testRows: 100, notice: notice)
        snapshot.acknowledged = acknowledged
        return snapshot
    }
}
