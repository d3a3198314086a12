import Cells
import Problems
import Training

/// The border of a quadratic unit: its kind, the eigenvalues of its form, and for two inputs the curve on the plane
/// with the axes of the form.
struct ConicView: Drawable {
    var picture: ConicPicture

    func draw(on frame: inout Frame, look: Look) {
        let rest = frame.putFacts(facts(look))
        guard let plane = picture.plane else {
            let bars = picture.eigenvalues.enumerated().map { index, value in
                BarChart.Bar("λ\(index + 1)", value, color: look.theme.color(ofClass: value < 0 ? 0 : 1))
            }
            return BarChart(bars).draw(into: &frame, rect: rest, look: look)
        }
        chart(plane, look).draw(into: &frame, rect: rest, look: look)
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        line.add(picture.kind, look.theme.accentStyle, importance: 9)
        let values = picture.eigenvalues.prefix(4).map { NumberText.significant($0, digits: 2) }
        line.add("eigenvalues " + values.joined(separator: ", "), look.theme.textStyle, importance: 6)
        return line
    }

    private func chart(_ plane: ConicPicture.Plane, _ look: Look) -> LineChart {
        let glyphs = look.capabilities.glyphs
        var series: [LineChart.Series] = []
        let classes = Set(plane.data.map(\.target)).sorted().prefix(4)
        for (index, target) in classes.enumerated() {
            let own = plane.data.filter { $0.target == target }.prefix(160)
            series.append(
                LineChart.Series(
                    own.map { DataPoint($0.x, $0.y) }, label: "", color: look.theme.color(ofClass: index),
                    pattern: .none,
                    marker: Markers.marker(index, glyphs: glyphs)))
        }
        for (index, branch) in branches(plane).enumerated() {
            series.append(
                LineChart.Series(branch, label: index == 0 ? "y = 0" : "", color: look.theme.color(ofRun: 0)))
        }
        for (index, axis) in axes(plane).enumerated() {
            series.append(
                LineChart.Series(
                    axis, label: "axis λ\(index + 1)", color: look.theme.faint,
                    pattern: index == 0 ? .dashed : .dotted))
        }
        func name(_ index: Int) -> String { plane.inputNames.indices.contains(index) ? plane.inputNames[index] : "" }
        var chart = LineChart(
            series, x: Axis(name(0), range: plane.x.closedRange), y: Axis(name(1), range: plane.y.closedRange))
        chart.marksNonFinite = false
        chart.emptyText = "no border here"
        return chart
    }

    /// Both solutions in y of A₂₂ y² + (2 A₁₂ x + b₂) y + (A₁₁ x² + b₁ x + c) = 0 along x; gaps where there is none.
    private func branches(_ plane: ConicPicture.Plane) -> [[DataPoint]] {
        guard plane.form.count == 6, plane.x.isProper else { return [] }
        let (a11, a12, a22) = (plane.form[0], plane.form[1], plane.form[2])
        let (b1, b2, c) = (plane.form[3], plane.form[4], plane.form[5])
        let size = max(abs(a11), abs(a12), abs(a22), abs(b1), abs(b2))
        var branches: [[DataPoint]] = [[], []]
        for x in plane.x.evenlySpaced(800) {
            let (linear, rest) = (2 * a12 * x + b2, a11 * x * x + b1 * x + c)
            if abs(a22) <= 1e-9 * size {
                branches[0].append(DataPoint(x, linear == 0 ? .nan : -rest / linear))
                continue
            }
            let discriminant = linear * linear - 4 * a22 * rest
            let root = discriminant < 0 ? Double.nan : discriminant.squareRoot()
            branches[0].append(DataPoint(x, (-linear + root) / (2 * a22)))
            branches[1].append(DataPoint(x, (-linear - root) / (2 * a22)))
        }
        return branches.filter { $0.contains { $0.y.isFinite } }
    }

    /// The directions of the eigenvalues through the centre.
    private func axes(_ plane: ConicPicture.Plane) -> [[DataPoint]] {
        guard let centre = plane.centre, centre.x.isFinite, centre.y.isFinite else { return [] }
        let reach = (plane.x.width + plane.y.width) / 4
        return plane.directions.map { direction in
            [-1.0, 1.0].map { DataPoint(centre.x + $0 * reach * direction.x, centre.y + $0 * reach * direction.y) }
        }
    }
}
