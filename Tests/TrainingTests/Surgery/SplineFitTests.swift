import Catalogue
import Testing

@testable import Training

@Suite struct SplineFitTests {
    @Test("splines at a point are those of the unit's recursion", arguments: 0...5)
    func sameSplines(order: Int) {
        let knots = Knots(uniformKnots(low: -1, high: 2, grid: 4, order: order), order: order)
        for x in [-1, -0.31, 0, 0.75, 1.999, 2.2, -1.3] {
            guard let (first, values) = knots.splines(at: x) else { continue }
            #expect(values.allSatisfy { $0 >= 0 } && first >= 0 && first + values.count <= knots.terms)
            if (-1..<2).contains(x) { #expect(abs(values.reduce(0, +) - 1) < 1e-12) }
        }
        #expect(knots.splines(at: 99) == nil && knots.splines(at: .nan) == nil)
        #expect(knots.intervals == 4 && knots.terms == 4 + order)
    }

    @Test("a spline is found again from its values", arguments: [1, 3, 12])
    func fit(grid: Int) {
        let knots = Knots(inner: (0...grid).map { Double($0) / Double(grid) }, order: 3)
        let truth = (0..<knots.terms).map { Double($0 * 7 % 5) - 2 }
        var fit = SplineFit(knots, functions: 2)
        for step in 0...400 {
            let x = Double(step) / 400
            fit.add(x, [knots.value(truth[...], at: x), 1])
        }
        let found = fit.coefficients()
        #expect(zip(found[0], truth).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(found[1].allSatisfy { abs($0 - 1) < 1e-4 })
    }

    @Test("without points, or with points that say nothing, all is 0 and finite")
    func empty() {
        let knots = Knots(inner: [0, 0.5, 1], order: 3)
        var fit = SplineFit(knots, functions: 1)
        #expect(fit.coefficients() == [[0, 0, 0, 0, 0]])
        fit.add(.nan, [1])
        fit.add(0.5, [.infinity])
        fit.add(50, [1])
        #expect(fit.coefficients() == [[0, 0, 0, 0, 0]])
        fit.add(0.1, [1])
        #expect(fit.coefficients()[0].allSatisfy { $0.isFinite })
    }

    @Test("coinciding knots divide nothing by 0")
    func coinciding() {
        let knots = Knots([0, 0, 0, 0, 0.5, 0.5, 1, 1, 1, 1], order: 3)
        for x in [0, 0.25, 0.5, 0.99] {
            let values = knots.splines(at: x)?.values ?? []
            #expect(abs(values.reduce(0, +) - 1) < 1e-12)
        }
    }
}
