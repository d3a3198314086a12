/// A mouse report of any of the three kinds that terminals send.
struct MouseReport {
    /// The lower two bits name the button; 4 shift, 8 alt, 16 control, 32 moved, 64 wheel, 128 further buttons.
    let code: Int
    /// From 1.
    let column: Int
    let row: Int
    let isRelease: Bool

    /// No terminal is larger; what is beyond is noise.
    private static let largest = 10_000

    /// SGR (`ESC [ < code ; x ; y M` or `m`) or urxvt (`ESC [ code+32 ; x ; y M`).
    init?(_ sequence: ControlSequence) {
        guard sequence.parameters.count == 3 else { return nil }
        let isRelease = sequence.final == UInt8(ascii: "m")
        switch sequence.mark {
        case UInt8(ascii: "<"):
            self.init(
                code: sequence.number(0, default: -1), column: sequence.number(1), row: sequence.number(2),
                isRelease: isRelease)
        case nil where !isRelease:
            let code = sequence.number(0) - 32
            self.init(
                code: code, column: sequence.number(1), row: sequence.number(2), isRelease: code & 99 == 3)
        default: return nil
        }
    }

    /// X10: three bytes, each more by 32. Release does not tell the button.
    init(old bytes: [UInt8]) {
        let code = Int(bytes[0]) - 32
        self.init(
            code: code, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32, isRelease: code & 99 == 3)
    }

    private init(code: Int, column: Int, row: Int, isRelease: Bool) {
        self.code = code
        self.column = column
        self.row = row
        self.isRelease = isRelease
    }

    var event: Event? {
        guard (0..<128).contains(code), (1...Self.largest).contains(column), (1...Self.largest).contains(row)
        else {
            return nil
        }
        var modifiers: Modifiers = []
        if code & 4 != 0 { modifiers.insert(.shift) }
        if code & 8 != 0 { modifiers.insert(.alt) }
        if code & 16 != 0 { modifiers.insert(.control) }
        let point = Point(x: column - 1, y: row - 1)
        if code & 64 != 0 {
            switch code & 3 {
            case 0: return .mouse(.wheelUp, .none, point, modifiers)
            case 1: return .mouse(.wheelDown, .none, point, modifiers)
            default: return nil  // sideways
            }
        }
        let button: MouseButton = [.left, .middle, .right, .none][code & 3]
        if isRelease { return .mouse(.release, button, point, modifiers) }
        if code & 32 != 0 { return .mouse(button == .none ? .move : .drag, button, point, modifiers) }
        return button == .none ? nil : .mouse(.press, button, point, modifiers)
    }
}
