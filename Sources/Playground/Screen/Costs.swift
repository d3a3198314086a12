import Cells

/// What the screen and the training cost, as whoever presents frames has measured it: a line of its own for `--stats`.
public struct Costs: Hashable, Sendable {
    /// Frames drawn so far, and those given up because the terminal did not keep up.
    public var frames = 0
    public var droppedFrames = 0
    /// Moments of the run that newer ones replaced before they were shown.
    public var droppedSnapshots = 0
    public var bytes = 0

    // In the last moments:
    public var framesPerSecond = 0.0
    public var stepsPerSecond = 0.0
    /// Shares of the time, from 0 to 1; training is that of all lanes together.
    public var training = 0.0
    public var drawing = 0.0

    public init() {}

    func facts(_ theme: Theme) -> FactLine {
        var line = FactLine()
        func add(_ text: String, _ importance: Int) { line.add(text, theme.faintStyle, importance: importance) }
        add("\(NumberText.grouped(frames)) frames", 9)
        add("\(NumberText.significant(framesPerSecond, digits: 2))/s", 4)
        add("\(NumberText.bytes(bytes)) written", 8)
        add("\(NumberText.bytes(bytes / max(1, frames))) each", 5)
        add("dropped: \(droppedFrames) frames, \(droppedSnapshots) snapshots", 7)
        add("\(NumberText.compact(stepsPerSecond)) steps/s", 6)
        add("training \(NumberText.percent(training))", 6)
        add("drawing \(NumberText.percent(drawing))", 6)
        return line
    }
}
