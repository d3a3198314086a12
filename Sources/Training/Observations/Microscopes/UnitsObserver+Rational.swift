import Catalogue
import ExpressionGraph
import Foundation
import Problems

extension UnitsObserver {
    private static var curvePoints: Int { 241 }

    func rational(_ slide: Slide) -> RationalPicture? {
        let layer = slide.layer
        guard case .rational(let microscope) = layer.microscope, slide.unit < microscope.numerator.shape[1] else {
            return nil
        }
        // A function of each input by itself has as many inputs as units, and the unit's own is the one that acts.
        let isAlone = layer.unit.width == .asInput
        let input = isAlone ? slide.unit : slide.input
        let values = slide.column(input)
        let distribution = Distribution(values)
        var range = Interval(covering: [distribution.low, distribution.high])
        range = Interval(range.lower - range.width * 0.25, range.upper + range.width * 0.25)
        let means = (0..<layer.inputs).map { column in
            let own = slide.column(column)
            return own.reduce(0, +) / Double(max(1, own.count))
        }
        // Besides the curve the places at which the denominator is measured to find its roots.
        let degree = microscope.degrees.denominator
        let nodes = (0...degree).map { index in
            let angle = Double.pi * (Double(index) + 0.5) / Double(degree + 1)
            return (range.lower + range.upper) / 2 + range.width / 2 * cos(angle)
        }
        let x = range.evenlySpaced(Self.curvePoints)
        let rows = (x + nodes).flatMap { place in means.indices.map { $0 == input ? place : means[$0] } }
        let seen = look(at: slide.index, rows: x.count + nodes.count, rows) { microscope in
            guard case .rational(let rational) = microscope else { return [] }
            return [rational.numerator, rational.denominator]
        }
        guard let seen else { return nil }
        let units = microscope.numerator.shape[1]
        func column(_ values: [Double]) -> [Double] {
            stride(from: slide.unit, to: values.count, by: units).map { values[$0] }
        }
        let (above, below) = (column(seen[0]), column(seen[1]))
        let numerator = Array(above.prefix(x.count)), denominator = Array(below.prefix(x.count))
        let measured = zip(nodes, below.suffix(nodes.count)).map { (x: $0, y: $1) }
        return RationalPicture(
            inputName: slide.inputNames[input], holdsOthers: !isAlone && layer.inputs > 1, x: x,
            y: zip(numerator, denominator).map { $0 / $1 }, denominator: denominator, values: distribution,
            zeros: Self.crossings(x, numerator),
            poles: microscope.mayHavePoles ? Self.poles(measured, around: range, values) : [],
            mayHavePoles: microscope.mayHavePoles, leastDenominator: denominator.map(abs).min() ?? 0)
    }

    /// Where a curve crosses 0.
    private static func crossings(_ x: [Double], _ y: [Double]) -> [Double] {
        zip(zip(x, y), zip(x.dropFirst(), y.dropFirst())).compactMap { left, right in
            if left.1 == 0 { return left.0 }
            guard (left.1 < 0) != (right.1 < 0), right.1 != 0, (right.1 - left.1).isFinite else { return nil }
            return left.0 + (right.0 - left.0) * left.1 / (left.1 - right.1)
        }
    }

    /// Roots of the polynomial through the places measured, one of each conjugate pair, the nearest to the data
    /// first.
    private static func poles(
        _ measured: [(x: Double, y: Double)], around range: Interval, _ values: [Double]
    ) -> [RationalPicture.Pole] {
        // On [−1, 1] the interpolation keeps its digits.
        let (middle, half) = ((range.lower + range.upper) / 2, max(range.width / 2, 1e-12))
        let roots = Polynomial(through: measured.map { (($0.x - middle) / half, $0.y) }).roots
        return roots.filter { $0.imaginary >= 0 }.map { root in
            let (real, imaginary) = (middle + half * root.real, half * root.imaginary)
            let distance = values.filter(\.isFinite).reduce(Double.infinity) { least, value in
                min(least, ((value - real) * (value - real) + imaginary * imaginary).squareRoot())
            }
            return RationalPicture.Pole(real: real, imaginary: imaginary, distance: distance)
        }.sorted { $0.distance < $1.distance }
    }
}
