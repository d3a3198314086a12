import Testing

@testable import Problems

@Suite struct RandomNumbersTests {
    @Test("The same seed and stream give the same numbers, another of either gives others")
    func reproducible() {
        func first(_ seed: UInt64, _ stream: String) -> [UInt64] {
            var random = RandomNumbers(seed: seed, stream: stream)
            return (0..<4).map { _ in random.next() }
        }
        #expect(first(1, "a") == first(1, "a"))
        #expect(first(1, "a") != first(2, "a"))
        #expect(first(1, "a") != first(1, "b"))
        #expect(RandomNumbers(seed: 7).stream("a") == RandomNumbers(seed: 7, stream: "a"))
    }

    @Test("The generator is SplitMix64, on every machine")
    func portable() {
        // Frozen: presets and published numbers rest on these.
        var random = RandomNumbers(seed: 1, stream: "split")
        let numbers = (0..<3).map { _ in random.next() }
        #expect(
            numbers == [6_635_808_814_707_761_121, 15_787_851_540_206_809_959, 1_064_944_259_703_565_332])
    }

    @Test("Uniform numbers have the moments of a uniform distribution", arguments: [0, 1, 99] as [UInt64])
    func uniform(seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let values = (0..<50_000).map { _ in random.uniform() }
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        let mean = values.reduce(0, +) / 50_000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50_000
        // Five standard errors: 1/sqrt(12 n) and about 0.3/sqrt(n) * 1/4.
        #expect(abs(mean - 0.5) < 5 * 0.0013)
        #expect(abs(variance - 1.0 / 12) < 0.002)
    }

    @Test(
        "Normal numbers have mean 0, deviation 1 and the fourth moment 3", arguments: [0, 1, 99] as [UInt64])
    func normal(seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let values = (0..<100_000).map { _ in random.normal() }
        let n = Double(values.count)
        #expect(abs(values.reduce(0, +) / n) < 0.02)
        #expect(abs(values.reduce(0) { $0 + $1 * $1 } / n - 1) < 0.03)
        #expect(abs(values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n - 3) < 0.2)
        let serial = zip(values, values.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / n
        #expect(abs(serial) < 0.02)
    }

    @Test("Integers are equally likely and within their bound")
    func integers() {
        var random = RandomNumbers(seed: 5)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[random.integer(below: 7)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
        #expect(random.integer(below: 1) == 0)
        #expect(random.integer(below: 0) == 0)
        #expect(random.integer(below: -3) == 0)
    }

    @Test("A shuffle keeps every element and moves them", arguments: [0, 1, 2, 100])
    func shuffle(count: Int) {
        var random = RandomNumbers(seed: 5)
        var elements = Array(0..<count)
        random.shuffle(&elements)
        #expect(elements.sorted() == Array(0..<count))
        if count == 100 { #expect(elements != Array(0..<count)) }
    }
}
