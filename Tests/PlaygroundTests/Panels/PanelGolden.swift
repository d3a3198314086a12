import Cells
import Foundation
import Testing

/// Compares a drawing with the text kept in `Goldens/`. With SOMA_RECORD=1 the file is written and the test fails, so
/// that nothing recorded passes unseen.
func expectPanelGolden(
    _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Goldens").appending(path: name.replacingOccurrences(of: " ", with: "-") + ".txt")
    if ProcessInfo.processInfo.environment["SOMA_RECORD"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name): look at it, then run again", sourceLocation: sourceLocation)
        return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("no golden \(name); SOMA_RECORD=1 writes it", sourceLocation: sourceLocation)
        return
    }
    #expect(text == kept, "\(name)", sourceLocation: sourceLocation)
}
