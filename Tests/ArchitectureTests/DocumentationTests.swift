import Foundation
import Testing

/// Where strangers look first, every public declaration has a line of documentation.
@Suite struct DocumentationTests {
    /// Targets that are documented throughout.
    static let targets = ["Catalogue", "Cells", "Experiments", "Formulas", "Problems", "Training"]

    /// Declarations whose meaning is told elsewhere: initialisers by the properties they fill, requirements of
    /// protocols by the protocol.
    static func isToldElsewhere(_ declaration: Substring) -> Bool {
        [
            "init", "func draw(on", "var description:", "let rawValue", "static func <", "mutating func next()",
            "var startIndex", "var endIndex",
        ]
        .contains { declaration.hasPrefix($0) }
    }

    @Test("every public declaration has a line of documentation", arguments: targets)
    func everyDeclarationIsDocumented(target: String) throws {
        var seen = 0
        for file in ImportTests.sources(of: target) {
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { $0.drop { $0 == " " } }
            for (index, line) in lines.enumerated() where line.hasPrefix("public ") {
                seen += 1
                if Self.isToldElsewhere(line.dropFirst("public ".count)) { continue }
                let above = lines[..<index].last { !$0.hasPrefix("@") } ?? ""
                #expect(above.hasPrefix("///"), "\(file.lastPathComponent):\(index + 1): \(line)")
            }
        }
        #expect(seen > 30)
    }
}
