extension InputParser {
    mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: takePlain(byte)
        case .character: takeContinuation(byte)
        case .escape: takeAfterEscape(byte)
        case .control: takeControl(byte)
        case .consoleFunction: takeConsoleFunction(byte)
        case .singleShift: takeSingleShift(byte)
        case .oldMouse: takeOldMouse(byte)
        case .string: takeString(byte)
        case .stringEscape: takeAfterStringEscape(byte)
        case .paste:
            guard let text = paste.take(byte) else { return }
            events.append(.paste(text))
            toGround()
        }
    }

    /// A byte outside every sequence.
    private mutating func takePlain(_ byte: UInt8) {
        let modifiers: Modifiers = alt ? .alt : []
        switch byte {
        case 0x1B:
            state = .escape
            return
        case 0x80...:
            if decoder.start(byte) { state = .character } else { toGround() }
            return
        default:
            let stroke = KeyStroke(controlByte: byte)
            emit(stroke.key, stroke.modifiers.union(modifiers))
            toGround()
        }
    }

    private mutating func takeContinuation(_ byte: UInt8) {
        switch decoder.take(byte) {
        case .more: return
        case .scalar(let scalar):
            // 8-bit control codes are nobody's key, and U+FFFD stands for something that was lost.
            if scalar.value > 0x9F, scalar != "\u{FFFD}" { emit(.character(scalar), alt ? .alt : []) }
            toGround()
        case .invalid:
            toGround()
            take(byte)
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            state = .string
            opening = byte
            swallowed = 0
        case 0x1B:
            // The second may be alt with a sequence (rxvt); of three, the first was the Escape key.
            if alt { emit(.escape) }
            alt = true
        default:
            alt = true
            state = .ground
            takePlain(byte)
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "[") where control.isEmpty:
            state = .consoleFunction
        case UInt8(ascii: "$") where control.first.map { (0x30...0x3B).contains($0) } == true:
            // Shift in rxvt; with a private mark it is a reply, where "$" does not end it.
            finishControl(byte)
        case 0x20...0x3F:
            // One too long means nothing, but is still read to its end.
            if control.count <= Self.longestControl { control.append(byte) }
        case 0x40...0x7E:
            finishControl(byte)
        default:
            abandon(byte)
        }
    }

    private mutating func finishControl(_ final: UInt8) {
        if final == UInt8(ascii: "M"), control.isEmpty {
            state = .oldMouse
            return
        }
        let sequence = ControlSequence(control, final: final)
        let isTooLong = control.count > Self.longestControl
        let hadAlt = alt
        toGround()
        guard !isTooLong, let sequence else { return }
        if sequence.opensPaste {
            paste = PasteCollector()
            state = .paste
        } else if let event = sequence.event(alt: hadAlt) {
            events.append(event)
        }
    }

    private mutating func takeConsoleFunction(_ byte: UInt8) {
        guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) else { return abandon(byte) }
        emit(.function(Int(byte) - 0x40), alt ? .alt : [])
        toGround()
    }

    private mutating func takeSingleShift(_ byte: UInt8) {
        switch byte {
        case 0x30...0x3B:
            if control.count <= Self.longestControl { control.append(byte) }
        case 0x20, 0x40...0x7E:
            let stroke = ControlSequence(control, final: byte)?.singleShiftStroke
            let hadAlt = alt
            toGround()
            if let stroke { emit(stroke.key, stroke.modifiers.union(hadAlt ? .alt : [])) }
        default:
            abandon(byte)
        }
    }

    private mutating func takeOldMouse(_ byte: UInt8) {
        guard byte >= 0x20 else { return abandon(byte) }
        control.append(byte)
        guard control.count == 3 else { return }
        let report = MouseReport(old: control)
        toGround()
        if let event = report.event { events.append(event) }
    }

    private mutating func takeString(_ byte: UInt8) {
        swallowed += 1
        switch byte {
        case 0x1B: state = .stringEscape
        case 0x07, 0x18, 0x1A: toGround()
        default: if swallowed >= Self.longestString { toGround() }
        }
    }

    private mutating func takeAfterStringEscape(_ byte: UInt8) {
        if byte == UInt8(ascii: "\\") { return toGround() }
        toGround()
        state = .escape
        take(byte)
    }

    /// The sequence was no sequence: forget it and read this byte by itself.
    private mutating func abandon(_ byte: UInt8) {
        toGround()
        take(byte)
    }
}
