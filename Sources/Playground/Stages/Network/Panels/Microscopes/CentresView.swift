import Cells
import Foundation
import Problems
import Training

/// Centres and how far they reach, on the data that come in.
struct CentresView: Drawable {
    var picture: CentresPicture

    /// Circles beyond this many hide each other.
    private static let circleLimit = 60

    func draw(on frame: inout Frame, look: Look) {
        let rest = frame.putFacts(facts(look))
        chart(look).draw(into: &frame, rect: rest, look: look)
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        line.add("\(picture.centres.count) centres", look.theme.textStyle, importance: 5)
        let radii = picture.centres.map(\.radius).filter(\.isFinite)
        if let low = radii.min(), let high = radii.max() {
            line.add(
                "radii \(NumberText.significant(low, digits: 2)) to \(NumberText.significant(high, digits: 2))",
                look.theme.textStyle, importance: 4)
        }
        let lost = picture.centres.count {
            !picture.x.contains($0.x) || picture.inputs > 1 && !picture.y.contains($0.y)
        }
        if lost > 0 { line.add("\(lost) far from the data", look.theme.warningStyle, importance: 6) }
        if picture.inputs > 2 {
            line.add("the first two of \(picture.inputs) inputs", look.theme.faintStyle, importance: 3)
        }
        return line
    }

    private func chart(_ look: Look) -> LineChart {
        let glyphs = look.capabilities.glyphs
        var series: [LineChart.Series] = []
        for (index, target) in Set(picture.data.map(\.target)).sorted().prefix(4).enumerated() {
            let own = picture.data.filter { $0.target == target }.prefix(160)
            series.append(
                LineChart.Series(
                    own.map { DataPoint($0.x, $0.y) }, color: look.theme.color(ofClass: index), pattern: .none,
                    marker: Markers.marker(index + 1, glyphs: glyphs)))
        }
        for (index, centre) in picture.centres.prefix(Self.circleLimit).enumerated() {
            let isOwn = index == picture.unit
            series.append(
                LineChart.Series(
                    circle(centre), color: isOwn ? look.theme.accent : look.theme.faint,
                    pattern: isOwn ? .solid : .dotted))
        }
        series.append(
            LineChart.Series(
                picture.centres.map { DataPoint($0.x, $0.y) }, label: "centre", color: look.theme.color(ofRun: 0),
                pattern: .none, marker: Markers.marker(0, glyphs: glyphs)))
        func name(_ index: Int) -> String {
            picture.inputNames.indices.contains(index) ? picture.inputNames[index] : ""
        }
        var chart = LineChart(
            series, x: Axis(name(0), range: picture.x.closedRange), y: Axis(name(1), range: picture.y.closedRange))
        chart.marksNonFinite = false
        return chart
    }

    private func circle(_ centre: (x: Double, y: Double, radius: Double)) -> [DataPoint] {
        // On a line a circle is its two ends.
        guard picture.inputs > 1 else {
            return [-1.0, 1.0].map { DataPoint(centre.x + $0 * centre.radius, 0) }
        }
        return (0...48).map { step in
            let angle = Double(step) / 48 * 2 * .pi
            return DataPoint(centre.x + centre.radius * cos(angle), centre.y + centre.radius * sin(angle))
        }
    }
}
