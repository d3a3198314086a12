import Cells
import Experiments
import Formulas

@testable import Problems

/// Everything that reads what strangers wrote. Tests feed it mutated inputs; libFuzzer looks for more.
enum Reader: String, CaseIterable {
    case keys, preset, csv, formula, picture

    /// Reads some bytes; whatever they are, this returns. The claim that does not hold, where one does not.
    func brokenClaim(_ bytes: [UInt8]) -> String? {
        switch self {
        case .keys: return Self.keys(bytes)
        case .preset: return Self.preset(bytes)
        case .csv:
            let source = CSVSource(path: "t.csv")
            do throws(ProblemError) {
                let settings = try ResolvedSettings(
                    ProblemSettings(), source: source.path, points: nil, noise: nil, trainShare: 0.8,
                    scaling: .inputsAndTargets)
                let table = try CSVTable.read(bytes, file: source.path, header: source.header)
                let draft = try source.draft(table, settings)
                return draft.rows.inputs.allSatisfy(\.isFinite) ? nil : "all inputs are finite"
            } catch { return "\(error)".isEmpty ? "a mistake has words" : nil }
        case .formula:
            do throws(FormulaError) {
                let formula = try Formula(String(decoding: bytes, as: UTF8.self))
                _ = formula.evaluate(variables: formula.variables.map { _ in 0.5 })
                return nil
            } catch { return "\(error)".isEmpty ? "a mistake has words" : nil }
        case .picture:
            do throws(ProblemError) {
                let picture = try Picture.decoded(bytes, name: "p")
                return picture.values.allSatisfy { (0...1).contains($0) } ? nil : "pixels are from 0 to 1"
            } catch { return "\(error)".isEmpty ? "a mistake has words" : nil }
        }
    }

    /// The same events, wherever the bytes are split.
    private static func keys(_ bytes: [UInt8]) -> String? {
        var (whole, parts) = (InputParser(), InputParser())
        let middle = bytes.isEmpty ? 0 : (bytes.count &+ Int(bytes[0])) % bytes.count
        let once = whole.feed(bytes) + whole.timeout()
        let twice = parts.feed(Array(bytes[..<middle])) + parts.feed(Array(bytes[middle...])) + parts.timeout()
        return once == twice ? nil : "events do not depend on where bytes are split"
    }

    /// What is read is written so that it reads back.
    private static func preset(_ bytes: [UInt8]) -> String? {
        do throws(PresetErrors) {
            let experiment = try Experiment(presetText: String(decoding: bytes, as: UTF8.self))
            do throws(PresetErrors) {
                return try Experiment(presetText: experiment.presetText()) == experiment ? nil : "reads back the same"
            } catch { return "what is written reads back: \(error)" }
        } catch { return error.description.isEmpty ? "a mistake has words" : nil }
    }

    /// Inputs to begin with: small, valid, of every kind.
    var seeds: [[UInt8]] {
        switch self {
        case .keys:
            [
                "abc\u{1B}[A\u{1B}[1;5C\u{1B}OP", "\u{1B}[<0;12;7M\u{1B}[<64;3;4m", "\u{1B}[200~pasted\u{1B}[201~",
                "\u{1B}[M !!\u{1B}[15~", "\u{1B}x\u{E9}\u{4E2D}\u{1B}[I\u{1B}[O",
                "\u{1B}]0;title\u{7}\u{1B}P1$r\u{1B}\\",
            ].map { Array($0.utf8) }
        case .preset:
            [
                "data: spiral\nnetwork:\n  - {unit: dense, units: 8, activation: tanh, times: 2}\nsteps: 100\n",
                "title: T\nnote: |\n  line\ndata: {set: xor, noise: 0.1, points: 40, train: 0.5, seed: 1}\nbatch: 8\n",
                "data: {formula: \"y = sin(pi*x1) + x2^2\", range: [-1, 1]}\noptimizer: {kind: adam, rate: 0.01}\n",
                "data: circle\nnetwork:\n  - {unit: kan, units: 3}\ngoal: {test-accuracy: 0.9}\nprecision: double\n",
            ].map { Array($0.utf8) }
        case .csv:
            [
                "a,b,y\n1,2,3.5\n4,5,6\n", "a;b;y\r\n\"1,5\";2;x\r\n4;5;y\r\n", "1\t2\t3\n4\t5e-1\t6\n",
                "# note\nday|price|kind\n2021-04-03|$1,234.50|NA\n4.4.2021||b\n2021-04-05 10:30|12 %|b\n",
                "  1.5   2 3\n  4  5.5 6\n7 8 9.5\n", "sep=;\na;b\n1;2\n3;5\n",
                "x\ty\nc\td\n\tclass\n1\tu\n2\tv\n3\tu\n",
            ].map { Array($0.utf8) } + [
                [0xff, 0xfe] + "a,b\n1,2\n3,5\n".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
            ]
        case .formula:
            ["exp(sin(pi*x1) + x2^2)", "y < sin(3*x)", "a*(b - 2)/max(c, 0.5)", "-x^2 + |x| if x > 1"].map {
                Array($0.utf8)
            }
        case .picture:
            [Array("P2\n# note\n2 1\n4\n0 4\n".utf8), Array("P5 2 2 255\n".utf8) + [0, 255, 7, 8], Self.smallPNG]
        }
    }

    /// One grey pixel.
    private static let smallPNG: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 0x01,
        0, 0, 0, 0x01, 0x08, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78,
        0x9C, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44,
        0xAE, 0x42, 0x60, 0x82,
    ]
}
