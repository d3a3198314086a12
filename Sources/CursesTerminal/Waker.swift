import CNcurses

/// Wakes the thread that waits for events, from any thread: it gets one `Event.wake`,
/// however often this was called since the last one. After the screen is closed it does nothing.
public struct Waker: Sendable {
    public func wake() { terminal_wake() }
}
