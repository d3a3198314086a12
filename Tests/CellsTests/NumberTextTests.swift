import Testing

@testable import Cells

@Suite("Numbers for people")
struct NumberTextTests {
    @Test(
        "significant digits",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (0.12345, "0.123"), (12.345, "12.3"),
            (1234.5, "1235"),
            (123_456, "123456"), (1_234_567, "1.23e6"), (0.0012345, "0.00123"), (0.00001234, "1.23e-5"),
            (0.99999, "1"), (999.96, "1000"), (0.15, "0.15"), (-2.5e-7, "-2.5e-7"), (1e308, "1e308"),
            (Double.leastNonzeroMagnitude, "5e-324"),
            (.nan, "NaN"), (.infinity, "inf"), (-.infinity, "-inf"), (100, "100"), (0.0009999, "0.001"),
        ] as [(Double, String)])
    func significant(value: Double, text: String) {
        #expect(NumberText.significant(value) == text)
    }

    @Test(
        "a fixed number of decimals",
        arguments: [
            (1.005, 2, "1.01"), (2.0, 1, "2.0"), (-0.001, 2, "0.00"), (123.456, 0, "123"), (0.5, 0, "1"),
            (0.04, 0, "0"),
            (9.96, 1, "10.0"), (1e20, 1, "100000000000000000000.0"),
        ] as [(Double, Int, String)])
    func fixed(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test(
        "suffixes",
        arguments: [
            (950.0, "950"), (12_345, "12.3k"), (999_950, "1M"), (1_500_000_000, "1.5G"), (-2500, "-2.5k"),
            (2e18, "2e18"),
            (0.5, "0.5"), (3e15, "3P"), (.nan, "NaN"),
        ] as [(Double, String)])
    func compact(value: Double, text: String) {
        #expect(NumberText.compact(value) == text)
    }

    @Test(
        "commas",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")] as [(Int, String)])
    func grouped(value: Int, text: String) {
        #expect(NumberText.grouped(value) == text)
        #expect(NumberText.grouped(.min) == "-9,223,372,036,854,775,808")
    }

    @Test(
        "durations",
        arguments: [
            (0.0, "0 µs"), (0.00085, "850 µs"), (0.0123, "12.3 ms"), (0.99996, "1.0 s"), (1.24, "1.2 s"),
            (42.3, "42 s"),
            (59.9, "1m 00s"), (80, "1m 20s"), (7512, "2h 05m"), (273_600, "3d 4h"), (-5, "-5.0 s"),
            (.nan, "NaN"),
            (.infinity, "inf"), (1e300, "1.16e295 d"),
        ] as [(Double, String)])
    func durations(seconds: Double, text: String) {
        #expect(NumberText.duration(seconds) == text)
    }

    @Test(
        "percent never claims the whole too early",
        arguments: [
            (0.9734, "97.3%"), (1, "100%"), (0.99999, "99.9%"), (0, "0%"), (.nan, "NaN"),
        ] as [(Double, String)])
    func percent(fraction: Double, text: String) {
        #expect(NumberText.percent(fraction) == text)
    }

    @Test("bytes", arguments: [(512, "512 B"), (1500, "1.5 kB"), (2_000_000, "2 MB")] as [(Int, String)])
    func bytes(count: Int, text: String) {
        #expect(NumberText.bytes(count) == text)
    }
}
