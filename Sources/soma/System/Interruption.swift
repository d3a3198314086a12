import Dispatch
import Execution
import Foundation
import Synchronization

/// Remembers that a person pressed Ctrl-C (or the system asked to stop), so that a run can end with its summary.
///
/// What somebody told the system to ignore stays ignored: `nohup`, a script's background. After a signal the program has
/// two seconds; then it ends whatever it is doing.
final class Interruption: Sendable {
    private static let received = Atomic<Int32>(0)
    /// What a byte is written to at a signal; negative for nothing.
    private static let wakeDescriptor = Atomic<Int32>(-1)
    private static let secondsToEnd: UInt32 = 2
    private static let wish = Abandonment()
    /// Counts limits of time, so that one that was replaced does nothing when it is over.
    private static let limits = Atomic<Int>(0)

    /// Asks work that takes long to be given up: at a signal, and when its time is over.
    var abandonment: Abandonment { Self.wish }

    /// - Parameter waking: where a byte is written, too, at a signal.
    init(waking descriptor: Int32 = -1) {
        Self.wakeDescriptor.store(descriptor, ordering: .relaxed)
        Self.wish.withdraw()
        Foundation.signal(SIGALRM) { _ in Interruption.end() }
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where !Self.isIgnored(number) {
            // Setting numbers, writing a byte and asking for an alarm: all that a handler may do.
            Foundation.signal(number) {
                Interruption.received.store($0, ordering: .relaxed)
                Interruption.wish.ask()
                alarm(Interruption.secondsToEnd)
                let descriptor = Interruption.wakeDescriptor.load(ordering: .relaxed)
                if descriptor >= 0 { _ = write(descriptor, "", 1) }
            }
        }
    }

    /// Gives work so many seconds from now on, in place of what it was given before.
    func limit(seconds: Double) {
        let number = Self.limits.wrappingAdd(1, ordering: .relaxed).newValue
        Self.wish.withdraw()
        DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + min(seconds, 1e9)) {
            // Another limit may have taken its place.
            if Self.limits.load(ordering: .relaxed) == number { Self.wish.ask() }
        }
    }

    /// Two seconds are over.
    private static func end() -> Never {
        let signal = received.load(ordering: .relaxed)
        _exit(signal == 0 ? 0 : 128 + signal)
    }

    /// Gives what is done on leaving two seconds: longer work is left where it is.
    func bounding(_ leave: () -> Void) {
        if !happened { alarm(Self.secondsToEnd) }
        leave()
        if !happened { alarm(0) }
    }

    /// Whether whoever started the program wants a signal to be ignored.
    private static func isIgnored(_ number: Int32) -> Bool {
        // Asking sets it, too: to ignored, which loses nothing that was not ignored before for long.
        let before = Foundation.signal(number, SIG_IGN)
        return unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    var happened: Bool { signal != nil }

    var signal: Int32? { Self.signal }

    /// The signal that asked for the end, once one did.
    static var signal: Int32? {
        let value = received.load(ordering: .relaxed)
        return value == 0 ? nil : value
    }
}
