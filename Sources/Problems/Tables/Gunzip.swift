import CPng

/// Unpacks the bytes of a gzip file piece by piece.
///
/// Source: P. Deutsch, RFC 1952, 1996; zlib unpacks
struct Gunzip {
    /// Frees what zlib holds when nobody unpacks any more.
    private final class Stream {
        var stream = soma_gunzip_begin()
        deinit { soma_gunzip_end(stream) }
    }

    private let unpacking = Stream()
    private let file: String
    /// Whether the last piece ended where a packed file ends.
    private var isWhole = false

    init(file: String) { self.file = file }

    /// Whether bytes begin as gzip files do.
    static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b, 0x08]) }

    /// What a piece unpacks to, given on in pieces of at most 256 KiB, so that little memory is taken however much comes
    /// of it.
    mutating func unpack(
        _ piece: [UInt8], into take: ([UInt8]) throws(ProblemError) -> Void
    ) throws(ProblemError) {
        var packed = piece[...]
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var used = 0
            var made = 0
            let input = Array(packed)
            let state = soma_gunzip(unpacking.stream, input, input.count, &used, &buffer, buffer.count, &made)
            guard state >= 0 else { throw .damagedPacking(file) }
            isWhole = state == 1
            packed = packed.dropFirst(used)
            if made > 0 { try take(Array(buffer[..<made])) }
            // A buffer that is not full says that all of the piece is unpacked.
            if packed.isEmpty, made < buffer.count { return }
            if used == 0, made == 0 { throw .damagedPacking(file) }
        }
    }

    /// Says where the file ends too soon.
    func finish() throws(ProblemError) { if !isWhole { throw .damagedPacking(file) } }
}
