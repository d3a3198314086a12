import Cells
import Foundation

/// Reports as a CSV file: rows are written as they come, beside the place of the file, and take that place when the run ends,
/// so that it has a whole file or none. Memory does not grow with the rows; after a crash they are in `path.unfinished`.
final class ReportFile {
    private let path: String
    /// Where rows go until the end; the path itself where that is no plain file: a device, a pipe.
    private let place: String
    private let handle: FileHandle
    /// The first row that could not be written.
    private var failure: SystemFailure?

    /// - Throws: where nothing can be written there: better to know before the run than after.
    init(_ path: String, columns: String = RunRecord.columns) throws {
        let folder = (path as NSString).deletingLastPathComponent
        guard FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder) else {
            throw UsageError("cannot write '\(path)': its folder does not exist or is not writable")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw UsageError("cannot write '\(path)': it is a folder; expected a file")
        }
        let kind = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        let isPlain = kind == nil || kind == .typeRegular
        (self.path, place) = (path, isPlain ? path + ".unfinished" : path)
        let descriptor = open(place, O_WRONLY | O_TRUNC | (isPlain ? O_CREAT : 0), 0o666)
        guard descriptor >= 0 else { throw SystemFailure(errno, "cannot write '\(path)'") }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        Reader.oweFile()
        append(columns)
    }

    /// Adds a row; one that cannot be written is told at the end.
    func append(_ row: String) {
        guard failure == nil else { return }
        do { try handle.write(contentsOf: Data((row.withControlsShown + "\n").utf8)) } catch {
            failure = SystemFailure(error, "cannot write '\(path)'")
        }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: where a row could not be written: then there is no file.
    func close() throws {
        if failure == nil, place != path, rename(place, path) != 0 {
            failure = SystemFailure(errno, "cannot write '\(path)'")
        }
        guard let failure else { return }
        if place != path { unlink(place) }
        throw failure
    }
}
