import Foundation

/// A file given by a user, read piece by piece: regular files, or what comes through a pipe; only up to a limit.
struct InputFile: ~Copyable {
    private let path: String
    private let limit: Int
    /// `nil` for the pipe.
    private let handle: FileHandle?
    private var read = 0

    /// The path that stands for what comes through a pipe.
    static let pipe = "-"

    /// A pipe can be read once, and data are asked for whenever a run begins anew, so its bytes are kept.
    private static let piped: [UInt8] = {
        var bytes: [UInt8] = []
        while bytes.count <= ProblemLimits.tableBytes {
            guard let data = try? FileHandle.standardInput.read(upToCount: 1 << 20) else { break }
            if data.isEmpty { break }
            bytes += data
        }
        return bytes
    }()

    init(_ path: String, limit: Int) throws(ProblemError) {
        guard path != Self.pipe else {
            if isatty(STDIN_FILENO) != 0 { throw .noPipe }
            if Self.piped.isEmpty { throw .emptyFile("standard input") }
            self.path = "standard input"
            self.limit = limit
            handle = nil
            return
        }
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

    deinit { try? handle?.close() }

    /// The next piece; empty at the end.
    mutating func piece() throws(ProblemError) -> [UInt8] {
        guard let handle else {
            let bytes = Self.piped[min(read, Self.piped.count)...].prefix(1 << 18)
            read += bytes.count
            if read > limit { throw .fileTooLarge(path, limit: limit) }
            return Array(bytes)
        }
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
