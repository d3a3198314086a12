/// Trains the lanes of a race, each on a queue of its own; commands take effect between slices, snapshots come
/// out. It never waits for whoever watches, and what it computes does not depend on time.
public final class RaceTrainer: Sendable {
    /// The newest snapshot, for one reader.
    public let snapshots = Latest<RaceSnapshot>()
    private let queue: CommandQueue<RaceSession.Command>

    /// - Parameter onPublish: called on the race's queue after every snapshot.
    public init(onPublish: @escaping @Sendable () -> Void) {
        let work = RaceTrainerWork(snapshots: snapshots, onPublish: onPublish)
        queue = CommandQueue(label: "race") { work.turn($0) }
    }

    /// Puts a command at the end of the queue and returns at once.
    public func send(_ command: RaceSession.Command) { queue.send(command) }

    /// Ends the work between two slices; nothing is published afterwards.
    public func stop() { queue.stop() }
}
