/// The moments of a lane, as its run tells them.
final class LanePast: RunLog {
    var ring: MomentRing
    /// Grows with every other network.
    private(set) var generation = 0
    private var networkChanges: Int
    private let session: Session

    init(_ session: Session) {
        self.session = session
        networkChanges = session.networkChanges
        ring = Self.ring(session)
    }

    /// Forgets what was before.
    func begin() { ring = Self.ring(session) }

    private static func ring(_ session: Session) -> MomentRing {
        MomentRing(plannedSteps: session.experiment.steps, reportInterval: session.reportInterval)
    }

    func take(_ event: RunEvent) {
        guard case .moment(let moment) = event else { return }
        if session.networkChanges != networkChanges {
            networkChanges = session.networkChanges
            generation += 1
        }
        ring.append(RaceMoment(generation: generation, variables: session.graph.state, moment))
    }
}
