import Cells
import Foundation

/// Reports as a CSV file, written when the run ends: a whole file or none.
struct ReportFile {
    private let path: String
    private var text: String

    /// - Throws: where nothing can be written there: better to know before the run than after.
    init(_ path: String, columns: String = RunRecord.columns) throws {
        self.path = path
        Reader.oweFile()
        text = columns + "\n"
        let folder = (path as NSString).deletingLastPathComponent
        guard FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder) else {
            throw UsageError("cannot write '\(path)': its folder does not exist or is not writable")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw UsageError("cannot write '\(path)': it is a folder; expected a file")
        }
    }

    mutating func append(_ row: String) { text += row.withControlsShown + "\n" }

    func close() throws {
        // A whole file takes the place of another; a device or a pipe must stay what it is.
        let kind = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        let options: Data.WritingOptions = kind == nil || kind == .typeRegular ? .atomic : []
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: options) } catch {
            throw SystemFailure(error, "cannot write '\(path)'")
        }
    }
}
