import Foundation
import Testing

/// Compares a text with the one kept in the folder `Goldens` beside the test's file.
///
/// With SOMA_RECORD=1 the text is written and the test fails, so that nothing recorded passes unseen.
///
/// - Parameters:
///   - name: the golden's file without its ending; blanks become hyphens, a slash makes a folder.
///   - tolerance: how much numbers with a fraction may differ from those kept, relative to them.
///   - filePath: the test's file.
public func expectGolden(
    _ text: String, named name: String, numbersWithin tolerance: Double = 0, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let name = name.replacingOccurrences(of: " ", with: "-") + ".txt"
    let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Goldens").appending(path: name)
    if ProcessInfo.processInfo.environment["SOMA_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name): look at it, then run again", sourceLocation: sourceLocation)
        return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("no golden \(name); SOMA_RECORD=1 writes it", sourceLocation: sourceLocation)
        return
    }
    if text == kept || tolerance > 0 && NumberedText(text).agrees(with: NumberedText(kept), tolerance) { return }
    Issue.record("\(name), \(difference(text, kept))", sourceLocation: sourceLocation)
}

/// The first row in which two texts differ, in words.
private func difference(_ text: String, _ kept: String) -> String {
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let row = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }
    guard let row else { return "\(found.count) rows instead of \(expected.count)" }
    return "row \(row.offset + 1)\nis:   \(row.element.0)\nkept: \(row.element.1)"
}
