import Dispatch
import Foundation
import Synchronization

/// Wakes a `poll` from other queues and on signals.
final class WakePipe: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32
    private let received = Atomic<Int32>(0)
    /// Filled by `init` and only kept: a source that is let go hears nothing.
    private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []

    /// `nil` where the system has no descriptors left.
    init?(signals: [Int32]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        for number in signals {
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in
                self?.received.store(number, ordering: .relaxed)
                self?.wake()
            }
            source.resume()
            sources.append(source)
        }
    }

    /// From any thread; when the pipe is full it wakes anyway.
    func wake() { _ = write(writeEnd, "", 1) }

    /// Forgets the wake-ups so far.
    func drain() {
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(readEnd, &bytes, bytes.count) == bytes.count {}
    }

    /// The signal that asked for the end, once one did.
    var signal: Int32? {
        let value = received.load(ordering: .relaxed)
        return value == 0 ? nil : value
    }
}
