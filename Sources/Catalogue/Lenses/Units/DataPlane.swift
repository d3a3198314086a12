/// The probe rows by a layer's first two inputs, and the part of the plane they lie in.
struct DataPlane {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    private let names: [String]
    private let points: [(x: Double, y: Double, target: Int)]

    init(_ scene: any LayerScene) {
        let xs = scene.column(0)
        let ys = scene.inputs > 1 ? scene.column(1) : xs.map { _ in 0 }
        points = xs.indices.map { (xs[$0], ys[$0], $0 < scene.classes.count ? scene.classes[$0] : 0) }
        (x, y) = (ClosedRange.covering(xs).widened(0.15), ClosedRange.covering(ys).widened(0.15))
        names = scene.inputNames
    }

    /// The data, a group of points for each of the first four classes.
    func curves(firstSign: Int) -> [LensChart.Curves.Curve] {
        Set(points.map(\.target)).sorted().prefix(4).enumerated().map { index, target in
            .init(
                "", points.filter { $0.target == target }.prefix(160).map { (x: $0.x, y: $0.y) },
                pattern: .points(sign: firstSign + index), hue: .ofClass(index))
        }
    }

    /// Curves over the plane.
    func chart(_ curves: [LensChart.Curves.Curve]) -> LensChart.Curves {
        var chart = LensChart.Curves(curves, x: names.first ?? "", y: names.count > 1 ? names[1] : "")
        (chart.xRange, chart.yRange) = (x, y)
        return chart
    }
}
