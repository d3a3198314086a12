/// What the screen cost so far.
public struct TerminalStatistics: Hashable, Sendable {
    /// Frames drawn.
    public var frames = 0
    /// Frames replaced by a newer one before the terminal had taken the one before.
    public var droppedFrames = 0
    /// Bytes produced for the terminal.
    public var bytes = 0
    /// Of these, the bytes of the last frame.
    public var bytesOfLastFrame = 0
}
