import Testing

@testable import Cells

@Suite("Axes")
struct AxesTests {
    @Test(
        "ticks are round and few",
        arguments: [
            (0.0, 1.0, 5, ["0", "0.5", "1.0"]), (0, 100, 6, ["0", "20", "40", "60", "80", "100"]),
            (-1, 1, 3, ["-1", "0", "1"]), (0, 25_000, 3, ["0", "10k", "20k"]),
            (0, 3e-5, 4, ["0", "1e-5", "2e-5", "3e-5"]),
            (1e6, 1e6 + 4, 5, ["1M", "1.000001M", "1.000002M", "1.000003M", "1.000004M"]),
        ] as [(Double, Double, Int, [String])])
    func linear(lower: Double, upper: Double, limit: Int, labels: [String]) {
        #expect(Domain(lower, upper).ticks(limit: limit).map(\.label) == labels)
    }

    @Test(
        "logarithmic ticks are powers of ten",
        arguments: [
            (0.001, 10.0, 5, ["0.001", "0.01", "0.1", "1", "10"]), (1, 10, 4, ["1", "2", "5", "10"]),
            (1e-8, 1, 3, ["1e-6", "0.001", "1"]), (0.03, 0.4, 4, ["0.05", "0.1", "0.2"]),
            (2, 4.5, 4, ["2", "3", "4"]),
        ] as [(Double, Double, Int, [String])])
    func logarithmic(lower: Double, upper: Double, limit: Int, labels: [String]) {
        #expect(Domain(lower, upper, scale: .logarithmic).ticks(limit: limit).map(\.label) == labels)
    }

    @Test(
        "any bounds give ticks inside, in order, no more than asked",
        arguments: [
            (0.0, 0.0), (.nan, 1), (-.infinity, .infinity), (1, -1), (-1e308, 1e308), (1e308, 1e308),
            (Double.leastNonzeroMagnitude, 2 * Double.leastNonzeroMagnitude),
            (1, 1.0000000000000002), (-1.7976931348623157e308, 1.7976931348623157e308), (1e-300, 1e300),
            (3, .nan),
        ] as [(Double, Double)])
    func anyBounds(lower: Double, upper: Double) {
        for scale in [AxisScale.linear, .logarithmic] {
            let domain = Domain(lower, upper, scale: scale)
            #expect(domain.lower < domain.upper)
            #expect(domain.lower.isFinite && domain.upper.isFinite)
            #expect(domain.fraction(of: domain.lower) == 0)
            for limit in [0, 1, 2, 5, 50] {
                let values = domain.ticks(limit: limit).map(\.value)
                #expect(values.count <= limit)
                #expect(values == values.sorted())
                #expect(values.allSatisfy { $0.isFinite })
            }
        }
    }

    @Test("fractions and values are inverse", arguments: [AxisScale.linear, .logarithmic])
    func inverse(scale: AxisScale) throws {
        let domain = Domain(0.01, 100, scale: scale)
        for step in 0...10 {
            let value = domain.value(at: Double(step) / 10)
            let fraction = try #require(domain.fraction(of: value))
            #expect((fraction - Double(step) / 10).magnitude < 1e-9)
        }
        #expect(domain.fraction(of: .nan) == nil)
        #expect(Domain(1, 10, scale: .logarithmic).fraction(of: 0) == nil)
    }

    @Test("losses are not padded below zero")
    func padding() {
        #expect(Domain.covering([0.1, 1.1]).lower == 0)
        #expect(Domain.covering([-1, 1]).lower < -1)
        #expect(Domain.covering([Double]()) == Domain(0, 1))
        #expect(
            Domain.covering([.nan, .infinity], scale: .logarithmic) == Domain(0.1, 10, scale: .logarithmic))
    }

    @Test("outliers do not set the range when they are ignored")
    func outliers() {
        let values = (0..<100).map { Double($0) } + [1e9]
        #expect(Domain.covering(values, ignoringOutliers: true).upper < 120)
        #expect(Domain.covering(values).upper > 1e8)
    }

    @Test("smoothing is TensorBoard's")
    func smoothing() {
        let result = smoothed([1, 2, .nan, 3], weight: 0.5)
        #expect(result[0] == 1)
        // (0.25·1 + 0.5·2) / 0.75
        #expect((result[1] - 1.25 / 0.75).magnitude < 1e-12)
        #expect(result[2].isNaN)
        // (0.125·1 + 0.25·2 + 0.5·3) / 0.875
        #expect((result[3] - 2.125 / 0.875).magnitude < 1e-12)
        #expect(smoothed([3, 3, 3], weight: 0.9) == [3, 3, 3])
        #expect(smoothed([1, 5], weight: 0) == [1, 5])
        #expect(smoothed([], weight: 0.6).isEmpty)
    }

    @Test("decimation keeps peaks, order and gaps")
    func decimation() {
        var points = (0..<10_000).map { DataPoint(Double($0), 0) }
        points[5000].y = 7
        points[5001].y = -7
        points[7777].y = .nan
        let few = points.decimated(columns: 100, over: Domain(0, 9999))
        #expect(few.count < 450)
        #expect(few.contains { $0.y == 7 } && few.contains { $0.y == -7 } && few.contains { $0.y.isNaN })
        #expect(few.map(\.x) == few.map(\.x).sorted())
        #expect(few.first == points.first && few.last == points.last)
    }
}
