import Foundation
import TestSupport
import Testing

/// What the README says of the house is the house as it is.
@Suite("The README")
struct ReadmeTests {
    private static func readme() throws -> String {
        try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    }

    @Test("has the table of targets that the import lines are held against")
    func table() throws {
        let lines = try Self.readme().split(separator: "\n")
        let head = try #require(lines.firstIndex(of: "| target | may import (of ours) |"))
        var told: [String: Set<String>] = [:]
        for line in lines[(head + 2)...].prefix(while: { $0.hasPrefix("|") }) {
            let cells = line.split(separator: "|").map { names($0) }
            try #require(cells.count == 2)
            for target in cells[0] {
                #expect(told[target] == nil, "\(target) stands twice")
                told[target] = cells[1] == ["nothing"] ? [] : Set(cells[1])
            }
        }
        #expect(told.removeValue(forKey: "soma") == ["all"])
        #expect(told == ImportTests.allowed)
    }

    private func names(_ cell: Substring) -> [String] {
        cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test("maps every folder of the sources, and none that is not there")
    func map() throws {
        let text = try Self.readme()
        let start = try #require(text.range(of: "```\nSources/\n"))
        let end = try #require(text[start.upperBound...].range(of: "Presets/ "))
        let map = text[start.upperBound..<end.lowerBound]
        let parts = map.split(separator: "Tests/ ", maxSplits: 1)
        try #require(parts.count == 2)
        // A folder begins a line or stands after a column of blanks; folders named in a description do not count.
        let told = parts[0].matches(of: /(?:^|\n| {2,})([A-Za-z]+)\/ {2,}/).map { String($0.1) }
        #expect(Set(told) == (try folders("Sources")) && told.count == Set(told).count)
        let others = parts[1].matches(of: /([A-Za-z]+)\//).map { String($0.1) }
        let tests = try folders("Tests").filter { !$0.hasSuffix("Tests") }
        #expect(Set(others) == tests, "folders of Tests that are no targets")
    }

    private func folders(_ path: String) throws -> Set<String> {
        let folder = Repository.root.appending(path: path)
        let found = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
        return Set(
            try found.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
                .map(\.lastPathComponent))
    }

    @Test("shows a preset as it is shipped")
    func preset() throws {
        let text = try Self.readme()
        let start = try #require(text.range(of: "```yaml\n"))
        let end = try #require(text[start.upperBound...].range(of: "```"))
        let shipped = Repository.root.appending(path: "Presets/spiral.yaml")
        #expect(text[start.upperBound..<end.lowerBound] == (try String(contentsOf: shipped, encoding: .utf8)))
    }
}
