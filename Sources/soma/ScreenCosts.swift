import Cells
import CursesTerminal
import Dispatch
import Training

/// What the screen and the training have cost, for `--stats`.
final class ScreenCosts {
    private let start = DispatchTime.now().uptimeNanoseconds
    private var drawing: UInt64 = 0

    /// Draws, and counts the time it takes.
    func measuring(_ draw: () -> Void) {
        let begin = DispatchTime.now().uptimeNanoseconds
        draw()
        drawing += DispatchTime.now().uptimeNanoseconds - begin
    }

    func text(_ statistics: TerminalStatistics, _ snapshot: Snapshot?, dropped: Int) -> String {
        let seconds = max(1e-9, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
        let perFrame = statistics.bytes / max(1, statistics.frames)
        var text = "screen: \(statistics.frames) frames, \(statistics.droppedFrames) dropped, "
        text += "\(NumberText.bytes(statistics.bytes)) written, \(NumberText.bytes(perFrame)) a frame; "
        text += "\(dropped) snapshots not shown\n"
        text += "time: \(NumberText.significant(seconds)) s, "
        if let snapshot, snapshot.seconds > 0 {
            text += "\(NumberText.percent(snapshot.seconds / seconds)) of it training at "
            text += "\(NumberText.significant(Double(snapshot.step) / snapshot.seconds)) steps a second, "
        }
        return text + "\(NumberText.percent(Double(drawing) * 1e-9 / seconds)) drawing\n"
    }
}
