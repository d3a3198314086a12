import Foundation
import Testing

@testable import Training

@Suite struct LBFGSTests {
    static func rosenbrock(_ x: [Double]) -> (value: Double, gradient: [Double]) {
        let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
        return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
    }

    @Test("Rosenbrock's valley is followed to its end")
    func valley() {
        var x = [-1.2, 1.0]
        var search = LBFGS()
        for _ in 0..<4 { _ = search.step(from: &x, evaluate: Self.rosenbrock) }
        #expect(abs(x[0] - 1) < 1e-9 && abs(x[1] - 1) < 1e-9)
    }

    @Test("a move goes down the gradient first, and ends where both Wolfe conditions hold")
    func firstMove() {
        var settings = LBFGS.Settings()
        settings.iterations = 1
        let start = [-1.2, 1.0]
        var x = start
        var search = LBFGS(settings)
        let outcome = search.step(from: &x, evaluate: Self.rosenbrock)
        #expect(outcome.moves == 1 && outcome.before == Self.rosenbrock(start).value)
        let (before, after) = (Self.rosenbrock(start), Self.rosenbrock(x))
        #expect(after.value == outcome.after)
        let move = zip(x, start).map { $0 - $1 }
        func slope(_ gradient: [Double]) -> Double { gradient[0] * move[0] + gradient[1] * move[1] }
        #expect(abs(move[0] / move[1] - before.gradient[0] / before.gradient[1]) < 1e-9)
        #expect(after.value <= before.value + 1e-4 * slope(before.gradient))
        #expect(abs(slope(after.gradient)) <= -0.9 * slope(before.gradient))
    }

    @Test("a quadratic bowl of any condition is solved to the last digits", arguments: [1.0, 1e2, 1e4, 1e6])
    func bowl(condition: Double) {
        let count = 8
        let weights = (0..<count).map { 1 + (condition - 1) * Double($0) / Double(count - 1) }
        var x = [Double](repeating: 1, count: count)
        var search = LBFGS()
        for _ in 0..<10 {
            _ = search.step(from: &x) { x in
                let value = zip(weights, x).reduce(0) { $0 + 0.5 * $1.0 * $1.1 * $1.1 }
                return (value, zip(weights, x).map { $0 * $1 })
            }
        }
        #expect(x.allSatisfy { abs($0) < 1e-12 })
    }

    @Test("a step keeps to its numbers of moves and evaluations")
    func limits() {
        var settings = LBFGS.Settings()
        settings.iterations = 3
        var x = [-1.2, 1.0]
        var search = LBFGS(settings)
        #expect(search.step(from: &x, evaluate: Self.rosenbrock).moves == 3)
        settings.iterations = 1000
        settings.evaluations = 6
        search = LBFGS(settings)
        let outcome = search.step(from: &x, evaluate: Self.rosenbrock)
        // The last line search may end what it began.
        #expect(outcome.evaluations < 6 + StrongWolfeSearch.limit)
    }

    @Test("at the minimum, on a plain and beyond the finite numbers nothing moves")
    func nothingToDo() {
        for function: ([Double]) -> (value: Double, gradient: [Double]) in [
            { (0.5 * $0[0] * $0[0], [$0[0]]) }, { _ in (1, [0]) }, { _ in (.nan, [1]) },
            { _ in (1, [.nan]) }, { _ in (.infinity, [1]) },
        ] {
            var x = [0.0]
            var search = LBFGS()
            _ = search.step(from: &x, evaluate: function)
            #expect(x == [0])
        }
        var empty: [Double] = []
        var search = LBFGS()
        #expect(search.step(from: &empty) { _ in (1, []) }.after == 1)
    }

    @Test("a cliff into what is not finite is not stepped over")
    func cliff() {
        // −log(1 − x) − 3x has its minimum at 2/3 and no value from 1 on.
        var x = [-50.0]
        var search = LBFGS()
        for _ in 0..<3 {
            _ = search.step(from: &x) { x in
                let rest = 1 - x[0]
                return rest > 0 ? (-log(rest) - 3 * x[0], [1 / rest - 3]) : (.nan, [.nan])
            }
        }
        #expect(abs(x[0] - 2.0 / 3) < 1e-9)
    }

    @Test("the same start gives the same bits, and a copy goes on like the original")
    func repeatable() {
        var x = [-1.2, 1.0]
        var search = LBFGS()
        _ = search.step(from: &x, evaluate: Self.rosenbrock)
        var (y, copy) = (x, search)
        _ = search.step(from: &x, evaluate: Self.rosenbrock)
        _ = copy.step(from: &y, evaluate: Self.rosenbrock)
        #expect(x == y && search == copy)
    }

    @Test("the cubic through two points has its minimum where calculus puts it")
    func cubic() {
        // f = t³ − 3t + 2: minimum at 1; slopes 3t² − 3.
        func point(_ t: Double) -> LinePoint {
            LinePoint(length: t, value: t * t * t - 3 * t + 2, gradient: [], slope: 3 * t * t - 3)
        }
        #expect(abs(StrongWolfeSearch.cubicMinimum(point(0), point(3), within: 0...3) - 1) < 1e-12)
        #expect(abs(StrongWolfeSearch.cubicMinimum(point(3), point(0), within: 0...3) - 1) < 1e-12)
        #expect(StrongWolfeSearch.cubicMinimum(point(0), point(3), within: 1.5...3) == 1.5)
    }
}
