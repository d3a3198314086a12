import Foundation
import TestSupport
import Testing

/// A file holds one idea: what is longer than a person reads at a stretch says why it is one.
@Suite struct FileLengthTests {
    static let limit = 300

    /// Longer files, each with its reason.
    static let longer = [
        "MatrixProduct+Tiles.swift":
            "register tiles of one product, which must be read beside each other: they differ in shape alone"
    ]

    @Test("no source file is longer than the limit without a reason")
    func filesAreShort() throws {
        var seen = 0
        for target in ImportTests.allowed.keys.sorted() + ["soma"] {
            for file in ImportTests.sources(of: target) {
                seen += 1
                let lines = try String(contentsOf: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count
                let name = file.lastPathComponent
                if Self.longer[name] == nil {
                    #expect(lines <= Self.limit, "\(name) has \(lines) lines: split it, or say here why it is one idea")
                } else {
                    #expect(lines > Self.limit, "\(name) has \(lines) lines: take it off the list of longer files")
                }
            }
        }
        #expect(seen > 600)
    }
}
