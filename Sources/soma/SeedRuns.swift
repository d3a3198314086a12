import Dispatch
import Synchronization
import Training

/// Runs of several seeds in the background: the newest wins, and an earlier one gives up.
final class SeedRuns: Sendable {
    let results = Latest<RaceResult>()
    let done = Latest<Int>()
    let failures = Latest<String>()
    /// The number of the run that counts.
    private let newest = Atomic<Int>(0)
    private let queue = DispatchQueue(label: "seeds", qos: .utility)
    private let wake: @Sendable () -> Void

    init(_ wake: @escaping @Sendable () -> Void) { self.wake = wake }

    func stop() { newest.add(1, ordering: .relaxed) }

    func run(_ race: Race, _ count: Int) {
        let number = newest.add(1, ordering: .relaxed).newValue
        queue.async {
            do throws(SessionError) {
                let result = try RaceResult.run(
                    race, seeds: race.seeds(count), while: { self.newest.load(ordering: .relaxed) == number }
                ) { count in
                    self.done.publish(count)
                    self.wake()
                }
                if let result { self.results.publish(result) }
            } catch { self.failures.publish(error.message) }
            self.wake()
        }
    }
}
