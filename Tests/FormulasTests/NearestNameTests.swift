import Formulas
import Testing

@Suite struct NearestNameTests {
    @Test(
        "The distance counts letters put in, left out, replaced and swapped",
        arguments: [
            ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("spiral", "spriral", 1),
            ("sipral", "spiral", 1), ("abc", "abc", 0), ("ab", "ba", 1), ("é", "e", 1),
        ])
    func distance(first: String, second: String, expected: Int) {
        #expect(editDistance(first, second) == expected)
        #expect(editDistance(second, first) == expected)
    }

    @Test(
        "A mistyped name finds the one that was meant",
        arguments: [
            ("sprial", "spiral"), ("CIRCLE", "circle"), ("xro", "xor"), ("checker", "checkerboard"),
            ("moon", "moons"),
        ])
    func nearest(name: String, expected: String) {
        #expect(
            nearestName(to: name, among: ["circle", "xor", "spiral", "moons", "checkerboard"]) == expected)
    }

    @Test("A name like no other finds nothing", arguments: ["", "zzzzzz", "q", "x", "completely different"])
    func nothing(name: String) {
        #expect(nearestName(to: name, among: ["circle", "spiral", "y", ""]) == nil)
    }

    @Test("A very long name costs little and finds nothing")
    func long() {
        let name = String(repeating: "a", count: 1_000_000)
        #expect(nearestName(to: name, among: ["circle"]) == nil)
    }
}
