/// One character position of the screen. Every cell is one column wide.
public struct Cell: Hashable, Sendable {
    public var character: Unicode.Scalar
    public var foreground: Color
    public var background: Color
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

    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let underline = Attributes(rawValue: 4)
        public static let reverse = Attributes(rawValue: 8)
    }
}
