import ExpressionGraph
import Foundation

extension UnitLens {
    /// Circles beyond this many hide each other.
    private static var circleLimit: Int { 60 }

    /// Centres among the inputs and how far each reaches, on the data that come in.
    ///
    /// - Parameters:
    ///   - places: [K, I]; of more than two inputs the first two are drawn.
    ///   - radii: the distance at which each has fallen visibly, [K].
    public static func centres(_ places: Expr, radii: Expr) -> UnitLens {
        UnitLens("centres among the data", [Watch("places", places), Watch("radii", radii)]) { scene in
            guard let seen = scene.parameters(), let places = seen["places"].first, let radii = seen["radii"].first
            else { return nil }
            let isPlane = scene.inputs > 1
            let centres = (0..<places.rows).map { row -> (x: Double, y: Double, radius: Double) in
                let place = row * places.columns
                return (places.values[place], isPlane ? places.values[place + 1] : 0, radii.values[row])
            }
            let data = DataPlane(scene)
            let lost = centres.count { !data.x.contains($0.x) || isPlane && !data.y.contains($0.y) }
            var facts = [LensFact("\(centres.count) centres", importance: 5)]
            let finite = radii.values.filter(\.isFinite)
            if let low = finite.min(), let high = finite.max() {
                facts.append(
                    LensFact("radii \(low.worded(digits: 2)) to \(high.worded(digits: 2))", importance: 4))
            }
            if lost > 0 { facts.append(LensFact("\(lost) far from the data", .warning, importance: 6)) }
            if scene.inputs > 2 {
                facts.append(LensFact("the first two of \(scene.inputs) inputs", .faint, importance: 3))
            }
            var curves = data.curves(firstSign: 1)
            for (index, centre) in centres.prefix(circleLimit).enumerated() {
                let isOwn = index == scene.unit
                curves.append(
                    .init(
                        "", circle(centre, isPlane: isPlane), pattern: isOwn ? .solid : .dotted,
                        hue: isOwn ? .accent : .faint))
            }
            curves.append(
                .init(
                    "centre", centres.map { (x: $0.x, y: $0.y) }, pattern: .points(sign: 0), hue: .ofCurve(0)))
            return LensReading(
                .curves(data.chart(curves)), numbers: ["far-centres": Double(lost)], facts: facts)
        }
    }

    private static func circle(
        _ centre: (x: Double, y: Double, radius: Double), isPlane: Bool
    ) -> [(x: Double, y: Double)] {
        // On a line a circle is its two ends.
        guard isPlane else { return [-1.0, 1].map { (x: centre.x + $0 * centre.radius, y: 0) } }
        return (0...48).map { step in
            let angle = Double(step) / 48 * 2 * Double.pi
            return (x: centre.x + centre.radius * cos(angle), y: centre.y + centre.radius * sin(angle))
        }
    }
}
