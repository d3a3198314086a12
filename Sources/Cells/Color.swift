/// A colour of a cell, in the program's own terms; what a terminal can show of it is decided last.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// An entry of the xterm-256 palette. Palettes are written in 16 to 255, which look alike everywhere; 0 to 15 come
    /// of the reduction to 16 colours and mean the ANSI colours, whose looks are the terminal's choice.
    case xterm(UInt8)
    /// A direct colour.
    case rgb(UInt8, UInt8, UInt8)
}
