/// Turns the bytes a terminal sends into events. A value: no clock and no descriptor inside.
///
/// Bytes may come cut at any place. A lone escape byte stays pending, because it may be the start of
/// a sequence: the caller waits `pendingWait` milliseconds for more, and then calls `timeout`.
/// Every byte sequence is taken without an error; what means nothing is dropped.
///
/// Cost: memory is bounded by the paste limit (64 kB), whatever comes.
/// Source: Dickey, XTerm Control Sequences; ECMA-48 5.4; kitty keyboard protocol; rxvt-unicode 7rxvt;
/// console_codes(4); Williams, a parser for DEC's ANSI-compatible terminals.
public struct InputParser: Sendable {
    enum State: Sendable {
        case ground
        /// Within a UTF-8 character.
        case character
        /// After an escape byte.
        case escape
        /// After `ESC [`; `control.count` bytes of it are kept.
        case control
        /// After `ESC [ [`: the function keys of the Linux console.
        case consoleFunction
        /// After `ESC O`.
        case singleShift
        /// Within the three bytes after `ESC [ M`.
        case oldMouse
        /// Within an unsolicited reply that is a string (OSC, DCS, SOS, PM, APC).
        case string
        /// After an escape byte within such a string.
        case stringEscape
        case paste
    }

    var state = State.ground
    /// An escape byte came before this key: it is the alt key's mark.
    var alt = false
    /// Bytes of the sequence that is being read.
    var control: [UInt8] = []
    /// The byte that opened a string, and how many bytes of it were swallowed.
    var opening: UInt8 = 0
    var swallowed = 0
    var decoder = ScalarDecoder()
    var paste = PasteCollector()
    var events: [Event] = []

    /// No real sequence is longer: a kitty key with text has about 40 bytes.
    static let longestControl = 64
    /// A string without an end must not swallow the keyboard for ever.
    static let longestString = 65_536

    public init() {}

    /// The events that these bytes complete, in order.
    public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Event] {
        for byte in bytes { take(byte) }
        defer { events.removeAll() }
        return events
    }

    /// Whether bytes are kept whose meaning depends on what comes next.
    var isPending: Bool { state != .ground }

    /// Whether pasted text is being read whose end has not come.
    public var isPasting: Bool { state == .paste }

    /// Milliseconds of silence after which to call `timeout`; nil if nothing is pending.
    public var pendingWait: Int? {
        switch state {
        case .ground: nil
        // A person pressed Escape, or alt with a key that also opens a sequence.
        case .escape: 25
        case .control where control.isEmpty, .singleShift where control.isEmpty: 25
        case .string where swallowed == 0: 25
        // A sequence cut by the network.
        case .character, .control, .consoleFunction, .singleShift, .oldMouse, .string, .stringEscape: 250
        case .paste: 1000
        }
    }

    /// Silence: what is pending becomes keys if it can be, and is dropped otherwise.
    public mutating func timeout() -> [Event] {
        switch state {
        case .escape:
            if alt { emit(.escape) }
            emit(.escape)
        case .control where control.isEmpty: emit(.character("["), .alt)
        case .singleShift where control.isEmpty: emit(.character("O"), .alt)
        case .string where swallowed == 0: emit(.character(Unicode.Scalar(opening)), .alt)
        case .paste: events.append(.paste(paste.finished()))
        default: break
        }
        toGround()
        defer { events.removeAll() }
        return events
    }

    mutating func emit(_ key: Key, _ modifiers: Modifiers = []) {
        let stroke = KeyStroke(key, modifiers)
        events.append(.key(stroke.key, stroke.modifiers))
    }

    mutating func toGround() {
        state = .ground
        alt = false
        control.removeAll(keepingCapacity: true)
    }
}
