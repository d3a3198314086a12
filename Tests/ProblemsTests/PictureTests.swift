import Foundation
import Testing

@testable import Problems

@Suite struct PictureTests {
    private func decoded(_ text: String, _ tail: [UInt8] = []) throws -> Picture {
        try Picture.decoded(Array(text.utf8) + tail, name: "p")
    }

    @Test("The four netpbm formats give their pixels from 0 to 1")
    func formats() throws {
        #expect(try decoded("P2\n# note\n2 1\n4\n0 4\n").values == [0, 1])
        #expect(try decoded("P5 2 1 255\n", [0, 255]).values == [0, 1])
        #expect(try decoded("P3 1 1 2 0 1 2").values == [0, 0.5, 1])
        #expect(try decoded("P6 1 1 65535\n", [0, 0, 255, 255, 0, 0]).values == [0, 1, 0])
        #expect(try decoded("P2 1 1 4 9").values == [1], "more than the greatest value is the greatest")
    }

    @Test(
        "Hostile pictures are refused in words",
        arguments: [
            ("P5", "p: expected a PNG, PGM or PPM picture"),
            ("GIF89a", "p: expected a PNG, PGM or PPM picture"),
            ("P7 1 1 255 ", "p: expected a PNG, PGM or PPM picture"),
            ("P5 ", "p: the picture is damaged: it ends before its last pixel"),
            ("P5 0 4 255 ", "p: the picture is damaged: it has no pixels"),
            ("P5 4 4 0 ", "p: the picture is damaged: the greatest value is 0, expected 1 to 65535"),
            ("P5 99999 1 255 ", "p: the picture is 99999 by 1, the limit is 4096 by 4096"),
            (
                "P5 99999999999999999999999999 9 255 ",
                "p: the picture is 1099511627776 by 9, the limit is 4096 by 4096"
            ),
            ("P5 -1 1 255 ", "p: the picture is damaged: the width is not a number"),
            ("P5 4096 4096 255 abc", "p: the picture is damaged: it ends before its last pixel"),
            ("P2 4096 4096 255 1 2 3", "p: the picture is damaged: it ends before its last pixel"),
            ("P2 1 1 255 x", "p: the picture is damaged: a pixel is not a number"),
        ])
    func hostile(text: String, sentence: String) {
        #expect { try decoded(text) } throws: {
            if "\($0)" != sentence { Issue.record("\($0)") }
            return true
        }
    }

    @Test("The shipped PNG pictures are read")
    func shipped() throws {
        let problem = try Problem.load(ProblemSource(.picture(PictureSource(file: .camera64))))
        #expect(problem.geometry == .picture(width: 64, height: 64, channels: 1))
        #expect(problem.test.rows == 4096 && problem.train.rows == 4096 && problem.testIsTrain)
        #expect(problem.test.input(0).elementsEqual([-1, 1]))
        #expect(problem.test.input(4095).elementsEqual([1, -1]))
        #expect(problem.test.targets.allSatisfy { $0 >= -1 && $0 <= 1 })
        #expect((problem.test.targets.max() ?? 0) - (problem.test.targets.min() ?? 0) > 1)
        let small = try Problem.load(
            ProblemSource(.picture(PictureSource(file: .camera128, longestSide: 32))))
        #expect(small.geometry == .picture(width: 32, height: 32, channels: 1))
    }

    private func png(_ text: String) throws -> Picture {
        try Picture.decoded(Array(try #require(Data(base64Encoded: text))), name: "p")
    }

    @Test("A coloured PNG has three channels, and what is transparent is black")
    func color() throws {
        let picture = try png(
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR42mP4z8DwHwgYABXzBPzVBxqR"
                + "AAAAAElFTkSuQmCC")
        #expect(picture.size == PictureSize(width: 2, height: 1, channels: 3))
        #expect(picture.values == [1, 0, 0, 0, 0, 0])
    }

    @Test("A PNG that is too large or promises more than it holds is refused")
    func hostilePNG() {
        // 5000 by 1 pixels.
        #expect(throws: ProblemError.pictureTooLarge("p", width: 5000, height: 1, limit: 4096)) {
            try png(
                "iVBORw0KGgoAAAANSUhEUgAAE4gAAAABCAAAAAAXehtUAAAAHElEQVR42u3BMQEAAADCoPVPbQo/oAAA"
                    + "AACAuwETiQABoJhm3QAAAABJRU5ErkJggg==")
        }
        // 4000 by 4000 pixels in a file of a few bytes.
        #expect {
            try png(
                "iVBORw0KGgoAAAANSUhEUgAAD6AAAA+gCAIAAABhHXRVAAAAC0lEQVR42mNggAIAAAkAAWj2z04AAAAA"
                    + "SUVORK5CYII=")
        } throws: { "\($0)".hasPrefix("p: the picture is damaged: ") }
    }

    @Test("A reduced picture keeps its mean, a grey one has one channel")
    func reduced() throws {
        let values = (0..<16).map { Double($0) / 15 }
        let picture = Picture(size: PictureSize(width: 4, height: 4, channels: 1), values: values)
        let small = picture.reduced(toLongestSide: 2)
        #expect(small.size == PictureSize(width: 2, height: 2, channels: 1))
        #expect(abs(small.values.reduce(0, +) / 4 - 0.5) < 1e-12)
        #expect(picture.reduced(toLongestSide: 9) == picture)
        let line = Picture(
            size: PictureSize(width: 9, height: 1, channels: 1), values: Array(repeating: 1, count: 9))
        #expect(line.reduced(toLongestSide: 4).size.height == 1)
        let color = Picture(size: PictureSize(width: 1, height: 1, channels: 3), values: [1, 1, 1])
        #expect(abs(color.grey.values[0] - 1) < 1e-12)
    }

    @Test(
        "Twenty thousand damaged PGM and PPM files and two thousand PNG files are read or refused, never worse"
    )
    func mutations() throws {
        var random = RandomNumbers(seed: 8)
        let seeds = [
            Array("P5 4 3 255\n".utf8) + (0..<12).map { UInt8($0 * 20) },
            Array("P2 # x\n3 2 9 1 2 3 4 5 6\n".utf8), Array("P3 1 1 9 1 2 3".utf8),
            Array("P6 2 1 700\n".utf8) + [UInt8](repeating: 1, count: 12),
        ]
        let png = try InputFile.bytes(try ShippedData.path("camera64.png"), limit: 1 << 20)
        var accepted = 0
        for index in 0..<22_000 {
            var bytes = index < 20_000 ? seeds[random.integer(below: seeds.count)] : png
            for _ in 0...random.integer(below: 4) {
                let place = random.integer(below: bytes.count)
                switch random.integer(below: 3) {
                case 0: bytes[place] = UInt8(random.integer(below: 256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(ascii: "0") + UInt8(random.integer(below: 10)), at: place)
                }
            }
            if random.integer(below: 8) == 0 {
                bytes = Array(bytes.prefix(random.integer(below: bytes.count)))
            }
            do throws(ProblemError) {
                let picture = try Picture.decoded(bytes, name: "p")
                #expect(picture.values.allSatisfy { $0 >= 0 && $0 <= 1 })
                accepted += 1
            } catch { #expect(!error.description.isEmpty) }
        }
        #expect(accepted > 500)
    }
}
