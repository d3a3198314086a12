import Cells
import Experiments
import Training

/// A race's screen without a terminal and without queues: the same view as the playground's, of lanes that have
/// taken some steps.
public struct RaceStill {
    private var state: State
    private let session = RaceSession()
    private let size: Size

    /// - Precondition: the race has lanes.
    ///
    /// - Parameter steps: how far every lane has come; to the end of its plan if not given.
    public init(
        _ race: Race, size: Size, steps: Int? = nil, theme: Theme = .dark, capabilities: Capabilities = Capabilities()
    ) throws(SessionError) {
        self.size = size
        // A lane that cannot begin is told as an error, not as a gap.
        for lane in race.lanes { _ = try Session(lane.experiment) }
        let first = race.lanes[0]
        state = State(
            first.experiment, name: first.name,
            size: size, theme: theme, capabilities: capabilities)
        for effect in update(&state, .race(.begin(race, seeds: 10))) {
            if case .race(.train(let command)) = effect { session.obey(command) }
        }
        session.obey(.run)
        session.advance(steps ?? first.experiment.steps)
        session.obey(.pause)
        takeSnapshot()
        observe()
    }

    /// What a screen does with every snapshot.
    public mutating func takeSnapshot() { _ = update(&state, .race(.snapshotCame(session.snapshot()))) }

    /// Shows a picture, as `v` does.
    public mutating func look(at picture: RaceState.Picture) {
        state.race.picture = picture
        if picture == .similarity { observe() }
    }

    public var frame: Frame { view(state, size: size) }

    private mutating func observe() {
        for lane in state.race.shown {
            let seen = Observatory.observation(of: lane.snapshot, problem: lane.problem, state.race.request)
            _ = update(&state, .race(.observationCame(lane: lane.id, seen)))
        }
        if let watched = state.race.watched {
            _ = update(&state, .race(.compared(RaceState.compared(watched))))
        }
    }
}
