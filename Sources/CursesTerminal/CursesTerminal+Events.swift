import CNcurses
import Cells
import Glibc

extension CursesTerminal {
    /// Waits for something to happen, no longer than `timeout` milliseconds (nil: for ever), and tells what.
    /// Empty if nothing did. Of movements that follow each other only the last is told.
    ///
    /// After a request to end the process has two seconds; each call tells that again.
    public func waitForEvents(timeout: Int?) -> [Event] {
        let deadline = timeout.map { MonotonicTime.now + max(0, min($0, 86_400_000)) }
        while isOpen {
            if let ending { return [.terminate(signal: ending)] }
            let left = deadline.map { max(0, $0 - MonotonicTime.now) }
            var events = step(milliseconds: [left, quietLeft].compactMap { $0 }.min())
            if quietLeft == 0 { events += parser.timeout() }
            if !events.isEmpty { return Self.withoutSuperseded(events) }
            if left == 0 { return [] }
        }
        return []
    }

    /// Milliseconds of silence until pending bytes become keys, whatever else happens meanwhile.
    private var quietLeft: Int? {
        parser.pendingWait.map { max(0, lastInput + $0 - MonotonicTime.now) }
    }

    /// Milliseconds between a Ctrl-C and the text around it, if it was pasted.
    private static let textWait: Int32 = 20

    /// Whether pasted text is being read, or was just now.
    private var isWithinPaste: Bool { parser.isPasting || MonotonicTime.now - lastPaste <= Int(Self.textWait) }

    /// One wait, and what it brought.
    private func step(milliseconds: Int?) -> [Event] {
        var descriptors = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal_wake_descriptor(), events: Int16(POLLIN), revents: 0),
            // A negative descriptor is passed over.
            pollfd(fd: output.isEmpty ? -1 : output.descriptor, events: Int16(POLLOUT), revents: 0),
        ]
        let ready = poll(&descriptors, 3, milliseconds.map { Int32(clamping: $0) } ?? -1)
        // Interrupted: the signal's byte is in the pipe, and the next wait finds it.
        if ready <= 0 { return [] }
        if descriptors[2].revents != 0 { catchUp() }
        let signals = descriptors[1].revents != 0 ? takeSignals() : (events: [], hasInterrupt: false)
        var events = signals.events
        // Ctrl-C may signal before the text around it can be read, or after.
        var isText = signals.hasInterrupt && isWithinPaste
        if signals.hasInterrupt, !isText, descriptors[0].revents == 0 { _ = poll(&descriptors, 1, Self.textWait) }
        if descriptors[0].revents & Int16(POLLIN) != 0 {
            events += readInput()
            isText = isText || isWithinPaste
        } else if descriptors[0].revents != 0 {
            hangUp()
        }
        if signals.hasInterrupt, !isText { events.append(.key(.character("c"), .control)) }
        terminal_trim_captured()
        return events
    }

    private func readInput() -> [Event] {
        // What one poll promised, one read takes: a second could block.
        let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, filled in
            filled = max(0, read(STDIN_FILENO, buffer.baseAddress, buffer.count))
        }
        if bytes.isEmpty { hangUp() }
        lastInput = MonotonicTime.now
        let events = parser.feed(bytes)
        if events.contains(where: { if case .paste = $0 { true } else { false } }) { lastPaste = lastInput }
        return events
    }

    /// What signals mean, and whether Ctrl-C was typed, which is a key here as long as the program looks.
    private func takeSignals() -> (events: [Event], hasInterrupt: Bool) {
        var pending = terminal_take_pending()
        let hasInterrupt = pending & (1 << UInt64(terminal_interrupt_key)) != 0
        if hasInterrupt { terminal_take_key() }
        func came(_ signal: Int32) -> Bool { pending & (1 << UInt64(signal)) != 0 }
        let before = size
        if came(SIGTSTP) {
            suspend()
            // What came while we were stopped; that we were continued is known.
            pending |= terminal_take_pending()
        } else if came(SIGCONT) {
            resume()
        } else if came(SIGWINCH) {
            takeSize()
        }
        for signal in [SIGTERM, SIGINT, SIGQUIT, SIGHUP] where came(signal) {
            ending = signal
            return ([.terminate(signal: signal)], false)
        }
        var events: [Event] = []
        if size != before { events.append(.resize(size)) }
        if came(0) { events.append(.wake) }
        return (events, hasInterrupt)
    }

    /// Without the movements that another one follows: a slow reader would lag behind the hand.
    static func withoutSuperseded(_ events: [Event]) -> [Event] {
        var kept: [Event] = []
        kept.reserveCapacity(events.count)
        for event in events {
            if let last = kept.last, isMovement(last, like: event) { kept.removeLast() }
            kept.append(event)
        }
        return kept
    }

    private static func isMovement(_ first: Event, like second: Event) -> Bool {
        guard case .mouse(let kind, let button, _, let held) = first,
            case .mouse(let otherKind, let otherButton, _, let otherHeld) = second
        else { return false }
        return (kind == .drag || kind == .move) && kind == otherKind && button == otherButton
            && held == otherHeld
    }
}
