import Cells
import Training

/// The screen of a race at its end, without a terminal: the same view as the playground's.
public func raceFrame(
    of race: Race, size: Size, theme: Theme = .dark, capabilities: Capabilities = Capabilities()
) throws(SessionError) -> Frame {
    guard let first = race.lanes.first else { return Frame(size: size) }
    var state = State(first.experiment, name: first.name, size: size, theme: theme, capabilities: capabilities)
    let session = RaceSession()
    // A lane that cannot begin is told as an error, not as a gap.
    for lane in race.lanes { _ = try Session(lane.experiment) }
    for effect in update(&state, .race(.begin(race, seeds: 10))) {
        if case .race(.train(let command)) = effect { session.obey(command) }
    }
    session.obey(.run)
    session.advance(first.experiment.steps)
    session.obey(.pause)
    _ = update(&state, .race(.snapshotCame(session.snapshot())))
    for lane in state.race.shown {
        let seen = Observatory.observation(of: lane.snapshot, problem: lane.problem, state.race.request)
        if let seen { _ = update(&state, .race(.observationCame(lane: lane.id, seen))) }
    }
    return view(state, size: size)
}
