/// How many colours a terminal shows.
public enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// No colour, only attributes: `NO_COLOR`, vt100.
    case mono
    /// The 16 ANSI colours.
    case ansi16
    /// The xterm palette of 256.
    case indexed256
    /// Any red, green and blue.
    case direct

    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
