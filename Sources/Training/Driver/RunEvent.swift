import Experiments
import Foundation

/// What happens in a run, as it is told to logs.
public enum RunEvent: Codable, Sendable {
    /// The run begins, or is taken up again.
    case began(RunBeginning)
    /// The network was scored.
    case report(Report)
    /// Something happened that charts mark: a phase, a surgery, an edit.
    case mark(LossHistory.Mark)
    /// All of the run, to be looked at or gone on from.
    case moment(RunState)
    /// The run has come to an end, which need not be the last.
    case ended(RunEnding)

    /// As bytes to be kept.
    public func encoded() throws -> Data { try RunBytes.encoded(self) }

    /// From bytes that were kept.
    ///
    /// - Throws: a `DecodingError` where they are not those of an event.
    public init(decoding bytes: Data) throws { self = try RunBytes.decoded(bytes) }
}

/// What a run begins with.
public struct RunBeginning: Codable, Hashable, Sendable {
    /// What is trained.
    public var experiment: Experiment
    /// Steps taken before: 0, unless a run is taken up again.
    public var step: Int
    /// Numbers that are learned.
    public var parameters: Int
    /// Arithmetic operations of a step.
    public var operationsPerStep: Int
}

/// Why a run ended.
public enum RunEnding: Codable, Hashable, Sendable {
    /// All steps that were asked for have been taken.
    case finished
    /// It was asked to stop before.
    case stopped
    /// A number was not finite.
    case diverged(Divergence)

    /// In a word, for people and programs.
    public var word: String {
        switch self {
        case .finished: "finished"
        case .stopped: "stopped"
        case .diverged: "diverged"
        }
    }
}
