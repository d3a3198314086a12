import Catalogue
import ExpressionGraph
import Foundation
import Problems

extension UnitsObserver {
    /// Inputs up to which the form is measured.
    private static var formLimit: Int { 24 }

    func conic(_ slide: Slide) -> ConicPicture? {
        let layer = slide.layer
        guard layer.inputs <= Self.formLimit else { return nil }
        let places = QuadraticForm.places(inputs: layer.inputs)
        let rows = places.count / layer.inputs
        let seen = look(at: slide.index, rows: rows, places) { microscope in
            guard case .quadratic(let value) = microscope else { return [] }
            return [value]
        }
        guard let values = seen?.first, slide.unit < layer.units else { return nil }
        let form = QuadraticForm(
            inputs: layer.inputs,
            values: stride(from: slide.unit, to: values.count, by: values.count / rows).map { values[$0] })
        guard (form.a + form.b).allSatisfy(\.isFinite) else { return nil }
        let eigen = form.eigen
        var plane: ConicPicture.Plane?
        if layer.inputs == 2 {
            let frame = dataFrame(slide)
            plane = ConicPicture.Plane(
                directions: eigen.map { ($0.direction[0], $0.direction[1]) },
                form: [form.a[0], form.a[1], form.a[3], form.b[0], form.b[1], form.c], x: frame.x, y: frame.y,
                inputNames: slide.inputNames, data: frame.points, centre: form.centre)
        }
        return ConicPicture(kind: form.kind, eigenvalues: eigen.map(\.value), plane: plane)
    }

    func centres(_ slide: Slide) -> CentresPicture? {
        let inputs = slide.layer.inputs
        let zeros = [Double](repeating: 0, count: inputs)
        let seen = look(at: slide.index, rows: 1, zeros) { microscope in
            guard case .centres(let centres) = microscope else { return [] }
            return [centres.places, centres.radii]
        }
        guard let seen, seen.count == 2 else { return nil }
        let frame = dataFrame(slide)
        let centres = seen[1].indices.map { index in
            (x: seen[0][index * inputs], y: inputs > 1 ? seen[0][index * inputs + 1] : 0, radius: seen[1][index])
        }
        return CentresPicture(
            centres: centres, inputs: inputs, inputNames: slide.inputNames, data: frame.points, x: frame.x,
            y: frame.y, unit: slide.unit)
    }

    /// The probe rows by the layer's first two inputs, and the part of the plane they lie in.
    private func dataFrame(_ slide: Slide) -> (points: [SurfacePicture.DataPoint], x: Interval, y: Interval) {
        let xs = slide.column(0)
        let ys = slide.layer.inputs > 1 ? slide.column(1) : xs.map { _ in 0 }
        let points = xs.indices.map { row in
            SurfacePicture.DataPoint(
                x: xs[row], y: ys[row], target: row < slide.probe.classes.count ? Double(slide.probe.classes[row]) : 0)
        }
        func frame(_ values: [Double]) -> Interval {
            let tight = Interval(covering: values.filter(\.isFinite))
            return Interval(tight.lower - tight.width * 0.15, tight.upper + tight.width * 0.15)
        }
        return (points, frame(xs), frame(ys))
    }

    func means(_ slide: Slide) -> MeansPicture? {
        guard case .means(let microscope) = slide.layer.microscope else { return nil }
        let (rows, inputs, units) = (slide.probe.rows, slide.layer.inputs, slide.layer.units)
        let seen = look(at: slide.index, rows: rows, slide.inputs) { microscope in
            guard case .means(let means) = microscope else { return [] }
            return [means.mean, means.weights]
        }
        guard let seen, seen.count == 2 else { return nil }
        return MeansPicture(
            units: (0..<units).map { unit in
                let weights = Array(seen[1][unit * inputs..<(unit + 1) * inputs])
                let means = (0..<rows).map { seen[0][$0 * units + unit] }
                return Self.place(slide.inputs, weights, means, power: microscope.powers[unit])
            }, inputNames: slide.inputNames, unit: slide.unit)
    }

    /// The means with names, and the unit's, between the least and the greatest input of each row that counts.
    private static func place(
        _ inputs: [Double], _ weights: [Double], _ means: [Double], power: Double
    ) -> MeansPicture.Unit {
        let total = weights.reduce(0, +)
        let shares = weights.map { total > 0 ? $0 / total : 0 }
        var (sums, count) = ([0.0, 0, 0, 0], 0.0)
        for (row, mean) in means.enumerated() {
            // As the unit sees them: not below 10⁻⁴, and only those of some weight.
            let own = zip(inputs[row * weights.count..<(row + 1) * weights.count], shares).filter { $0.1 > 1e-9 }
                .map { (x: max($0.0, 1e-4), share: $0.1) }
            guard let low = own.map(\.x).min(), let high = own.map(\.x).max(), high > low else { continue }
            let named = [
                1 / own.reduce(0) { $0 + $1.share / $1.x },
                Foundation.exp(own.reduce(0) { $0 + $1.share * Foundation.log($1.x) }),
                own.reduce(0) { $0 + $1.share * $1.x }, mean,
            ]
            for index in sums.indices { sums[index] += (named[index] - low) / (high - low) }
            count += 1
        }
        let places = sums.map { count > 0 ? $0 / count : 0 }
        return MeansPicture.Unit(
            power: power, harmonic: places[0], geometric: places[1], arithmetic: places[2], mean: places[3],
            shares: shares)
    }
}
