import Foundation
import TestSupport
import Testing

/// Lines of JSON and CSV that other programs read.
///
/// Runs are a few steps long, and numbers with fractions may differ by a ten-thousandth: processors round differently.
@Suite("Lines for programs")
struct RecordTests {
    static let recorded: [(name: String, arguments: [String])] = [
        ("train spiral", ["train", "spiral", "--steps", "4", "--every", "2", "--json"]),
        ("train a formula", ["train", "formula.yaml", "--steps", "4", "--every", "2", "--json"]),
        ("train until it diverges", ["train", "diverging.yaml", "--every", "1", "--json"]),
        ("race", ["race", "formula.yaml", "rival.yaml", "--steps", "4", "--every", "2", "--seeds", "2", "--json"]),
        (
            "race of a budget",
            [
                "race", "spiral", "circle", "--steps", "2", "--every", "2", "--budget", "params=200", "--goal",
                "test-accuracy=0.1", "--json",
            ]
        ),
        ("bench", ["bench", "bench/w1", "--seconds", "0.02", "--json"]),
        ("bench of a surface", ["bench", "bench/w1", "--seconds", "0.02", "--surface", "--json"]),
        ("activation", ["activations", "elu", "--set", "alpha=0.5", "--json"]),
        ("activations of a family", ["activations", "--family", "Periodic", "--json"]),
        ("activation at points", ["activations", "gelu", "--at", "-1,0,2.5", "--json"]),
        ("vector unit at points", ["activations", "softmax", "--at", "-1,0,2.5", "--json"]),
        ("verify", ["verify", "holding.yaml", "--json"]),
        ("verify what does not hold", ["verify", "failing.yaml", "--json"]),
    ]

    @Test("of JSON are as recorded", arguments: recorded)
    func json(name: String, arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.errors.isEmpty)
        for line in outcome.output.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
        try expectGolden(
            RecordedText(outcome.output).text, named: "json/" + name, numbersWithin: RecordedText.tolerance)
    }

    @Test(
        "of CSV are as recorded",
        arguments: [
            ("train", ["train", "spiral", "--steps", "4", "--every", "2"]),
            ("train beyond the data", ["train", "formula.yaml", "--steps", "4", "--every", "2"]),
            ("race", ["race", "formula.yaml", "rival.yaml", "--steps", "4", "--every", "2", "--seeds", "2"]),
        ])
    func csv(name: String, arguments: [String]) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "reports.csv")
        let outcome = try Program.run(arguments + ["--csv", file.path])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let rows = try String(contentsOf: file, encoding: .utf8)
        try expectGolden(
            RecordedText(csv: rows).text, named: "csv/" + name, numbersWithin: RecordedText.tolerance)
    }

    @Test("A report of a race has no time, since its runs share the processor")
    func timesOfARace() throws {
        let outcome = try Program.run(
            ["race", "spiral", "circle", "--steps", "2", "--every", "1", "--json"])
        let reports = outcome.output.split(separator: "\n").filter { $0.contains(#""kind":"report""#) }
        #expect(reports.count == 6)
        #expect(reports.allSatisfy { !$0.contains(#""seconds""#) })
        #expect(outcome.output.hasSuffix("}\n") && outcome.output.contains(#""kind":"race""#))
        let last = try #require(outcome.output.split(separator: "\n").last)
        #expect(last.contains(#""seconds":"#))
    }
}
