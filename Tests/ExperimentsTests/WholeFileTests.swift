import Experiments
import Foundation
import TestSupport
import Testing

/// Writing over what is there.
@Suite("A file written whole")
struct WholeFileTests {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder + "/" + name }
    private func mode(_ name: String) -> mode_t {
        var status = stat()
        lstat(path(name), &status)
        return status.st_mode
    }

    @Test("keeps the mode of the one before", arguments: [0o600, 0o640, 0o755] as [mode_t])
    func keepsMode(mode: mode_t) throws {
        try WholeFile.write("old", to: path("a"), replacing: false)
        chmod(path("a"), mode)
        try WholeFile.write("new", to: path("a"), replacing: true)
        #expect(self.mode("a") & 0o7777 == mode)
        #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "new")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }

    @Test("follows links, also those to what is not there yet")
    func followsLinks() throws {
        symlink("b", path("a"))
        symlink(path("real"), path("b"))
        for text in ["first", "second"] {
            try WholeFile.write(text, to: path("a"), replacing: true)
            #expect(mode("a") & S_IFMT == S_IFLNK && mode("b") & S_IFMT == S_IFLNK)
            #expect(try String(contentsOfFile: path("real"), encoding: .utf8) == text)
        }
        symlink("round", path("round"))
        #expect(throws: WholeFile.Refusal.system(ELOOP)) { try WholeFile.write("", to: path("round"), replacing: true) }
    }

    @Test("replaces neither a device nor a pipe nor a folder, and nothing it was not told to")
    func refuses() throws {
        mkfifo(path("pipe"), 0o600)
        symlink("/dev/null", path("device"))
        for name in ["pipe", "device"] {
            #expect(throws: WholeFile.Refusal.isNoFile) { try WholeFile.write("", to: path(name), replacing: true) }
        }
        #expect(mode("pipe") & S_IFMT == S_IFIFO && mode("device") & S_IFMT == S_IFLNK)
        #expect(throws: WholeFile.Refusal.isFolder) { try WholeFile.write("", to: folder, replacing: true) }
        try WholeFile.write("mine", to: path("a"), replacing: false)
        #expect(throws: WholeFile.Refusal.alreadyThere) { try WholeFile.write("", to: path("a"), replacing: false) }
        #expect(throws: WholeFile.Refusal.system(ENOENT)) {
            try WholeFile.write("", to: path("none/a"), replacing: true)
        }
    }

    @Test("is said by a preset in words")
    func preset() throws {
        mkfifo(path("pipe"), 0o600)
        let experiment = try PresetLibrary.shipped.preset(named: "spiral")
        #expect {
            try experiment.writePreset(to: path("pipe"), replacing: true)
        } throws: {
            "\($0)".contains("this is a device or a pipe, expected a regular file")
        }
    }

    @Test("Limits of a preset are named: brackets anywhere, entries of a list")
    func limits() throws {
        let brackets = "title: t\nnote: \"" + String(repeating: "[", count: 65) + "\"\ndata: {set: xor}\n"
        try brackets.write(toFile: path("brackets.yaml"), atomically: true, encoding: .utf8)
        #expect {
            _ = try Experiment(presetFile: path("brackets.yaml"))
        } throws: {
            "\($0)".contains("more than 64 brackets [ and { are open here, those in notes and remarks counted")
        }
        let phases = (0..<300).map { _ in "  - {train: 1}\n" }.joined()
        try "title: t\ndata: {set: xor}\nphases:\n\(phases)".write(
            toFile: path("phases.yaml"), atomically: true, encoding: .utf8)
        #expect {
            _ = try Experiment(presetFile: path("phases.yaml"))
        } throws: {
            "\($0)".contains("found a list of 300, expected 256 at most")
        }
    }
}
