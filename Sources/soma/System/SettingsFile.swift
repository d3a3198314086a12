import Experiments
import Foundation
import Playground

/// The file of what a person has set. A file that cannot be understood is said to be so in one sentence, and never lost.
struct SettingsFile {
    let path: String
    /// As far as the file could be read.
    private(set) var preferences = Preferences()
    /// What is wrong with the file, in one sentence; `nil` where nothing is.
    private(set) var problem: String?

    /// Nobody has that many settings.
    private static let largest = 65_536

    init(path: String = UserFolders.settings) {
        self.path = path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        // No file is the usual case; a link to one that is gone is a mistake.
        guard attributes != nil || isLink else { return }
        guard Self.isRegular(path) else {
            problem = "the settings file \(path) is not a file"
            return
        }
        // One more than is allowed tells that there are too many.
        let file = FileHandle(forReadingAtPath: path)
        guard let file else {
            problem = "the settings file \(path) cannot be read"
            return
        }
        let data = (try? file.read(upToCount: Self.largest + 1)) ?? Data()
        guard data.count <= Self.largest else {
            problem = "the settings file \(path) has more than \(Self.largest) bytes"
            return
        }
        let (found, mistakes) = Preferences.reading(String(decoding: data, as: UTF8.self))
        preferences = found
        if let first = mistakes.first {
            let more = mistakes.count > 1 ? " (and \(mistakes.count - 1) more)" : ""
            problem = "the settings file \(path), \(first)\(more)"
        }
    }

    private var isLink: Bool { (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil }

    /// A file, or a link to one: reading anything else could wait for ever.
    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Writes what has changed on top of what is there now: another program may have changed other lines, and remarks are
    /// a person's. A file that had mistakes is kept beside it as `.old`.
    mutating func write(_ preferences: Preferences) throws(UsageError) {
        let before = self.preferences
        self.preferences = preferences
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // One program at a time reads and writes.
            let lock = open(folder, O_RDONLY | O_CLOEXEC)
            if lock >= 0 { flock(lock, LOCK_EX) }
            defer { if lock >= 0 { close(lock) } }
            if problem != nil {
                try? FileManager.default.removeItem(atPath: path + ".old")
                try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
                problem = nil
                try WholeFile.write(preferences.text, to: path, replacing: true)
                return
            }
            let found = Self.isRegular(path) ? try String(contentsOfFile: path, encoding: .utf8) : nil
            let text = found.map { preferences.written(over: $0, where: before) } ?? preferences.text
            try WholeFile.write(text, to: path, replacing: true)
        } catch {
            throw UsageError("cannot write the settings file \(path): \(Self.words(error))")
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case WholeFile.Refusal.system(let number): SystemFailure(number).description
        case is WholeFile.Refusal: "it is not a file"
        default: (error as NSError).localizedDescription
        }
    }
}
