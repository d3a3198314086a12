import Experiments

/// A race in training without a clock, a queue or a screen: the same commands give the same lanes, bit for bit.
public final class RaceSession {
    /// What a race can be told to do, in the order sent.
    public enum Command: Hashable, Sendable {
        case run
        case pause
        /// So many steps of every lane.
        case step(Int)
        /// All lanes from their beginnings.
        case restart
        case freeRunning(Bool)
        /// Steps a second at most; `nil` for as fast as it goes.
        case pace(Double?)
        case add(id: Int, name: String, Experiment)
        case remove(id: Int)
        /// Other values of some fields; of the network what still fits is kept.
        case change(id: Int, ExperimentChange)
        /// Another description from its beginning.
        case replace(id: Int, Experiment)
        /// A new lane from a moment of another.
        case branch(from: Int, step: Int, id: Int, name: String, changed: Experiment?)

        /// The lane there should be afterwards that was not there before.
        var newLane: Int? {
            switch self {
            case .add(let id, _, _), .branch(_, _, let id, _, _): id
            default: nil
            }
        }
    }

    private(set) var lanes: [RaceLane] = []
    private(set) var isRunning = false
    private(set) var isFree = false
    /// For those who have a clock; here it changes nothing.
    private(set) var pace: Double?
    private var notice: String?
    /// Lanes that could not begin.
    private var refused: Set<Int> = []
    /// Commands obeyed so far.
    private var obeyed = 0

    /// A race without lanes, paused.
    public init() {}

    /// Does what a command says; one that cannot be done leaves all as it was, and says why.
    public func obey(_ command: Command) {
        notice = nil
        obeyed += 1
        defer {
            if let id = command.newLane, !lanes.contains(where: { $0.id == id }) { refused.insert(id) }
        }
        do throws(SessionError) {
            switch command {
            case .run: isRunning = lanes.contains { !$0.isDone }
            case .pause: isRunning = false
            case .step(let count):
                isRunning = false
                for lane in lanes {
                    lane.advance(to: lane.session.step + count)
                    lane.keepMoment()
                }
            case .restart: for lane in lanes { try lane.apply(.restart) }
            case .freeRunning(let isFree): self.isFree = isFree
            case .pace(let limit): pace = limit
            case .add(let id, let name, let experiment):
                guard lanes.count < Race.laneCounts.upperBound else {
                    return note("six lanes are all there is room for")
                }
                lanes.append(RaceLane(id: id, name: name, session: try Session(experiment)))
            case .remove(let id): lanes.removeAll { $0.id == id }
            case .change(let id, let change): try lanes.first { $0.id == id }?.apply(.edit(change))
            case .replace(let id, let experiment):
                guard let index = lanes.firstIndex(where: { $0.id == id }) else { return }
                lanes[index] = RaceLane(id: id, name: lanes[index].name, session: try Session(experiment))
            case .branch(let from, let step, let id, let name, let changed):
                guard lanes.count < Race.laneCounts.upperBound else {
                    return note("six lanes are all there is room for")
                }
                guard let origin = lanes.first(where: { $0.id == from }) else { return }
                if let lane = try origin.branch(at: step, id: id, name: name, changed: changed) { lanes.append(lane) }
            }
        } catch { note(error.message) }
    }

    private func note(_ sentence: String) { notice = sentence }

    /// Takes some steps in lock-step: lanes that are behind catch up first.
    public func advance(_ steps: Int) {
        for (lane, target) in targets(steps) { lane.advance(to: target) }
        stopIfDone()
    }

    /// Which lanes go on, and up to where.
    func targets(_ steps: Int) -> [(lane: RaceLane, step: Int)] {
        let active = lanes.filter { !$0.isDone }
        guard let last = active.map(\.session.step).min() else { return [] }
        return active.compactMap { lane in
            let target = min(lane.session.experiment.steps, last + steps)
            return target > lane.session.step ? (lane, target) : nil
        }
    }

    func stopIfDone() { if lanes.allSatisfy(\.isDone) { isRunning = false } }

    /// The race as it is now. Copies the state of every lane.
    public func snapshot() -> RaceSnapshot {
        RaceSnapshot(
            lanes: lanes.map { $0.snapshot(isRunning: isRunning) }, isRunning: isRunning, isFree: isFree,
            notice: notice, obeyed: obeyed, refused: refused)
    }
}
