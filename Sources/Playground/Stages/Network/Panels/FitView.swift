import Cells
import Problems
import Training

/// A curve through one input's range, with the data, the function behind them, and the range of the training data
/// shaded: beyond it the network is on its own.
struct FitView: Drawable {
    private let picture: FitPicture
    private let options: OutputPanel.Options

    init(_ picture: FitPicture, options: OutputPanel.Options) {
        self.picture = picture
        self.options = options
    }

    func draw(on frame: inout Frame, look: Look) {
        let theme = look.theme
        var series: [LineChart.Series] = []
        func add(_ points: [(x: Double, y: Double)], _ label: String, _ marker: Unicode.Scalar, _ color: Color) {
            guard !points.isEmpty else { return }
            series.append(
                LineChart.Series(
                    points.map { DataPoint($0.x, $0.y) }, label: label, color: color, pattern: .none, marker: marker))
        }
        for (index, values) in (picture.target ?? []).prefix(8).enumerated() {
            series.append(
                LineChart.Series(
                    points(values), label: index == 0 ? "true" : "", color: theme.text, pattern: .dotted))
        }
        for (index, values) in picture.predicted.prefix(8).enumerated() {
            let name = index < picture.outputNames.count ? picture.outputNames[index] : ""
            let label = picture.predicted.count > 1 ? name : "network"
            series.append(LineChart.Series(points(values), label: label, color: theme.color(ofRun: index)))
        }
        // Points lie on the curves and must not cover them: some of them do.
        let glyphs = look.capabilities.glyphs
        let budget = max(8, frame.size.width / 2)
        if options.showsTest {
            add(sample(picture.test, budget / 2), "test", Markers.marker(1, glyphs: glyphs), theme.faint)
        }
        add(sample(picture.train, budget), "train", Markers.marker(0, glyphs: glyphs), theme.color(ofClass: 1))
        // In a narrow panel the legend needs the whole row.
        var chart = LineChart(series, x: Axis(picture.inputName), y: Axis(frame.size.width < 48 ? "" : yTitle))
        chart.y.range = yRange
        if hasBeyond {
            chart.shadedRange = picture.trained.closedRange
            chart.marks = [
                LineChart.Mark(x: picture.trained.lower, label: ""),
                LineChart.Mark(x: picture.trained.upper, label: frame.size.width >= 48 ? "beyond" : ""),
            ]
        }
        chart.emptyText = "no output yet"
        chart.draw(on: &frame, look: look)
    }

    private var yTitle: String { picture.outputNames.count == 1 ? picture.outputNames[0] : "" }

    /// Whether there is anything outside the training range.
    private var hasBeyond: Bool {
        let trained = picture.trained
        return trained.isProper && picture.x.contains { $0 < trained.lower || $0 > trained.upper }
    }

    /// Twice the span of what is true decides what is seen: a network that runs off beyond its range must not flatten
    /// all the rest. `nil` without data.
    private var yRange: ClosedRange<Double>? {
        let known = (picture.train + picture.test).map(\.y) + (picture.target ?? []).flatMap { $0 }
        let finite = known.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), (high - low).isFinite, high > low else { return nil }
        let air = (high - low) / 2
        let said = picture.predicted.flatMap { $0 }.filter(\.isFinite)
        let lower = max(low - air, min(low - air / 8, said.min() ?? low))
        let upper = min(high + air, max(high + air / 8, said.max() ?? high))
        return lower.isFinite && upper.isFinite ? lower...upper : nil
    }

    private func points(_ values: [Double]) -> [DataPoint] { zip(picture.x, values).map { DataPoint($0, $1) } }

    private func sample(_ points: [(x: Double, y: Double)], _ count: Int) -> [(x: Double, y: Double)] {
        guard points.count > count else { return points }
        return (0..<count).map { points[$0 * points.count / count] }
    }
}
