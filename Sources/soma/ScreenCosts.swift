import Cells
import CursesTerminal
import Dispatch
import Playground
import Training

/// What the screen and the training have cost, for `--stats`.
final class ScreenCosts {
    private let start = DispatchTime.now().uptimeNanoseconds
    private var drawing: UInt64 = 0
    /// What counters stood at when they were looked at last.
    private var last: Counters

    private struct Counters {
        var time: UInt64
        var drawing: UInt64 = 0
        var frames = 0
        var steps = 0
        var seconds = 0.0
    }

    init() { last = Counters(time: start) }

    /// Draws, and counts the time it takes.
    func measuring(_ draw: () -> Void) {
        let begin = DispatchTime.now().uptimeNanoseconds
        draw()
        drawing += DispatchTime.now().uptimeNanoseconds - begin
    }

    /// The costs of about the last second; `nil` while that is not over.
    func live(_ statistics: TerminalStatistics, _ state: State, dropped: Int) -> Costs? {
        let now = DispatchTime.now().uptimeNanoseconds
        guard now - last.time >= 1_000_000_000 else { return nil }
        let trained = state.trained
        let new = Counters(
            time: now, drawing: drawing, frames: statistics.frames, steps: trained.steps, seconds: trained.seconds)
        let seconds = Double(now - last.time) * 1e-9
        var costs = Costs()
        (costs.frames, costs.bytes) = (statistics.frames, statistics.bytes)
        (costs.droppedFrames, costs.droppedSnapshots) = (statistics.droppedFrames, dropped)
        costs.framesPerSecond = Double(new.frames - last.frames) / seconds
        // A restart counts from the beginning.
        costs.stepsPerSecond = max(0, Double(new.steps - last.steps)) / seconds
        costs.training = max(0, new.seconds - last.seconds) / seconds
        costs.drawing = Double(new.drawing - last.drawing) * 1e-9 / seconds
        last = new
        return costs
    }

    /// The costs of all of it.
    func text(_ statistics: TerminalStatistics, _ state: State, dropped: Int) -> String {
        let seconds = max(1e-9, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
        let perFrame = statistics.bytes / max(1, statistics.frames)
        var text = "screen: \(statistics.frames) frames, \(statistics.droppedFrames) dropped, "
        text += "\(NumberText.bytes(statistics.bytes)) written, \(NumberText.bytes(perFrame)) a frame; "
        text += "\(dropped) snapshots not shown\n"
        text += "time: \(NumberText.significant(seconds)) s, "
        let trained = state.trained
        if trained.seconds > 0 {
            text += "\(NumberText.percent(trained.seconds / seconds)) of it training at "
            text += "\(NumberText.significant(Double(trained.steps) / trained.seconds)) steps a second, "
        }
        return text + "\(NumberText.percent(Double(drawing) * 1e-9 / seconds)) drawing\n"
    }
}
