import Experiments
import Foundation

/// All of a run at a moment: what goes on from here, in another session, on another day, has the same bits as a run that
/// never stopped. Data are loaded again from the experiment, and have to be the same.
public struct RunState: Codable, Sendable {
    /// What is trained: with the settings of the phase, after all surgery.
    public var experiment: Experiment
    /// The experiment without the settings of a phase, after all surgery.
    var base: Experiment
    /// What a restart begins with.
    var beginning: Experiment
    /// Where the run stands in its phases.
    var phases: PhaseProgress
    /// The part of the training rows that the phase has, counted from 1; `nil` for all rows.
    var part: Int?
    /// State, place in the order of batches, what the driver remembers.
    var checkpoint: Checkpoint
    /// What a run that diverged goes back to; `nil` where that is the checkpoint.
    var lastGood: Checkpoint?
    /// What an autopsy would begin with; `nil` where that is the checkpoint.
    var origin: Checkpoint?
    /// Where the run went wrong, if it did.
    public var divergence: Divergence?
    /// What surgeries can be taken back to, the last one last.
    var returns: [RunState]
    /// The run before its last swap of activations, and the network that goes on without the swap: at most one each.
    var swap: [RunState]
    var twin: [RunState]
    /// The losses up to here.
    public var history: LossHistory
    /// The scores reported last, here or before.
    public var report: Report
    /// The step at which scores are reported next.
    var nextReport: Int
    /// What surgeries did since the start, in order.
    var outcomes: [SurgeryOutcome]
    /// What was changed, and when.
    public var recording: Recording
    /// Steps taken in all, over restarts and returns.
    var stepsTaken: Int

    /// Steps taken.
    public var step: Int { checkpoint.step }
    /// Parameters, buffers and optimizer state.
    public var state: StateBlock { checkpoint.state }

    /// As bytes to be kept.
    public func encoded() throws -> Data { try RunBytes.encoded(self) }

    /// From bytes that were kept.
    ///
    /// - Throws: a `DecodingError` where they are not those of a run.
    public init(decoding bytes: Data) throws { self = try RunBytes.decoded(bytes) }
}

extension RunState {
    /// A session's run as it stands.
    init(_ session: Session) {
        experiment = session.experiment
        (base, beginning) = (session.base, session.beginning)
        (phases, part) = (session.phases, session.rows.part)
        let now = session.run.checkpoint
        checkpoint = now
        lastGood = session.lastGood.step == now.step ? nil : session.lastGood
        origin = session.origin.flatMap { $0.step == now.step ? nil : $0 }
        (divergence, returns) = (session.divergence, session.undoStack.states)
        (swap, twin) = (
            [session.comparison.swap].compactMap { $0 }, [session.comparison.twin?.moment].compactMap { $0 }
        )
        (history, report, nextReport) = (session.history, session.lastReport, session.nextReport)
        outcomes = session.outcomes
        (recording, stepsTaken) = (session.recording, session.stepsTaken)
    }

    /// To go back to: without losses and what could be gone back to from there.
    var bare: RunState {
        var state = self
        state.history = LossHistory()
        (state.returns, state.swap, state.twin) = ([], [], [])
        return state
    }
}
