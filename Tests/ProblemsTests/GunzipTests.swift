import Foundation
import Testing

@testable import Problems

@Suite struct GunzipTests {
    /// `printf 'a,y\n1,2.5\n3,4\n5,6\n' | gzip -n`, and the same once more behind it.
    private static let packed: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4b, 0xd4, 0xa9, 0xe4, 0x32, 0xd4,
        0x31, 0xd2, 0x33, 0xe5, 0x32, 0xd6, 0x31, 0xe1, 0x32, 0xd5, 0x31, 0xe3, 0x02, 0x00, 0xf2, 0x26,
        0x55, 0xd0, 0x12, 0x00, 0x00, 0x00,
    ]
    private static let text = "a,y\n1,2.5\n3,4\n5,6\n"

    private func unpacked(_ bytes: [UInt8], piece: Int) throws(ProblemError) -> String {
        var gunzip = Gunzip(file: "t.gz")
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try gunzip.unpack(Array(bytes[start..<min(start + piece, bytes.count)])) { result += $0 }
        }
        try gunzip.finish()
        return String(decoding: result, as: UTF8.self)
    }

    @Test("A packed table is unpacked, whatever pieces it comes in, two in one file too", arguments: [1, 7, 1000])
    func pieces(size: Int) throws {
        #expect(try unpacked(Self.packed, piece: size) == Self.text)
        #expect(try unpacked(Self.packed + Self.packed, piece: size) == Self.text + Self.text)
    }

    @Test("A damaged one, or one that ends too soon, is refused in words")
    func damaged() {
        var changed = Self.packed
        changed[14] ^= 0x40
        for bytes in [Array(Self.packed.dropLast(3)), changed, Array(Self.packed.prefix(10))] {
            #expect(throws: ProblemError.damagedPacking("t.gz")) { try unpacked(bytes, piece: 5) }
        }
    }

    @Test("A packed file opens like one that is not")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("soma-\(UUID().uuidString).csv.gz")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(Self.packed).write(to: path)
        let table = try CSVTable.read(path.path, header: .automatic)
        #expect(table.rows == 3 && table.columns.map(\.numbers) == [[1, 3, 5], [2.5, 4, 6]])
        #expect(
            CSVSource.isTableFile("a.CSV.gz") && !CSVSource.isTableFile("races/csv") && !CSVSource.isTableFile("a.yaml")
        )
    }
}
