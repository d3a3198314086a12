import Foundation

/// Wakes a `poll` from other queues and on signals that ask for the end.
final class WakePipe: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32
    let interruption: Interruption

    /// - Throws: where the system has no descriptors left.
    init() throws(SystemFailure) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SystemFailure(errno, "cannot make a pipe") }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        interruption = Interruption(waking: writeEnd)
    }

    /// From any thread; when the pipe is full it wakes anyway.
    func wake() { _ = write(writeEnd, "", 1) }

    /// Forgets the wake-ups so far.
    func drain() {
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(readEnd, &bytes, bytes.count) == bytes.count {}
    }

    /// The signal that asked for the end, once one did.
    var signal: Int32? { interruption.signal }
}
