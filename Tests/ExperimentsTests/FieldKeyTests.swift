import Foundation
import TestSupport
import Testing

@testable import Experiments

/// One fact in one place: what is called by a key knows it from its field.
@Suite("Keys of fields")
struct FieldKeyTests {
    /// Words of everyday that panels, columns of reports, variables and commands are called by too.
    private static let everyday: Set<String> = [
        "title", "data", "network", "output", "loss", "steps", "seed", "goal", "race", "unit", "activation", "task",
        "lesson",
    ]

    /// Settings of a unit stand under their own names.
    private static let keys = Set(
        Experiment.fields.flatMap { [$0.key, $0.name] } + Experiment.Layer.fields.map(\.key)
    ).subtracting([LayerField.settings.key])

    /// How many files of a folder spell each key as a string, the fields' own files and comments apart.
    private static func spelling(in folder: String, without part: String? = nil) throws -> [String: Int] {
        let root = Repository.root.appending(path: folder)
        let files =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        var counts: [String: Int] = [:]
        // Entries of the catalogue, and files of reference vectors, have settings of their own names.
        let others = ["/Experiments/Fields/", "/Sources/Catalogue/", "/Sources/References/"]
        for file in files where file.pathExtension == "swift" && !others.contains(where: file.path.contains) {
            if let part, file.path.contains(part) { continue }
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let code = lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
            for key in keys where code.contains("\"\(key)\"") { counts[key, default: 0] += 1 }
        }
        return counts
    }

    @Test("are spelled in two files at most outside the fields' own, where they mean nothing else")
    func everywhere() throws {
        for (key, count) in try Self.spelling(in: "Sources") where !Self.everyday.contains(key) {
            #expect(count <= 2, "“\(key)” in \(count) files")
        }
    }

    @Test("are spelled in two files at most where experiments are read, written, compared and changed")
    func amongExperiments() throws {
        for folder in ["Sources/Experiments", "Sources/Playground/Updating"] {
            // A folder that was moved would hold no key at all.
            #expect(FileManager.default.fileExists(atPath: Repository.root.appending(path: folder).path), "\(folder)")
            // Lenses have names of their own for what they watch, such as a layer's output.
            for (key, count) in try Self.spelling(in: folder, without: "/Experiments/Lenses/") {
                #expect(count <= 2, "“\(key)” in \(count) files of \(folder)")
            }
        }
    }

    @Test(
        "lines and sentences about a run call its settings by the fields' words",
        arguments: ["Screen/Header", "PlainText/State+Account", "Stages/Network/Panels/PresetCard"])
    func words(file: String) throws {
        let code = try String(
            contentsOf: Repository.root.appending(path: "Sources/Playground/\(file).swift"), encoding: .utf8)
        #expect(code.contains("ExperimentField"))
        let spelled: Set<String> = Self.everyday.subtracting(["seed", "steps"])
        for field in Experiment.fields where !spelled.contains(field.key) {
            for word in Set([field.title, field.short]) {
                // Where a text, or a part of a sentence, begins with the word and a value follows.
                for start in ["\"", ", "] {
                    #expect(!code.contains("\(start)\(word) \\("), "“\(word)” is spelled in \(file)")
                }
            }
        }
    }
}
