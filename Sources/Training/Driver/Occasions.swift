/// Steps of a run at which something is due.
public enum Occasions: Hashable, Sendable {
    /// At none.
    case never
    /// Where the session scores itself: as often as costs a fraction of training.
    case own
    /// At every multiple of a number of steps.
    case every(Int)
    /// At these steps, which rise.
    case at([Int])

    /// The first step after one at which it is due; the largest number where there is none, or where the session decides.
    func next(after step: Int) -> Int {
        switch self {
        case .never, .own: .max
        case .every(let steps): (step / max(1, steps) + 1) * max(1, steps)
        case .at(let steps): steps.first { $0 > step } ?? .max
        }
    }

    /// Whether it is due at a step; of the session's own occasions only the session knows.
    func isDue(at step: Int) -> Bool {
        switch self {
        case .never, .own: false
        case .every(let steps): step % max(1, steps) == 0
        case .at(let steps): steps.contains(step)
        }
    }

    /// Whether it is due where a run begins, or is taken up again.
    func isDueAtBeginning(_ step: Int) -> Bool {
        switch self {
        case .never: false
        case .own, .every: true
        case .at(let steps): steps.contains(step)
        }
    }
}
