import Cells
import Foundation

/// What happened, for a report of a problem: the screen has no place for it, and the terminal is not ours to write on.
/// Nothing depends on it: where it cannot be written there is none.
struct LogFile {
    let path: String

    /// Beyond this a new file is begun, and the old one kept beside it.
    private static let largest = 1_000_000

    init(path: String = UserFolders.log) { self.path = path }

    func append(_ text: String) {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
        if size > Self.largest {
            try? FileManager.default.removeItem(atPath: path + ".old")
            try? FileManager.default.moveItem(atPath: path, toPath: path + ".old")
        }
        // Not to wait where someone put a pipe in its place.
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let words = text.withControlsShown.split(separator: "\n").joined(separator: " | ")
        let bytes = Array("\(Date().ISO8601Format()) \(getpid()) \(words)\n".utf8)
        // One call for one line: lines of two programs do not mix.
        _ = write(file, bytes, bytes.count)
    }
}
