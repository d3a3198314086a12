import Foundation
import Problems
import Testing

@testable import Experiments

@Suite("Preset files are written whole or not at all")
struct PresetFileTests {
    /// An empty folder of its own for each test.
    private static func folder() throws -> String {
        let path =
            FileManager.default.temporaryDirectory.path + "/presets-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private let experiment = Experiment(data: ProblemSource(.builtIn("xor")))

    @Test("What is written reads back, and nothing else is left in the folder")
    func written() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try experiment.writePreset(to: folder + "/a.yaml")
        #expect(try Experiment(presetFile: folder + "/a.yaml") == experiment)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.yaml"])
    }

    @Test("A file that is there stays unless replacing is asked for")
    func replacing() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a.yaml"
        try experiment.writePreset(to: path)
        var other = experiment
        other.steps = 5
        let error = #expect(throws: PresetErrors.self) { try other.writePreset(to: path) }
        #expect(error?.description == path + ": the file is already there; nothing was written")
        #expect(try Experiment(presetFile: path) == experiment)
        try other.writePreset(to: path, replacing: true)
        #expect(try Experiment(presetFile: path) == other)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.yaml"])
    }

    @Test("Places that cannot be written to are told")
    func impossible() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (path, fact) in [
            (folder, PresetError.Fact.isFolder), (folder + "/", .notWritable),
            (folder + "/none/a.yaml", .notWritable),
            ("", .notWritable), (folder + "/a\u{0}b", .notWritable),
        ] {
            let error = #expect(throws: PresetErrors.self) { try experiment.writePreset(to: path) }
            #expect(error?.errors.first?.fact == fact, "\(path)")
        }
    }

    @Test("Data beside a preset go with it")
    func relativeData() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let experiment = Experiment(data: ProblemSource(.csv(CSVSource(path: folder + "/d/a.csv"))))
        try experiment.writePreset(to: folder + "/a.yaml")
        #expect(
            try String(contentsOfFile: folder + "/a.yaml", encoding: .utf8) == "data: {csv: \"d/a.csv\"}\n")
        #expect(try Experiment(presetFile: folder + "/a.yaml") == experiment)
    }
}
