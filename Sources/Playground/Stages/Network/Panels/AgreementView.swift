import Cells
import Problems
import Training

/// Predicted against true quantities: on the dotted line where they agree.
struct AgreementView: Drawable {
    private let picture: AgreementPicture

    init(_ picture: AgreementPicture) { self.picture = picture }

    func draw(on frame: inout Frame, look: Look) {
        let points = picture.points.map { DataPoint($0.truth, $0.predicted) }
        // One range for both axes: the diagonal means agreement only then.
        let finite = points.flatMap { [$0.x, $0.y] }.filter(\.isFinite)
        let domain = Domain.covering(finite, padding: 0.03)
        let range = domain.lower...domain.upper
        Scatter(
            [
                Scatter.Group(
                    points, color: look.theme.accent, marker: Markers.marker(0, glyphs: look.capabilities.glyphs))
            ],
            x: Axis("true", range: range), y: Axis(title, range: range), showsDiagonal: true
        ).draw(on: &frame, look: look)
    }

    private var title: String {
        let name = "predicted \(picture.outputName)"
        guard let r2 else { return name }
        return name + "   R² \(NumberText.significant(r2))"
    }

    /// 1 − (sum of squared errors) / (sum of squared deviations from the mean); `nil` where nothing varies.
    private var r2: Double? {
        let points = picture.points
        let mean = points.reduce(0) { $0 + $1.truth } / Double(max(1, points.count))
        let errors = points.reduce(0) { $0 + ($1.truth - $1.predicted) * ($1.truth - $1.predicted) }
        let deviations = points.reduce(0) { $0 + ($1.truth - mean) * ($1.truth - mean) }
        return deviations > 0 && errors.isFinite && deviations.isFinite ? 1 - errors / deviations : nil
    }
}
