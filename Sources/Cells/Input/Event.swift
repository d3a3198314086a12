/// Something that happened outside: typed, pointed at, or told by the system.
public enum Event: Hashable, Sendable {
    case key(Key, Modifiers)
    case mouse(MouseKind, MouseButton, Point, Modifiers)
    /// Pasted text: at most 64 kB, lines separated by line feeds, no other control characters but tabs.
    case paste(String)
    /// The terminal's window got the focus, or lost it.
    case focus(Bool)
    case resize(Size)
    /// Another thread published something to show.
    case wake
    /// The system or the user asked the program to end by this signal: exit within two seconds, with 128 + signal.
    case terminate(signal: Int32)
}

/// What the mouse did.
public enum MouseKind: Hashable, Sendable {
    case press, release
    /// Moved with a button held.
    case drag
    /// Moved with no button held.
    case move
    case wheelUp, wheelDown
}

/// Which button it did it with.
public enum MouseButton: Hashable, Sendable {
    /// Of a wheel, a move, or a release that does not say.
    case none
    case left, middle, right
}
