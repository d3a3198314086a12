import Catalogue
import Experiments

/// Grids of another number of intervals with the same functions: new knots lie between the old ones, and the
/// splines on them are fitted to the old ones at the samples.
///
/// Source: Liu et al. 2024, equation 2.16 (arXiv 2404.19756); knots as in pykan
/// Differs from pykan: points over the whole grid count a little too, so that the function also stays where no
/// samples lie. Beyond the inner knots the finer splines taper off earlier, and the function changes there.
struct GridRefinement {
    /// The weight of those points beside that of a sample, and how many of them an interval has.
    private static let pointWeight = 1e-4
    private static let pointsPerInterval = 8

    private let subject: SurgeryInput
    private let grid: Int

    init(_ subject: SurgeryInput, grid: Int) { (self.subject, self.grid) = (subject, grid) }

    func networkEdit() throws(SurgeryError) -> NetworkEdit {
        let layers = try subject.splineLayers()
        var result = NetworkEdit(summary: "grids of \(grid) intervals")
        for layer in layers {
            let samples = subject.flow(.input, layer: layer.index)
            let terms = grid + layer.order
            var knots: [Double] = []
            var coef = [Double](repeating: 0, count: layer.units * layer.inputs * terms)
            for input in 0..<layer.inputs {
                let old = layer.grid(subject, input: input)
                let new = finer(old)
                var fit = SplineFit(new, functions: layer.units)
                let coefficients = (0..<layer.units).map { layer.coefficients(subject, unit: $0, input: input) }
                func add(_ x: Double, weight: Double) {
                    fit.add(x, weight: weight, coefficients.map { old.value($0, at: x) })
                }
                for index in stride(from: input, to: samples.count, by: layer.inputs) { add(samples[index], weight: 1) }
                // Not beyond the inner knots: what tapers off there could not be kept anyway.
                let (low, high) = (new.inner.first ?? 0, new.inner.last ?? 0)
                let points = grid * Self.pointsPerInterval
                for point in 0..<points {
                    add(low + (high - low) * (Double(point) + 0.5) / Double(points), weight: Self.pointWeight)
                }
                for (unit, values) in fit.coefficients().enumerated() {
                    let start = layer.edge(unit: unit, input: input) * terms
                    coef.replaceSubrange(start..<start + terms, with: values)
                }
                knots += new.values
            }
            result.values[layer.name("grid")] = knots
            result.values[layer.name("coef")] = coef
        }
        let indices = layers.map(\.index)
        let grid = Double(grid)
        result.describe = { experiment in
            for index in indices {
                var layer = experiment.layer(index)
                let isDefault = NeuronUnit.kan.settings.first { $0.name == "grid" }?.defaultValue == .number(grid)
                layer.settings["grid"] = isDefault ? nil : .number(grid)
                experiment.setLayer(index, layer)
            }
        }
        return result
    }

    /// The inner knots as a polygon, read at as many places as are wanted.
    private func finer(_ old: Knots) -> Knots {
        let inner = Array(old.inner)
        let knots = (0...grid).map { j in
            let place = Double(j) * Double(old.intervals) / Double(grid)
            let left = min(Int(place), old.intervals - 1)
            return inner[left] + (place - Double(left)) * (inner[left + 1] - inner[left])
        }
        return Knots(inner: knots, order: old.order)
    }
}
