import Cells
import Experiments
import Training

/// One line that is rewritten on a terminal's error stream: how far, how well, how long to go.
struct ProgressLine {
    private let steps: Int
    private let limit: Double?
    private var lastShown = -1.0
    private var isShown = false

    init(steps: Int, limit: Double?) { (self.steps, self.limit) = (steps, limit) }

    mutating func show(step: Int, report: Report, elapsed: Double) {
        guard StandardError.isTerminal, elapsed - lastShown >= 0.1 else { return }
        lastShown = elapsed
        isShown = true
        let share = steps > 0 ? Double(step) / Double(steps) : 1
        var left = step > 0 ? elapsed / Double(step) * Double(steps - step) : 0
        if let limit { left = min(left, limit - elapsed) }
        StandardError.rewrite(
            "step \(step)/\(steps)  \(Int(share * 100)) %  train \(NumberText.significant(report.train.loss))  "
                + "test \(NumberText.significant(report.test.loss))  \(Int(max(0, left).rounded(.up))) s left")
    }

    mutating func clear() {
        if isShown { StandardError.rewrite("") }
        isShown = false
    }
}
