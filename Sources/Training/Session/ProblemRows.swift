import Experiments
import Problems

/// What is learned, and those of its training rows that the phase has.
struct ProblemRows {
    /// With all rows.
    let problem: Problem
    /// With the training rows of the phase.
    private(set) var training: Problem
    /// The part of the training rows that the phase has, counted from 1; `nil` for all.
    private(set) var part: Int?

    /// Loads data.
    init(_ source: ProblemSource) throws(SessionError) {
        do { problem = try Problem.load(source) } catch { throw .problem(error) }
        training = problem
    }

    /// The same problem with all its training rows.
    var all: ProblemRows {
        var all = self
        (all.training, all.part) = (problem, nil)
        return all
    }

    /// The same problem with the training rows of a part, counted from 1; with all for `nil`.
    ///
    /// - Throws: where there is no such part.
    func part(_ number: Int?) throws(SessionError) -> ProblemRows {
        guard let number else { return all }
        guard let rows = problem.part(number - 1) else {
            throw .surgery(.noSuchPart(number, count: problem.phases.count))
        }
        var some = self
        (some.training, some.part) = (rows, number)
        return some
    }

    /// What of an experiment's phases can be known to be impossible before they begin.
    func check(_ experiment: Experiment) throws(SessionError) {
        for case .train(let training) in experiment.phases { _ = try part(training.part) }
    }
}
