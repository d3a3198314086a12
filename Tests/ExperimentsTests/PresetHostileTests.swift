import Foundation
import Problems
import Testing

@testable import Experiments

@Suite("Presets from strangers do no harm")
struct PresetHostileTests {
    private func messages(_ text: String) -> String { PresetErrorTests.messages(text) }

    @Test("A file of 10 MB is refused with the limit named, whether read from disk or memory")
    func tooLarge() throws {
        let path =
            FileManager.default.temporaryDirectory.path + "/large-\(UInt64.random(in: .min ... .max)).yaml"
        #expect(
            FileManager.default.createFile(atPath: path, contents: Data(repeating: 0x20, count: 10 << 20)))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: PresetErrors.self) { try Experiment(presetFile: path) }
        #expect(error?.errors.first?.fact == .tooLarge(limit: PresetLimits.fileBytes))
        #expect(
            messages(String(repeating: " ", count: 10 << 20))
                == "p.yaml: larger than the limit of 256 kB for a preset")
    }

    @Test("A file as large as allowed is read")
    func largest() throws {
        let start = "data: spiral\n#"
        let text = start + String(repeating: "x", count: PresetLimits.fileBytes - start.utf8.count)
        #expect(try Experiment(presetText: text).data.origin == .builtIn("spiral"))
        #expect(messages(text + "x") == "p.yaml: larger than the limit of 256 kB for a preset")
    }

    @Test("References that double each other are refused before they are followed", arguments: [false, true])
    func aliasBomb(asKeys: Bool) {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let reference = "*a\(level - 1)"
            let list = Array(repeating: reference, count: 9).joined(separator: ", ")
            text += asKeys ? "? &a\(level) [\(list)]\n: x\n" : "a\(level): &a\(level) [\(list)]\n"
        }
        #expect(
            messages(text).hasSuffix(
                "anchors and aliases (& and *) are not allowed in a preset; in quotes they are text"))
    }

    @Test(
        "References in all places where YAML lets them stand are refused",
        arguments: [
            "a: &x 1\nb: [*x,*x,*x,*x,*x,*x]", "- &x a\n- *x\n- *x\n- *x\n- *x\n- *x\n- *x\n",
            "a: &x {b: c}\nd: {e: *x, f: *x, g: *x, h: *x, i: *x, j: *x}\n", "&x data: spiral\n",
            "--- &x\ndata: spiral\n",
            "data: !t &x spiral\n", "a: &x 1\nb:\n *x\n", "a: &x 1\r\nb:\r *x\r",
        ])
    func references(_ text: String) {
        #expect(messages(text).contains("anchors and aliases"))
    }

    @Test("A list as a key is refused, also where a reference repeats it")
    func listsAsKeys() {
        #expect(messages("? &x [a]\n: 1\n? *x\n: 2\n") == "p.yaml, line 1: a key must be a word")
    }

    @Test("Stars and ampersands in text are only text")
    func stars() throws {
        let experiment = try Experiment(
            presetText: """
                title: a & b &c *d
                note: |
                  *one* *two* &three
                  *four*
                  - *five*
                  - *six* &seven
                data: {formula: 2*x *y}
                """)
        #expect(experiment.title == "a & b &c *d")
    }

    @Test(
        "Nesting without end is refused",
        arguments: ["[", "{", "[{", "{a: [", "- ", "? ", "- ? ", "a:\n- ", "[[[[\n", "\"\n[", "- -\t"])
    func nesting(_ opener: String) {
        for count in [1_000, 100_000] where count * opener.utf8.count < PresetLimits.fileBytes {
            #expect(messages(String(repeating: opener, count: count)) != "")
            #expect(messages("data: " + String(repeating: opener, count: count)) != "")
        }
        #expect(
            messages(String(repeating: "[", count: 100_000))
                .hasPrefix("p.yaml, line 1: nested too deeply: more than 64 brackets"))
        #expect(
            messages(String(repeating: "- ", count: 100_000))
                == "p.yaml, line 1: nested too deeply for a preset")
    }

    @Test("Levels opened by indentation have an end")
    func indentation() {
        var text = ""
        for level in 0..<500 { text += String(repeating: " ", count: level) + "a:\n" }
        #expect(messages(text).contains("nested too deeply"))
        text = ""
        for level in 0..<80 {
            text += String(repeating: " ", count: 64 * level) + String(repeating: "- ", count: 32) + "\n"
        }
        #expect(messages(text).contains("nested too deeply"))
    }

    @Test("More values than a preset can need are refused")
    func nodes() {
        #expect(
            messages("data: [" + String(repeating: "1,", count: 60_000) + "]")
                == "p.yaml, line 1: more than 10000 values, the limit for a preset")
        let layers = "data: xor\nnetwork:\n" + String(repeating: "- x\n", count: 5000)
        #expect(messages(layers).split(separator: "\n").count < 100)
    }

    @Test("One letter with very many accents is long")
    func accents() {
        let accents = String(repeating: "\u{301}", count: 30_000)
        #expect(
            messages("data: xor\nnote: a\(accents)")
                == "p.yaml, line 2, note: longer than the limit of 20000 characters")
        #expect(messages("data: a\(accents)").unicodeScalars.count < 100)
        #expect(messages("data: xor\nzz\(accents): 1").unicodeScalars.count < 300)
    }

    @Test("Bytes that are no text are refused")
    func binary() {
        let every = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 167) }
        for bytes in [[0xff, 0xfe, 0x41], [0xc3, 0x28], [0x64, 0xed, 0xa0, 0x80], every] as [[UInt8]] {
            let error = #expect(throws: PresetErrors.self) {
                try Experiment(bytes, file: "p.yaml", folder: nil, overrides: [])
            }
            #expect(error?.description == "p.yaml: not text in UTF-8")
        }
        #expect(messages("\u{0}\u{0}\u{0}").contains("not valid YAML"))
        #expect(messages("data: \"\\ud800\"").contains("not valid YAML"))
        #expect(messages("data: \"\\0\"").contains("control character"))
    }

    @Test("A mark of the byte order and line ends of any kind do no harm")
    func lineEnds() throws {
        for text in ["\u{feff}data: xor\nsteps: 5\n", "data: xor\r\nsteps: 5\r\n", "data: xor\rsteps: 5\r"] {
            #expect(try Experiment(presetText: text).steps == 5)
        }
    }

    @Test("Twenty thousand damaged presets are read or refused, and what is read can be written")
    func mutations() throws {
        var experiments = PresetGenerator(seed: 2)
        var random = RandomNumbers(seed: 3, stream: "mutations")
        let pieces = [
            "[", "]", "{", "}", ":", ": ", ",", "-", "- ", "\n", " ", "  ", "\"", "'", "|", ">", "&a ", "*a",
            "!x ", "%", "#",
            "?", "~", "1e999", "-1", "nan", ".inf", "null", "true", "0", "99999999999999999999", "unit",
            "kan", "\u{0}", "\t",
            "é", "\u{2028}", "\\", "---\n", "times: 64", "<<: ",
        ].map { Array($0.utf8) }
        var read = 0
        for _ in 0..<200 {
            let original = Array(experiments.next().presetText().utf8)
            for _ in 0..<100 {
                var bytes = original
                for _ in 0...random.integer(below: 4) {
                    let place = random.integer(below: bytes.count)
                    switch random.integer(below: 4) {
                    case 0: bytes[place] = UInt8(random.integer(below: 256))
                    case 1:
                        bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.integer(below: 8)))
                    case 2: bytes.insert(contentsOf: pieces[random.integer(below: pieces.count)], at: place)
                    default:
                        let end = min(bytes.count, place + random.integer(below: 40))
                        bytes.insert(contentsOf: bytes[place..<end], at: random.integer(below: bytes.count))
                    }
                    if bytes.isEmpty { bytes = [0x0a] }
                }
                guard let experiment = try? Experiment(bytes, file: "p.yaml", folder: nil, overrides: [])
                else { continue }
                read += 1
                #expect(try Experiment(presetText: experiment.presetText()) == experiment)
            }
        }
        // Some damage falls on a title or a note; if none were read the test would test only refusals.
        #expect(read > 500)
    }
}
