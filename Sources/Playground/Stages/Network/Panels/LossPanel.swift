import Cells
import Experiments
import Training

extension PanelName {
    public static let loss = PanelName("loss")
}

extension PanelEntry {
    static let loss = PanelEntry(.loss, "losses over steps", home: .chart, keys: [.moments]) { state in
        LossPanel(
            history: state.snapshot?.history ?? .init(), report: state.snapshot?.report, goal: state.experiment.goal,
            options: state.chart, twin: state.snapshot?.twinHistory)
    }
}

/// Losses over steps: train, test and, where there is one, beyond the training range, on one chart.
///
/// Lines differ by dashes, markers and names besides colours; raw values lie faintly beneath smoothed ones; a loss
/// that is not a number is a gap.
public struct LossPanel: Panel {
    public struct Options: Hashable, Sendable {
        public var logX: Bool
        public var logY: Bool
        /// Weight of the past in the smoothed line; 0 shows the values themselves. TensorBoard begins with 0.6.
        public var smoothing: Double
        /// The step to read the lines at.
        public var cursorStep: Int?

        public init(logX: Bool = false, logY: Bool = false, smoothing: Double = 0.6, cursorStep: Int? = nil) {
            self.logX = logX
            self.logY = logY
            self.smoothing = smoothing
            self.cursorStep = cursorStep
        }
    }

    public var history: LossHistory
    public var report: Report?
    public var goal: Experiment.Goal?
    public var options: Options
    /// Of the network that goes on without the last swap of activations.
    public var twin: LossHistory?

    public init(
        history: LossHistory, report: Report?, goal: Experiment.Goal?, options: Options = Options(),
        twin: LossHistory? = nil
    ) {
        self.twin = twin
        self.history = history
        self.report = report
        self.goal = goal
        self.options = options
    }

    public var title: String { "Loss" }

    public var notes: [String] {
        var notes = [options.logY ? "y log" : "y linear"]
        if options.logX { notes.append("x log") }
        if options.smoothing > 0, options.smoothing.isFinite {
            notes.append("smooth \(NumberText.significant(min(options.smoothing, 1), digits: 2))")
        }
        return notes
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let size = frame.size
        let parts = parts(of: Rect(size))
        let lines = LossLines(history, twin: twin, options: options)
        if let row = parts.quality, let report {
            frame.put(quality(report, theme: context.theme).fitted(to: row.width), in: row)
        }
        if let row = parts.legend {
            frame.put(lines.legend(width: row.width, context: context), in: row, alignment: .right)
        }
        chart(lines, context: context).draw(into: &frame, rect: parts.chart, look: context.look)
    }

    /// A row for what counts besides the loss, a row for the legend, and the chart.
    private func parts(of rect: Rect) -> (quality: Rect?, legend: Rect?, chart: Rect) {
        let hasQuality = rect.height >= 8 && (report?.test.accuracy != nil || report?.test.r2 != nil)
        let hasLegend = rect.height >= 4
        let row = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1)
        let legend = Rect(x: rect.x, y: rect.y + (hasQuality ? 1 : 0), width: rect.width, height: 1)
        let top = (hasQuality ? 1 : 0) + (hasLegend ? 1 : 0)
        let chart = Rect(x: rect.x, y: rect.y + top, width: rect.width, height: rect.height - top)
        return (hasQuality ? row : nil, hasLegend ? legend : nil, chart)
    }

    public func press(at point: Point, in rect: Rect) -> PanelAction? {
        .readLosses(at: step(atColumn: point.x, in: rect))
    }

    public func drag(to point: Point, in rect: Rect) -> PanelAction? { press(at: point, in: rect) }

    public func move(_ move: Move) -> PanelAction? {
        guard let first = history.points.first?.step, let last = history.points.last?.step else { return nil }
        let now = options.cursorStep ?? last
        // About a column at a time.
        let stride = max(1, (last - first) / 60)
        return switch move {
        case .left: .readLosses(at: max(first, now - stride))
        case .right: .readLosses(at: min(last, now + stride))
        default: nil
        }
    }

    public var wheel: (up: Move, down: Move)? { (.right, .left) }

    /// The step under a column, for a panel drawn in `rect`: for the mouse.
    public func step(atColumn column: Int, in rect: Rect) -> Int? {
        let chart = chart(LossLines(history, twin: twin, options: options), context: PanelContext())
        guard let value = chart.xValue(atColumn: column, in: parts(of: rect).chart), value.magnitude < 1e15 else {
            return nil
        }
        return max(0, Int(value.rounded()))
    }

    /// What counts besides the loss: accuracy or R², and how far the goal is.
    private func quality(_ report: Report, theme: Theme) -> FactLine {
        var line = FactLine()
        func text(_ score: Score) -> String {
            score.accuracy.map { NumberText.percent($0) } ?? score.r2.map { NumberText.significant($0) } ?? "–"
        }
        let name = report.test.accuracy != nil ? "accuracy" : "R²"
        var test = StyledText("test \(name) ", theme.textStyle)
        test.append(text(report.test), theme.accentStyle)
        line.add(test, importance: 4)
        line.add("train \(text(report.train))", theme.textStyle, importance: 2)
        if let beyond = report.beyond { line.add("beyond \(text(beyond))", theme.textStyle, importance: 1) }
        if let goal, let reached = GoalState(goal, report: report) {
            line.add(reached.text, reached.isReached ? theme.goodStyle : theme.faintStyle, importance: 3)
        }
        return line
    }

    private func chart(_ lines: LossLines, context: PanelContext) -> LineChart {
        let last = history.points.last?.step ?? 0
        var chart = LineChart(
            lines.series(context),
            // Never narrower than a few steps, or the first point would fill the axis.
            x: Axis(
                "step", scale: options.logX ? .logarithmic : .linear,
                range: options.logX ? 1...Double(max(last, 10)) : 0...Double(max(last, 20))
            ),
            y: Axis(scale: options.logY ? .logarithmic : .linear)
        )
        chart.showsLegend = false
        if let goal, goal.value.isFinite, goal.metric == .trainLoss || goal.metric == .testLoss {
            chart.goals = [LineChart.Goal(y: goal.value, label: "goal \(NumberText.significant(goal.value))")]
        }
        if !options.logY { chart.y.range = lines.rangeWithoutPeaks(including: chart.goals.map(\.y)) }
        chart.marks = history.marks.map { LineChart.Mark(x: Double($0.step), label: $0.label) }
        chart.cursor = options.cursorStep.map { Double($0) }
        chart.emptyText = "no loss yet: space starts training"
        return chart
    }
}
