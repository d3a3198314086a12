import Catalogue
import ExpressionGraph
import Foundation
import Testing

/// The second moment's map by another quadrature: the function is sampled anew for every q, at equal steps of z.
private struct SecondMoments {
    private let activation: Activation
    private var unit = 1.0

    init(_ activation: Activation) {
        self.activation = activation
        unit = self(1, nodes: 65536)
    }

    /// E[f(√q·z)²]/E[f(z)²].
    func callAsFunction(_ q: Double, nodes: Int = 16384) -> Double {
        let step = 18 / Double(nodes)
        let places = (0..<nodes).map { -9 + (Double($0) + 0.5) * step }
        var sum = 0.0
        for start in stride(from: 0, to: nodes, by: 2048) {
            let part = Array(places[start..<min(nodes, start + 2048)])
            let x = Expr.table(part.map { $0 * q.squareRoot() }, [part.count])
            let values = Interpreter(variables: [:]).value(activation(x).broadcast(to: x.shape))
            for (z, value) in zip(part, values) { sum += value * value * exp(-z * z / 2) }
        }
        return sum * step / (2 * Double.pi).squareRoot() / unit
    }
}

struct VarianceMapTests {
    /// Whose second moment is no number to go by: the gain is 1, whatever the map.
    private static let mapped = Palette.activations.filter {
        let moment = $0.facts().secondMoment
        return moment.isFinite && moment > 1e-12
    }

    @Test("The map and its fixed points agree with another quadrature", arguments: mapped)
    func fixedPoints(_ activation: Activation) {
        let map = VarianceMap(activation), moments = SecondMoments(activation)
        for q in [1e-3, 0.05, 0.7, 1, 3, 40, 500] {
            let (found, expected) = (map(q), moments(q))
            // Beyond, what the farthest deviations add is cut off.
            guard expected.isFinite, expected < 1e20 else { continue }
            #expect(abs(found - expected) <= 2e-3 * expected + 1e-6, "V(\(q)) = \(found), not \(expected)")
        }
        let points = map.fixedPoints
        for point in points {
            let q = point.variance
            #expect(abs(moments(q) - q) <= 2e-3 * q, "\(q) goes to \(moments(q))")
            let slope = (moments(q * 1.01, nodes: 131072) - moments(q * 0.99, nodes: 131072)) / (0.02 * q)
            #expect(abs(slope - point.slope) <= 0.02 * max(1, abs(slope)), "V′(\(q)) = \(point.slope), not \(slope)")
        }
        // None is missed: wherever the other map crosses the line clearly, there is one.
        let grid = (0...48).map { pow(10, (Double($0) - 24) / 8) }
        var last: (q: Double, rises: Bool)?
        for q in grid {
            let ratio = moments(q, nodes: 4096) / q
            guard ratio.isFinite, abs(ratio - 1) > 5e-3 else { continue }
            if let last, last.rises != (ratio > 1) {
                #expect(
                    points.contains { last.q <= $0.variance && $0.variance <= q },
                    "between \(last.q) and \(q): \(points.map(\.variance))")
            }
            last = (q, ratio > 1)
        }
    }

    @Test("SELU's fixed point is 1 and draws in; ReLU keeps every variance; the square of ReLU drives away")
    func known() {
        let selu = VarianceMap(.selu).fixedPoints
        #expect(selu.count == 1 && selu.allSatisfy { abs($0.variance - 1) < 1e-6 && $0.isStable })
        #expect(VarianceMap(.relu).fixedPoints.isEmpty)
        // V(q) = q², V′(1) = 2.
        let square = VarianceMap(.reluSquared).fixedPoints
        #expect(square.count == 1 && square.allSatisfy { abs($0.variance - 1) < 1e-6 && abs($0.slope - 2) < 1e-3 })
    }
}
