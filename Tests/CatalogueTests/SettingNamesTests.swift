import Foundation
import Testing

/// Settings are read by name, `settings.integer("grid")`, and a name that nobody declared stops the program. The
/// examination builds every unit, but not every branch of it; so the sources are read.
struct SettingNamesTests {
    /// A name of a setting and the kind it is declared or read as.
    struct Use: Hashable, CustomStringConvertible {
        let kind: String
        let name: String

        var description: String { ".\(kind)(\"\(name)\")" }

        /// Whole numbers may be read as numbers.
        func isMet(by declared: Set<Use>) -> Bool {
            declared.contains(self) || kind == "number" && declared.contains(Use(kind: "integer", name: name))
        }
    }

    struct Text {
        let file: URL
        let declared: Set<Use>
        let read: Set<Use>

        init(_ file: URL) throws {
            self.file = file
            let text = try String(contentsOf: file, encoding: .utf8)
            declared = Set(
                text.matches(of: /Setting\(\s*"([^"]*)",\s*\.(\w+)/).map { Use(kind: "\($0.2)", name: "\($0.1)") })
            read = Set(
                text.matches(of: /\.(number|integer|flag|choice|numbers)\(\s*"([^"]*)"\s*\)/)
                    .map { Use(kind: "\($0.1)", name: "\($0.2)") })
        }

        func isIn(_ target: String) -> Bool { file.path.contains("/Sources/\(target)/") }
    }

    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")

    static func texts() throws -> [Text] {
        // Files of reference vectors have words of their own.
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects
        return try (files as? [URL] ?? [])
            .filter { $0.pathExtension == "swift" && !$0.path.contains("/References/") }.map { try Text($0) }
    }

    @Test("A setting that is read is declared, with that kind, in the same folder of the catalogue")
    func declared() throws {
        let texts = try Self.texts()
        let catalogue = texts.filter { $0.isIn("Catalogue") }
        #expect(catalogue.contains { $0.read.count > 3 })
        let folders = Dictionary(grouping: catalogue) { $0.file.deletingLastPathComponent() }
        for (_, folder) in folders {
            let declared = folder.reduce(into: Set<Use>()) { $0.formUnion($1.declared) }
            for text in folder {
                for use in text.read {
                    #expect(use.isMet(by: declared), "\(text.file.lastPathComponent) reads \(use)")
                }
            }
        }
        let declared = catalogue.reduce(into: Set<Use>()) { $0.formUnion($1.declared) }
        for text in texts where text.isIn("Training") || text.isIn("Experiments") {
            for use in text.read { #expect(use.isMet(by: declared), "\(text.file.lastPathComponent) reads \(use)") }
        }
    }

    @Test("A setting that is declared is read somewhere")
    func read() throws {
        let texts = try Self.texts()
        let read = texts.reduce(into: Set<Use>()) { $0.formUnion($1.read) }
        for text in texts where text.isIn("Catalogue") {
            for use in text.declared {
                let asNumber = Use(kind: "number", name: use.name)
                #expect(
                    read.contains(use) || use.kind == "integer" && read.contains(asNumber),
                    "nobody reads \(use) of \(text.file.lastPathComponent)")
            }
        }
    }
}
