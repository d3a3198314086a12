import Foundation
import Synchronization

/// Remembers that a person pressed Ctrl-C (or the system asked to stop), so that a run can end with its summary.
final class Interruption: Sendable {
    private static let received = Atomic<Int32>(0)

    init() {
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // Setting a number is all a handler may do.
            Foundation.signal(signal) { Interruption.received.store($0, ordering: .relaxed) }
        }
    }

    var happened: Bool { signal != nil }

    var signal: Int32? {
        let value = Self.received.load(ordering: .relaxed)
        return value == 0 ? nil : value
    }
}
