import Foundation

/// A file given by a user, read piece by piece: only regular files, only up to a limit.
struct InputFile: ~Copyable {
    private let path: String
    private let limit: Int
    private let handle: FileHandle
    private var read = 0

    init(_ path: String, limit: Int) throws(ProblemError) {
        var information = stat()
        guard stat(path, &information) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missingFile(path) : .unreadable(path)
        }
        // Opening a pipe could wait for ever and a device has no end, so the kind is asked first.
        switch information.st_mode & S_IFMT {
        case S_IFDIR: throw .isDirectory(path)
        case S_IFREG: break
        default: throw .notARegularFile(path)
        }
        if information.st_size == 0 { throw .emptyFile(path) }
        if Int(information.st_size) > limit { throw .fileTooLarge(path, limit: limit) }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(path) }
        self.path = path
        self.limit = limit
        self.handle = handle
    }

    deinit { try? handle.close() }

    /// The next piece; empty at the end.
    mutating func piece() throws(ProblemError) -> [UInt8] {
        let data: Data?
        do { data = try handle.read(upToCount: 1 << 18) } catch { throw .unreadable(path) }
        let bytes = [UInt8](data ?? Data())
        // The file may have grown since its size was asked.
        read += bytes.count
        if read > limit { throw .fileTooLarge(path, limit: limit) }
        return bytes
    }

    /// The whole file.
    static func bytes(_ path: String, limit: Int) throws(ProblemError) -> [UInt8] {
        var file = try InputFile(path, limit: limit)
        var bytes: [UInt8] = []
        while true {
            let piece = try file.piece()
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }
}
