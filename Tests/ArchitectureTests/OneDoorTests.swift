import Foundation
import TestSupport
import Testing

/// What is printed goes through one door, which shows control characters instead of sending them.
@Suite struct OneDoorTests {
    /// Files that hold the door, and the terminal's own side: cells are cleaned there.
    static let doors: Set<String> = ["StandardStream.swift"]

    static let waysAround = [
        #"\bprint\("#, #"\bdebugPrint\("#, #"\bdump\("#, #"\bputs\("#, #"\bfputs\("#, #"\bprintf\("#, #"\bfwrite\("#,
        #"FileHandle\.standard(Output|Error)"#, #"\bSTD(OUT|ERR)_FILENO\b"#, #"\b(stdout|stderr)\b"#, #"\bNSLog\("#,
        #"/dev/(stdout|stderr|tty|fd)"#, #"\bwithError:"#,
    ]

    @Test("nothing writes to the standard streams beside the door", arguments: waysAround)
    func noWayAround(pattern: String) throws {
        let way = try Regex(pattern)
        for target in ImportTests.allowed.keys.sorted() + ["soma"] where target != "CursesTerminal" {
            for file in ImportTests.sources(of: target) where !Self.doors.contains(file.lastPathComponent) {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    // Comments name things; strings of examples do too.
                    guard !line.drop(while: \.isWhitespace).hasPrefix("//") else { continue }
                    #expect(try way.firstMatch(in: line) == nil, "\(file.lastPathComponent): \(line)")
                }
            }
        }
    }

    @Test("the terminal's own side writes only what its output collects")
    func terminal() throws {
        for file in ImportTests.sources(of: "CursesTerminal") {
            let text = try String(contentsOf: file, encoding: .utf8)
            let writes = text.contains(try Regex(#"\bwrite\("#))
            #expect(!writes || file.lastPathComponent == "TerminalOutput.swift", "\(file.lastPathComponent)")
        }
    }
}
