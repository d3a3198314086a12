import Foundation

/// Writing of small files whole or not at all.
enum PresetFile {
    /// Writes beside the file first and moves it into place, so that no one ever sees half of it.
    static func write(_ text: String, to path: String, replacing: Bool) throws(PresetErrors) {
        let folder = PresetPath.folder(of: path)
        let name = PresetPath.name(of: path)
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw PresetErrors(.notWritable, file: path)
        }
        var information = stat()
        let exists = stat(path, &information) == 0
        if exists, information.st_mode & S_IFMT == S_IFDIR { throw PresetErrors(.isFolder, file: path) }
        if exists, !replacing { throw PresetErrors(.alreadyThere, file: path) }

        let temporary = folder + "/.\(name).\(UInt64.random(in: .min ... .max))"
        guard writeNew(Array(text.utf8), to: temporary) else { throw PresetErrors(.notWritable, file: path) }
        defer { unlink(temporary) }
        if replacing {
            guard rename(temporary, path) == 0 else { throw PresetErrors(.notWritable, file: path) }
        } else if link(temporary, path) != 0 {
            // A second name fails where a file came in between, which moving would replace in silence. File
            // systems without second names have only been asked beforehand.
            if errno == EEXIST { throw PresetErrors(.alreadyThere, file: path) }
            guard rename(temporary, path) == 0 else { throw PresetErrors(.notWritable, file: path) }
        }
    }

    /// Writes a file that must not be there yet, and waits until the disk has it.
    private static func writeNew(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                // Within the buffer, as done is below its count.
                Foundation.write(descriptor, buffer.baseAddress! + done, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            done += count
        }
        let isWhole = done == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWhole else {
            unlink(path)
            return false
        }
        return true
    }
}
