import Catalogue
import ExpressionGraph
import TestSupport
import Testing

/// An initializer and what it must give.
struct Moments: Sendable {
    let initializer: Initializer
    let mean: Double
    let variance: Double

    init(_ initializer: Initializer, mean: Double = 0, variance: Double) {
        self.initializer = initializer
        self.mean = mean
        self.variance = variance
    }
}

struct InitializerTests {
    @Test(
        "Means and deviations are those that were asked for",
        arguments: [
            Moments(.uniform(2...4), mean: 3, variance: 1.0 / 3),
            Moments(.normal(mean: -1, deviation: 2), mean: -1, variance: 4),
            Moments(.symmetric(3), variance: 3),
            Moments(.xavierUniform(fanIn: 30, fanOut: 20, gain: 2), variance: 0.16),
            Moments(.xavierNormal(fanIn: 30, fanOut: 20, gain: 2), variance: 0.16),
            Moments(.heUniform(fanIn: 30, gain: 1.5), variance: 0.075),
            Moments(.heNormal(fanIn: 30, gain: 1.5), variance: 0.075),
            Moments(.lecunUniform(fanIn: 25), variance: 0.04),
            Moments(.lecunNormal(fanIn: 25), variance: 0.04),
        ])
    func moments(_ expected: Moments) {
        let (initializer, mean, variance) = (expected.initializer, expected.mean, expected.variance)
        let values = fill(initializer, [200, 200])
        let found = values.reduce(0, +) / Double(values.count)
        let spread = values.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(values.count)
        // Deviations of the estimates: √(v/n) = √v/200 and at most √2·v/200.
        #expect(abs(found - mean) < 5 * variance.squareRoot() / 200)
        #expect(abs(spread - variance) < 5 * 1.5 * variance / 200)
    }

    @Test("Uniform numbers stay in their range")
    func range() {
        #expect(fill(.symmetric(0.5), [1000]).allSatisfy { abs($0) <= 0.5 })
        #expect(fill(.uniform(-2...1), [1000]).allSatisfy { (-2...1).contains($0) })
    }

    @Test("Constants, lists and scalings are what they say")
    func plain() {
        #expect(fill(.zeros, [2, 2]) == [0, 0, 0, 0])
        #expect(fill(.constant(0.1), [3]) == [0.1, 0.1, 0.1])
        #expect(fill(.values([1, 2]), [2, 1]) == [1, 2])
        #expect(fill(.scaled(.constant(1), by: [2, 3], axis: 0), [2, 3]) == [2, 2, 2, 3, 3, 3])
        #expect(fill(.scaled(.constant(1), by: [2, 3], axis: 1), [2, 2]) == [2, 3, 2, 3])
    }

    @Test(
        "An orthogonal matrix keeps lengths along its shorter side",
        arguments: [[4, 4], [3, 7], [7, 3], [1, 5], [5]])
    func orthogonal(_ dimensions: [Int]) {
        let rows = dimensions[0]
        let columns = dimensions.dropFirst().reduce(1, *)
        let q = fill(.orthogonal(gain: 2), Shape(dimensions))
        let short = min(rows, columns)
        for i in 0..<short {
            for j in 0..<short {
                var dot = 0.0
                for k in 0..<max(rows, columns) {
                    let (first, second) =
                        rows <= columns
                        ? (i * columns + k, j * columns + k) : (k * columns + i, k * columns + j)
                    dot += q[first] * q[second]
                }
                let expected: Double = i == j ? 4 : 0
                #expect(abs(dot - expected) < 1e-13)
            }
        }
    }

    @Test("The same seed gives the same numbers, another seed others")
    func determinism() {
        for initializer in [Initializer.symmetric(1), .normal(mean: 0, deviation: 1), .orthogonal(gain: 1)] {
            #expect(fill(initializer, [3, 3]) == fill(initializer, [3, 3]))
            #expect(fill(initializer, [3, 3]) != fill(initializer, [3, 3], seed: 2))
        }
    }

    @Test("Numbers come from the generator's upper bits alone, the same on every machine")
    func portable() {
        struct Fixed: RandomNumberGenerator {
            func next() -> UInt64 { 1 << 63 }
        }
        var generator = Fixed()
        #expect(Initializer.uniform(0...1).values(shape: [2], using: &generator) == [0.5, 0.5])
    }

    @Test("Every scheme fills a matrix with the variance of its formula")
    func schemes() {
        // Fan in 50, fan out 30, gain 2.
        let variances: [String: Double] = [
            "signal": 0.08, "gradient": 0.3, "xavier": 0.025, "xavier-normal": 0.025, "he": 0.04, "he-normal": 0.04,
            "lecun": 0.02,
            "orthogonal": 0.08, "uniform": 0.0833, "pytorch": 0.00667, "zeros": 0,
        ]
        #expect(Set(variances.keys) == Set(Palette.schemes.map(\.name)))
        for scheme in Palette.schemes {
            let values = fill(scheme.start.weights(Fans(50, 30, gains: { Gains(signal: 2, gradient: 3) })), [30, 50])
            let energy = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
            let expected = variances[scheme.name] ?? .nan
            #expect(abs(energy - expected) <= 0.25 * expected, "\(scheme.name): \(energy), not \(expected)")
            #expect(!scheme.formula.isEmpty && !scheme.source.title.isEmpty)
        }
    }

    private func fill(_ initializer: Initializer, _ shape: Shape, seed: UInt64 = 1) -> [Double] {
        var generator = SplitMix(seed: seed)
        return initializer.values(shape: shape, using: &generator)
    }
}
