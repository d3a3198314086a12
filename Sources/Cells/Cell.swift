/// One character position of the screen. Every cell is one column wide.
public struct Cell: Hashable, Sendable {
    /// A scalar that takes one column, nothing wider and no mark that joins another.
    public var character: Unicode.Scalar
    /// Of the character.
    public var foreground: Color
    /// Behind the character.
    public var background: Color
    /// How the character stands out.
    public var attributes: Attributes

    public init(
        _ character: Unicode.Scalar = " ", foreground: Color = .terminal,
        background: Color = .terminal, attributes: Attributes = []
    ) {
        self.character = character
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// What a terminal can do to a character besides colours.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Heavier, or brighter on old terminals.
        public static let bold = Attributes(rawValue: 1)
        /// Fainter; not every terminal can.
        public static let dim = Attributes(rawValue: 2)
        /// A line beneath.
        public static let underline = Attributes(rawValue: 4)
        /// Foreground and background change places.
        public static let reverse = Attributes(rawValue: 8)
    }
}
