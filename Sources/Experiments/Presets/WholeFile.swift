import Foundation

/// Writing of files whole or not at all.
public enum WholeFile {
    /// Why a file is not written.
    public enum Refusal: Error, Hashable, Sendable {
        /// Something of that name is there, and was not to be replaced.
        case alreadyThere
        /// A folder is in its place.
        case isFolder
        /// A device, a pipe or the like is in its place.
        case isNoFile
        /// What the system said: a value of `errno`.
        case system(Int32)
    }

    /// Writes beside the file first and moves it into place, so that no one ever sees half of it. Through a link, so that a
    /// linked file stays one; what is there keeps its mode.
    ///
    /// - Parameters:
    ///   - replacing: whether a file of that name may be replaced.
    ///   - mode: of a file that was not there.
    public static func write(
        _ text: String, to path: String, replacing: Bool, mode: mode_t = 0o644
    ) throws(Refusal) {
        let place = try target(of: path)
        var information = stat()
        let exists = stat(place, &information) == 0
        if exists {
            switch information.st_mode & S_IFMT {
            case S_IFDIR: throw .isFolder
            case S_IFREG: break
            default: throw .isNoFile
            }
            if !replacing { throw .alreadyThere }
        }
        let name = PresetPath.name(of: place)
        let temporary = PresetPath.folder(of: place) + "/.\(name).\(UInt64.random(in: .min ... .max))"
        try writeNew(
            Array(text.utf8), to: temporary, mode: exists ? information.st_mode & 0o7777 : mode, isExact: exists)
        defer { unlink(temporary) }
        if replacing {
            guard rename(temporary, place) == 0 else { throw .system(errno) }
        } else if link(temporary, place) != 0 {
            // A second name fails where a file came in between, which moving would replace in silence. File
            // systems without second names have only been asked beforehand.
            if errno == EEXIST { throw .alreadyThere }
            guard rename(temporary, place) == 0 else { throw .system(errno) }
        }
    }

    /// Where a chain of links leads, whether or not anything is there.
    private static func target(of path: String) throws(Refusal) -> String {
        var place = path
        // As many as the system follows.
        for _ in 0..<40 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else { return place }
            place = next.hasPrefix("/") ? next : PresetPath.folder(of: place) + "/" + next
        }
        throw .system(ELOOP)
    }

    /// Writes a file that must not be there yet, and waits until the disk has it.
    ///
    /// - Parameter isExact: whether the mode is to be that, whatever the process takes away from new files.
    private static func writeNew(_ bytes: [UInt8], to path: String, mode: mode_t, isExact: Bool) throws(Refusal) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isExact ? 0o600 : mode)
        guard descriptor >= 0 else { throw .system(errno) }
        var failure: Int32?
        var done = 0
        while done < bytes.count, failure == nil {
            let count = bytes.withUnsafeBytes { buffer in
                // Within the buffer, as done is below its count.
                Foundation.write(descriptor, buffer.baseAddress! + done, bytes.count - done)
            }
            if count > 0 { done += count } else if errno != EINTR { failure = errno }
        }
        if isExact, failure == nil, fchmod(descriptor, mode) != 0 { failure = errno }
        if failure == nil, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == nil { failure = errno }
        guard let failure else { return }
        unlink(path)
        throw .system(failure)
    }
}
