import Foundation
import Testing

@testable import Problems

@Suite struct PlaygroundTests {
    private func rows(_ name: String, noise: Double = 0, points: Int = 20_000) throws -> Table {
        try Problem.load(
            ProblemSource(
                .builtIn(name),
                settings: ProblemSettings(points: points, noise: noise, trainShare: 1, seed: 11))
        ).test
    }

    private func points(_ table: Table) -> [(x: Double, y: Double, t: Double)] {
        (0..<table.rows).map { (table.inputs[2 * $0], table.inputs[2 * $0 + 1], table.targets[$0]) }
    }

    @Test("Defaults are those of the source: 500 and 1200 points, half to train, no noise, no scaling")
    func defaults() throws {
        for name in ["circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss"] {
            let problem = try Problem.load(ProblemSource(.builtIn(name)))
            #expect(problem.train.rows == (name.hasPrefix("reg") ? 600 : 250))
            #expect(problem.test.rows == problem.train.rows)
            #expect(problem.domain == [Interval(-6, 6), Interval(-6, 6)])
            #expect(problem.inputScaling.isIdentity)
        }
    }

    @Test("circle: inner radius uniform to 2.5, outer from 3.5 to 5, noise changes labels only")
    func circle() throws {
        let clean = points(try rows("circle"))
        let radii = clean.map { hypot($0.x, $0.y) }
        #expect(zip(clean, radii).allSatisfy { $0.t == 1 ? $1 < 2.5 : $1 >= 3.5 && $1 < 5 })
        let inner = zip(clean, radii).filter { $0.0.t == 1 }.map(\.1)
        #expect(inner.count == 10_000)
        #expect(abs(inner.reduce(0, +) / 10_000 - 1.25) < 0.04)
        let noisy = points(try rows("circle", noise: 0.5))
        #expect(zip(clean, noisy).allSatisfy { $0.x == $1.x && $0.y == $1.y })
        #expect(zip(clean, noisy).contains { $0.t != $1.t })
    }

    @Test("xor: equal signs are class 1, no point within 0.3 of an axis, none beyond 5.3")
    func exclusiveOr() throws {
        let all = points(try rows("xor"))
        #expect(all.allSatisfy { ($0.x * $0.y >= 0) == ($0.t == 1) })
        #expect(
            all.allSatisfy { abs($0.x) >= 0.3 && abs($0.y) >= 0.3 && abs($0.x) <= 5.3 && abs($0.y) <= 5.3 })
        #expect(points(try rows("xor", noise: 0.5)).contains { ($0.x * $0.y >= 0) != ($0.t == 1) })
    }

    @Test("gauss: centres ±2, variance 0.5 + 7 noise", arguments: [0, 0.25, 0.5])
    func gauss(noise: Double) throws {
        let all = points(try rows("gauss", noise: noise))
        for (label, center) in [(1.0, 2.0), (0.0, -2.0)] {
            let cloud = all.filter { $0.t == label }
            #expect(cloud.count == 10_000)
            let mean = cloud.reduce(0) { $0 + $1.x } / 10_000
            let variance = cloud.reduce(0) { $0 + ($1.y - center) * ($1.y - center) } / 10_000
            #expect(abs(mean - center) < 0.1)
            #expect(abs(variance / (0.5 + 7 * noise) - 1) < 0.07)
        }
    }

    @Test("spiral: every point of an arm at its radius and angle")
    func spiral() throws {
        let all = points(try rows("spiral", points: 500))
        for (index, point) in all.enumerated() {
            let fraction = Double(index % 250) / 250
            let angle = 1.75 * fraction * 2 * .pi + (index < 250 ? 0 : .pi)
            #expect(point.t == (index < 250 ? 1 : 0))
            #expect(abs(point.x - 5 * fraction * sin(angle)) < 1e-12)
            #expect(abs(point.y - 5 * fraction * cos(angle)) < 1e-12)
        }
        let noisy = points(try rows("spiral", noise: 0.5, points: 500))
        #expect(
            zip(all, noisy).allSatisfy { abs($0.x - $1.x) <= 0.5 && abs($0.y - $1.y) <= 0.5 && $0.t == $1.t })
    }

    @Test("reg-plane: (x + y)/10 over the square, reaching ±1.2")
    func plane() throws {
        let all = points(try rows("reg-plane"))
        #expect(all.allSatisfy { abs($0.t - ($0.x + $0.y) / 10) < 1e-15 && abs($0.t) <= 1.2 })
        let noisy = points(try rows("reg-plane", noise: 0.5))
        #expect(noisy.allSatisfy { abs($0.t - ($0.x + $0.y) / 10) <= 0.6 })
        #expect(noisy.contains { abs($0.t - ($0.x + $0.y) / 10) > 0.3 })
    }

    @Test("reg-gauss: six cones of either sign, the tallest counts")
    func cones() throws {
        let centers =
            [
                (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
            ] as [(Double, Double, Double)]
        for point in points(try rows("reg-gauss")) {
            var label = 0.0
            for (x, y, sign) in centers {
                let height = sign * max(0, 1 - hypot(point.x - x, point.y - y) / 2)
                if abs(height) > abs(label) { label = height }
            }
            #expect(abs(point.t - label) < 1e-12)
        }
    }
}
