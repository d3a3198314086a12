/// A colour of a cell, in the program's own terms; what a terminal can show of it is decided last.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// An entry of the xterm-256 palette, 16 to 255: the checked palettes are written in these.
    case xterm(UInt8)
    /// A direct colour.
    case rgb(UInt8, UInt8, UInt8)
}
