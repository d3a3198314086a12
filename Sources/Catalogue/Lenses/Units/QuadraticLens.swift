import ExpressionGraph

extension UnitLens {
    /// Inputs up to which the form is measured.
    private static var formLimit: Int { 24 }

    /// A polynomial of second degree in all inputs: the kind of its border, the eigenvalues of its form, and for two inputs
    /// the border on the plane with the axes of the form.
    ///
    /// - Parameter value: the layer before its activation, [B, U].
    public static func quadratic(_ value: Expr) -> UnitLens {
        UnitLens("border of a quadratic unit", [Watch("value", value)]) { scene in
            guard scene.inputs <= formLimit, scene.unit < scene.units,
                let values = scene.values(at: QuadraticForm.places(inputs: scene.inputs))?["value"].first
            else { return nil }
            let form = QuadraticForm(inputs: scene.inputs, values: values.values(ofColumn: scene.unit))
            guard (form.a + form.b).allSatisfy(\.isFinite) else { return nil }
            let eigen = form.eigen
            let shown = eigen.prefix(4).map { $0.value.worded(digits: 2) }.joined(separator: ", ")
            let facts = [LensFact(form.kind, .accent, importance: 9), LensFact("eigenvalues \(shown)", importance: 6)]
            let bars = eigen.enumerated().map { LensChart.Bars.Bar("λ\($0.offset + 1)", $0.element.value) }
            return LensReading(
                scene.inputs == 2 ? .curves(plane(form, DataPlane(scene))) : .bars(.init(bars)),
                numbers: ["greatest-eigenvalue": eigen.first?.value ?? 0, "least-eigenvalue": eigen.last?.value ?? 0],
                facts: facts)
        }
    }

    private static func plane(_ form: QuadraticForm, _ data: DataPlane) -> LensChart.Curves {
        var curves = data.curves(firstSign: 0)
        for (index, branch) in form.branches(over: data.x.evenlySpaced(800)).enumerated() {
            curves.append(.init(index == 0 ? "y = 0" : "", branch, hue: .ofCurve(0)))
        }
        if let centre = form.centre, centre.x.isFinite, centre.y.isFinite {
            let reach = (data.x.width + data.y.width) / 4
            for (index, axis) in form.eigen.enumerated() {
                let points = [-reach, reach].map {
                    (x: centre.x + $0 * axis.direction[0], y: centre.y + $0 * axis.direction[1])
                }
                curves.append(
                    .init("axis λ\(index + 1)", points, pattern: index == 0 ? .dashed : .dotted, hue: .faint))
            }
        }
        var chart = data.chart(curves)
        chart.emptyText = "no border here"
        return chart
    }
}
