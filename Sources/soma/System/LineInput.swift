import Foundation

/// Lines typed or piped in, taken without waiting.
struct LineInput {
    private var bytes: [UInt8] = []
    private(set) var isAtEnd = false
    private var lines: [String] = []
    let isTerminal = isatty(STDIN_FILENO) == 1

    /// Longer lines are cut into several.
    private static let longest = 65_536
    /// Lines that may wait; more are read when these are done.
    private static let room = 256

    var wantsBytes: Bool { !isAtEnd && lines.count < Self.room }
    var next: String? { lines.first }

    mutating func take() -> String? { lines.isEmpty ? nil : lines.removeFirst() }

    /// Reads what a poll promised.
    mutating func read() {
        var new = [UInt8](repeating: 0, count: 16_384)
        let count = Foundation.read(STDIN_FILENO, &new, new.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        bytes += new.prefix(max(0, count))
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            append(bytes[..<end])
            bytes.removeFirst(end + 1)
        }
        if count <= 0 {
            isAtEnd = true
            if !bytes.isEmpty { append(bytes[...]) }
            bytes = []
        } else if bytes.count > Self.longest {
            append(bytes[...])
            bytes = []
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        lines.append(String(decoding: bytes.last == 13 ? bytes.dropLast() : bytes, as: UTF8.self))
    }
}
