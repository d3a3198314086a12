import Experiments

/// Moves the knots of every input to where its samples are, nearly to their quantiles, and fits the splines
/// anew to what they were at the samples:
///
///     adaptive = x_sorted[⌊N·j/G⌋] for j < G, and the largest x
///     uniform  = G + 1 points from the smallest to the largest x
///     knots    = 0.02·uniform + 0.98·adaptive, continued on either side
///
/// Layers are done from the input on, each on what the layers before it now give.
///
/// Source: pykan, KANLayer.update_grid_from_samples
/// Differs from it: fitted with a ridge, as samples may leave intervals empty.
struct GridUpdate {
    private static let uniformShare = 0.02
    private let subject: SurgeryInput

    init(_ subject: SurgeryInput) { self.subject = subject }

    func networkEdit() throws(SurgeryError) -> NetworkEdit {
        var result = NetworkEdit(summary: "grids moved to the samples", isInPlace: true)
        for layer in try subject.splineLayers() {
            let samples = subject.flow(.input, layer: layer.index)
            var grid = subject.values[layer.name("grid")] ?? []
            var coef = subject.values[layer.name("coef")] ?? []
            for input in 0..<layer.inputs {
                let column = stride(from: input, to: samples.count, by: layer.inputs).map { samples[$0] }
                    .filter(\.isFinite).sorted()
                let old = layer.grid(subject, input: input)
                guard let new = Self.knots(column, like: old) else { continue }
                var fit = SplineFit(new, functions: layer.units)
                let coefficients = (0..<layer.units).map { layer.coefficients(subject, unit: $0, input: input) }
                for x in column { fit.add(x, coefficients.map { old.value($0, at: x) }) }
                for (unit, values) in fit.coefficients().enumerated() {
                    let start = layer.edge(unit: unit, input: input) * layer.terms
                    coef.replaceSubrange(start..<start + layer.terms, with: values)
                }
                grid.replaceSubrange(input * layer.knots..<(input + 1) * layer.knots, with: new.values)
            }
            for (part, values) in [("grid", grid), ("coef", coef)] {
                subject.set(layer.name(part), values)
                result.values[layer.name(part)] = values
            }
        }
        return result
    }

    /// `nil` where all samples are the same: there is no grid on a point.
    private static func knots(_ sorted: [Double], like old: Knots) -> Knots? {
        guard let first = sorted.first, let last = sorted.last, last > first else { return nil }
        let intervals = old.intervals
        let inner = (0...intervals).map { j in
            // Exactly, or rounding would leave the outermost samples outside.
            if j == 0 || j == intervals { return j == 0 ? first : last }
            let adaptive = j < intervals ? sorted[sorted.count * j / intervals] : last
            let uniform = first + (last - first) * Double(j) / Double(intervals)
            return uniformShare * uniform + (1 - uniformShare) * adaptive
        }
        return Knots(inner: inner, order: old.order)
    }
}
