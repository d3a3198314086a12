import CNcurses

/// Characters as the terminal may get them: one column wide, and nothing that acts.
enum CellText {
    static func shown(_ scalar: Unicode.Scalar, isUTF8: Bool) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20...0x7E: return scalar
        case ..<0xA0: return "?"  // control codes
        case 0x2500...0x28FF where isUTF8: return scalar  // lines, blocks, Braille: most of what is drawn
        default: return isUTF8 && curses_columns(scalar.value) == 1 ? scalar : "?"
        }
    }
}
