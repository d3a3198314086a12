/// How a screen is opened.
public struct TerminalOptions: Hashable, Sendable {
    public enum ColorUse: Hashable, Sendable {
        /// What the terminal has, unless NO_COLOR is set and not empty.
        case automatic
        case never
        /// What the terminal has, whatever NO_COLOR says.
        case always
    }

    /// The program's name, for the line that a crash leaves.
    public var name: String
    public var color: ColorUse
    /// Ask for mouse reports; then the terminal selects text only with shift held.
    public var mouse: Bool
    /// Keep prints of others off the screen, and show them at the end.
    public var capturesOutput: Bool
    /// Start a small process that gives the terminal back when this one is killed.
    public var guardian: Bool

    public init(
        name: String, color: ColorUse = .automatic, mouse: Bool = true, capturesOutput: Bool = true,
        guardian: Bool = true
    ) {
        self.name = name
        self.color = color
        self.mouse = mouse
        self.capturesOutput = capturesOutput
        self.guardian = guardian
    }
}
