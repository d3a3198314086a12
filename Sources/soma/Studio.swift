import Catalogue
import Dispatch
import Experiments
import Playground
import Synchronization
import Training

/// Computes for the explorer on a queue of its own: the facts of all functions, and small networks side by side.
final class Studio: Sendable {
    private let queue = DispatchQueue(label: "explorer", qos: .utility)
    private let facts = Latest<[FunctionFacts]>()
    private let comparisons = Latest<LearningComparison>()
    /// What is to be compared now: work for anything else ends.
    private let wanted = Mutex<[Experiment]>([])
    private let wake: @Sendable () -> Void

    /// - Parameter wake: called on the queue when there is something to take.
    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    func perform(_ effect: ExplorerEffect) {
        switch effect {
        case .facts:
            queue.async {
                self.facts.publish(Palette.activations.map { FunctionFacts($0) })
                self.wake()
            }
        case .learn(let experiments):
            wanted.withLock { $0 = experiments }
            queue.async { self.compare(experiments) }
        }
    }

    private func compare(_ experiments: [Experiment]) {
        guard wanted.withLock({ $0 == experiments }) else { return }
        LearningComparison.run(experiments) { comparison in
            guard self.wanted.withLock({ $0 == experiments }) else { return false }
            self.comparisons.publish(comparison)
            self.wake()
            return true
        }
    }

    /// What has been computed since the last time.
    func take() -> [ExplorerAction] {
        [facts.take().map { .factsCame($0) }, comparisons.take().map { .learned($0) }].compactMap { $0 }
    }
}
