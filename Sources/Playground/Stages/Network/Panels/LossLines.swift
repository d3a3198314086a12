import Cells
import Experiments
import Training

/// The lines of a loss chart, and the legend that names them.
struct LossLines {
    private struct Line {
        let name: String
        let steps: [Int]
        let values: [Double]
        /// What is drawn.
        let shown: [Double]
        let pattern: LinePattern
        /// `nil` for the line without markers.
        let marker: Int?
        /// Which name stays in a narrow legend.
        let importance: Int
    }

    private let lines: [Line]
    private let options: LossPanel.Options
    private var smooths: Bool { options.smoothing.isFinite && options.smoothing > 0 }

    init(_ history: LossHistory, twin: LossHistory? = nil, options: LossPanel.Options) {
        self.options = options
        let points = history.points
        let weight = options.smoothing.isFinite ? options.smoothing : 0
        func line(
            _ name: String, _ values: [Double], _ pattern: LinePattern, marker: Int?, importance: Int,
            of history: LossHistory
        ) -> Line {
            Line(
                name: name, steps: history.points.map(\.step), values: values, shown: smoothed(values, weight: weight),
                pattern: pattern, marker: marker,
                importance: importance)
        }
        var lines: [Line] = []
        if !points.isEmpty {
            lines.append(line("train", points.map(\.train), .solid, marker: nil, importance: 2, of: history))
            lines.append(line("test", points.map(\.test), .dashed, marker: 4, importance: 3, of: history))
        }
        if points.contains(where: { $0.validation != nil }) {
            let values = points.map { $0.validation ?? .nan }
            lines.append(line("validation", values, .dotted, marker: 5, importance: 2, of: history))
        }
        if points.contains(where: { $0.beyond != nil }) {
            let values = points.map { $0.beyond ?? .nan }
            lines.append(line("beyond", values, .dotted, marker: 3, importance: 1, of: history))
        }
        if let twin, !twin.points.isEmpty {
            lines.append(
                line("unswapped", twin.points.map(\.test), .dotted, marker: 6, importance: 1, of: twin))
        }
        self.lines = lines
    }

    /// Smoothed lines with the raw ones faintly beneath.
    func series(_ context: PanelContext) -> [LineChart.Series] {
        var result: [LineChart.Series] = []
        for (index, line) in lines.enumerated() {
            let color = context.theme.color(ofRun: index)
            if smooths { result.append(LineChart.Series(points(line, line.values), color: color, isFaint: true)) }
            result.append(
                LineChart.Series(
                    points(line, line.shown), color: color, pattern: line.pattern,
                    marker: line.marker.map { Markers.marker($0, glyphs: context.capabilities.glyphs) }))
        }
        return result
    }

    private func points(_ line: Line, _ values: [Double]) -> [DataPoint] {
        zip(line.steps, values).map { DataPoint(Double($0), $1) }
    }

    // MARK: Legend

    private enum Detail: CaseIterable {
        case best, values, compact
        /// The least important line by name alone.
        case shortest
    }

    /// Signs, names and values, in as much detail as fits: the best so far, all digits, fewer digits, fewer values.
    func legend(width: Int, context: PanelContext) -> StyledText {
        let candidates = Detail.allCases.map { legend($0, context: context) }
        let fitting = candidates.first { line in
            line.facts.reduce(line.gap * (line.facts.count - 1)) { $0 + $1.text.screenWidth } <= width
        }
        return (fitting ?? candidates[candidates.count - 1]).fitted(to: width)
    }

    private func legend(_ detail: Detail, context: PanelContext) -> FactLine {
        var legend = FactLine()
        legend.gap = detail == .compact || detail == .shortest ? 1 : 2
        for (index, line) in lines.enumerated() {
            var text = StyledText(
                sign(line, isShort: legend.gap == 1, context), Style(context.theme.color(ofRun: index)))
            text.append(" " + line.name, context.theme.textStyle)
            if detail != .shortest || line.importance > 1 {
                let value = value(line).map { NumberText.significant($0, digits: legend.gap == 1 ? 2 : 3) } ?? "–"
                text.append(" " + value, context.theme.accentStyle)
            }
            if detail == .best, options.cursorStep == nil, let best = line.values.filter(\.isFinite).min() {
                text.append(" best \(NumberText.significant(best))", context.theme.faintStyle)
            }
            legend.add(text, importance: line.importance)
        }
        return legend
    }

    private func sign(_ line: Line, isShort: Bool, _ context: PanelContext) -> String {
        let marker = line.marker.map { String(Character(Markers.marker($0, glyphs: context.capabilities.glyphs))) }
        let dash = line.pattern == .solid ? "─" : line.pattern == .dashed ? "╌" : "·"
        return isShort ? marker ?? dash : dash + (marker ?? "") + dash
    }

    /// The last value, or the one at the cursor: as measured, for a smoothed one lags behind.
    private func value(_ line: Line) -> Double? {
        guard let step = options.cursorStep else { return line.values.last }
        let nearest = zip(line.steps, line.values).filter { !$0.1.isNaN }
            .min { distance($0.0, step) < distance($1.0, step) }
        return nearest?.1
    }

    private func distance(_ first: Int, _ second: Int) -> Double { (Double(first) - Double(second)).magnitude }

    // MARK: Range

    /// A range for train and test that leaves out a few very high values, as of the first steps, and losses far beyond
    /// the training range, where they would flatten all others; `nil` where there are none.
    func rangeWithoutPeaks(including others: [Double]) -> ClosedRange<Double>? {
        let sorted = lines.prefix(2).flatMap(\.values).filter(\.isFinite).sorted()
        let beyond = lines.dropFirst(2).flatMap(\.values).filter(\.isFinite).max() ?? 0
        guard let least = sorted.first, let greatest = sorted.last else { return nil }
        let usual = sorted[sorted.count * 95 / 100]
        // Peaks are a finding too: they are cut only when what they hide is worth more.
        let hasPeaks = sorted.count >= 20 && greatest > 20 * usual
        guard usual > 0, hasPeaks || beyond > 4 * greatest else { return nil }
        let highest = hasPeaks ? usual * 1.5 : greatest * 1.1
        let upper = others.filter(\.isFinite).reduce(highest) { max($0, $1) }
        let lower = others.filter(\.isFinite).reduce(min(0, least)) { min($0, $1) }
        return lower < upper && upper.isFinite ? lower...upper : nil
    }
}
