import ExpressionGraph
import Foundation

extension UnitLens {
    private static var curvePoints: Int { 241 }

    /// A quotient of polynomials as a curve along one input, with its zeros and poles, over the data that come in.
    ///
    /// - Parameters:
    ///   - numerator: above the line, [B, U].
    ///   - denominator: below it, of the same shape; near 0 there is a pole.
    ///   - degree: of the denominator along each input.
    ///   - mayHavePoles: whether the denominator is a polynomial: then it may have roots. Absolute values keep it from 0.
    ///   - isElementwise: whether every unit is a function of its own input alone.
    public static func rational(
        _ numerator: Expr, over denominator: Expr, degree: Int, mayHavePoles: Bool, isElementwise: Bool
    ) -> UnitLens {
        UnitLens("zeros and poles", [Watch("numerator", numerator), Watch("denominator", denominator)]) { scene in
            let input = isElementwise ? scene.unit : scene.input
            guard scene.unit < scene.units, input < scene.inputs else { return nil }
            let values = scene.column(input)
            let range = ClosedRange.covering(values).widened(0.25)
            let means = (0..<scene.inputs).map { column in
                let own = scene.column(column)
                return own.reduce(0, +) / Double(max(1, own.count))
            }
            // Besides the curve the places at which the denominator is measured to find its roots.
            let nodes = (0...degree).map {
                range.at(0.5 + cos(Double.pi * (Double($0) + 0.5) / Double(degree + 1)) / 2)
            }
            let x = range.evenlySpaced(curvePoints)
            let rows = (x + nodes).flatMap { place in means.indices.map { $0 == input ? place : means[$0] } }
            guard let seen = scene.values(at: rows), let above = seen["numerator"].first,
                let below = seen["denominator"].first
            else { return nil }
            let (p, q) = (above.values(ofColumn: scene.unit), below.values(ofColumn: scene.unit))
            let measured = zip(nodes, q.suffix(nodes.count)).map { (x: $0, y: $1) }
            return RationalFunction(
                inputName: scene.inputNames[input], holdsOthers: !isElementwise && scene.inputs > 1, x: x,
                numerator: Array(p.prefix(x.count)), denominator: Array(q.prefix(x.count)), range: range,
                values: values,
                poles: mayHavePoles ? RationalFunction.poles(measured, within: range, values) : [],
                mayHavePoles: mayHavePoles
            ).reading
        }
    }
}

/// A quotient of polynomials along one input, the others at their means.
struct RationalFunction {
    var inputName: String
    /// Whether other inputs are held at their means.
    var holdsOthers: Bool
    var x: [Double]
    var numerator: [Double]
    var denominator: [Double]
    var range: ClosedRange<Double>
    /// What comes in there.
    var values: [Double]
    /// Roots of the denominator, nearest to the data first; empty where there can be none.
    var poles: [Pole]
    var mayHavePoles: Bool

    struct Pole: Hashable {
        var real: Double
        /// Not negative: of a pair one stands for both.
        var imaginary: Double
        /// From the nearest value of the data.
        var distance: Double
    }

    var reading: LensReading {
        var numbers = ["least-denominator": denominator.map(abs).min() ?? 0, "zeros": Double(zeros.count)]
        if let nearest = poles.first { numbers["pole-distance"] = nearest.distance }
        let complex = poles.filter { $0.imaginary > 0 }.map { pole in
            LensFact(
                "  \(pole.real.worded()) ± \(pole.imaginary.worded())i, \(pole.distance.worded(digits: 2)) from the data"
            )
        }
        let heading = LensFact("complex poles, which bend the curve without breaking it:", .faint)
        return LensReading(
            .curves(chart), numbers: numbers, facts: facts, lines: complex.isEmpty ? [] : [heading] + complex)
    }

    private var facts: [LensFact] {
        var facts: [LensFact] = []
        if !mayHavePoles {
            let least = denominator.map(abs).min() ?? 0
            facts.append(LensFact("no poles: |Q| ≥ \(least.worded(digits: 2))", importance: 8))
        } else if let nearest = poles.first {
            let data = ClosedRange.covering(values)
            facts.append(
                LensFact(
                    "nearest \(nearest.imaginary > 0 ? "complex pole" : "pole") \(nearest.distance.worded(digits: 2)) "
                        + "from the data", nearest.distance < 0.05 * data.width ? .warning : .plain, importance: 8))
        } else {
            facts.append(LensFact("no poles", importance: 8))
        }
        facts.append(LensFact(zeros.count == 1 ? "1 zero" : "\(zeros.count) zeros", importance: 5))
        if holdsOthers { facts.append(LensFact("along \(inputName), others at their means", .faint, importance: 3)) }
        return facts
    }

    private var chart: LensChart.Curves {
        func points(_ values: [Double]) -> [(x: Double, y: Double)] { zip(x, values).map { (x: $0, y: $1) } }
        let quotient = zip(numerator, denominator).map { $0 / $1 }
        var curves: [LensChart.Curves.Curve] = [
            .init("P/Q", points(quotient), hue: .ofCurve(0)),
            .init("Q", points(denominator), pattern: .dotted, hue: .ofCurve(1)),
        ]
        if !zeros.isEmpty {
            curves.append(.init("zero", zeros.map { (x: $0, y: 0) }, pattern: .points(sign: 0), hue: .ofClass(1)))
        }
        var chart = LensChart.Curves(curves, x: inputName)
        chart.xRange = range
        // A pole must not flatten all the rest.
        let data = ClosedRange.covering(values)
        let within = zip(x, quotient).filter { $0.1.isFinite && data.contains($0.0) }.map(\.1).sorted()
        if let low = within.dropFirst(within.count / 20).first, let high = within.dropLast(within.count / 20).last {
            let air = max((high - low) * 0.6, 0.1)
            let bounds = (min(low - air, 0), max(high + air, 0))
            if bounds.0.isFinite, bounds.1.isFinite, bounds.0 < bounds.1 { chart.yRange = bounds.0...bounds.1 }
        }
        chart.showsZeros = true
        chart.density = range.density(of: values)
        chart.marks = poles.filter { $0.imaginary == 0 && range.contains($0.real) }.map { ($0.real, "pole") }
        return chart
    }

    /// Where the curve crosses 0 within the range drawn.
    private var zeros: [Double] {
        let places = zip(x, numerator)
        return zip(places, places.dropFirst()).compactMap { left, right in
            if left.1 == 0 { return left.0 }
            guard (left.1 < 0) != (right.1 < 0), right.1 != 0, (right.1 - left.1).isFinite else { return nil }
            return left.0 + (right.0 - left.0) * left.1 / (left.1 - right.1)
        }
    }

    /// Roots of the polynomial through the places measured, one of each conjugate pair, the nearest to the data first.
    static func poles(
        _ measured: [(x: Double, y: Double)], within range: ClosedRange<Double>, _ values: [Double]
    ) -> [Pole] {
        // On [−1, 1] the interpolation keeps its digits.
        let (middle, half) = (range.at(0.5), range.width / 2)
        let roots = Polynomial(through: measured.map { (($0.x - middle) / half, $0.y) }).roots
        return roots.filter { $0.imaginary >= 0 }.map { root in
            let (real, imaginary) = (middle + half * root.real, half * root.imaginary)
            let distance = values.filter(\.isFinite).reduce(Double.infinity) { least, value in
                min(least, ((value - real) * (value - real) + imaginary * imaginary).squareRoot())
            }
            return Pole(real: real, imaginary: imaginary, distance: distance)
        }.sorted { $0.distance < $1.distance }
    }
}
