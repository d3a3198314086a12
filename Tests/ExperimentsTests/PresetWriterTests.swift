import Problems
import Testing

@testable import Experiments

@Suite("Presets are written")
struct PresetWriterTests {
    @Test("Two thousand experiments of every kind read back equal")
    func roundTrips() throws {
        var random = PresetGenerator(seed: 1)
        for index in 0..<2000 {
            let experiment = random.next()
            let text = experiment.presetText()
            do {
                let copy = try Experiment(presetText: text)
                guard copy == experiment else {
                    Issue.record(
                        "experiment \(index) reads back differently:\n\(text)\n\(experiment)\n\(copy)")
                    return
                }
            } catch {
                Issue.record("experiment \(index) does not read back:\n\(text)\n\(error)")
                return
            }
        }
    }

    @Test("Only differences are written")
    func differences() throws {
        let plain = Experiment(data: ProblemSource(.builtIn("spiral")))
        #expect(plain.presetText() == "data: spiral\n")

        var experiment = Experiment(
            data: ProblemSource(.builtIn("xor"), settings: ProblemSettings(noise: 0.1)),
            layers: [
                .init(unit: "dense"), .init(unit: "dense"),
                .init(unit: "dropout", settings: ["rate": .number(0.5)]),
            ])
        experiment.title = "Exclusive: or"
        experiment.note = "One.\n\nTwo: [x]"
        experiment.layers[2].activation = nil
        experiment.optimizer = .init("sgd")
        experiment.rate = 0.03
        experiment.batch = 0
        #expect(
            experiment.presetText() == """
                title: "Exclusive: or"
                note: |
                  One.

                  Two: [x]
                data: {set: xor, noise: 0.1}
                network:
                  - {unit: dense, times: 2}
                  - {unit: dropout, activation: none, rate: 0.5}
                optimizer: sgd
                batch: all

                """)
    }

    @Test(
        "Paths are written as seen from the preset's folder",
        arguments: [
            ("lab/data/a.csv", "lab", "data/a.csv"), ("/x/a.csv", "lab", "/x/a.csv"), ("a.csv", ".", "a.csv"),
        ])
    func paths(_ path: String, _ folder: String, _ expected: String) throws {
        let experiment = Experiment(data: ProblemSource(.csv(CSVSource(path: path))))
        let text = experiment.presetText(folder: folder)
        #expect(text == "data: {csv: \"\(expected)\"}\n")
        #expect(try Experiment(presetText: text, folder: folder) == experiment)
    }

    @Test("A file elsewhere is written with its whole path")
    func elsewhere() {
        let text = Experiment(data: ProblemSource(.csv(CSVSource(path: "a.csv")))).presetText(folder: "/lab")
        #expect(text.hasPrefix("data: {csv: \"/") && text.hasSuffix("/a.csv\"}\n"))
    }

    @Test("Numbers are the shortest that are the same")
    func numbers() {
        #expect(YAMLText.number(0.1) == "0.1")
        #expect(YAMLText.number(-3) == "-3")
        #expect(YAMLText.number(1e22) == "1e+22")
        #expect(YAMLText.number(9_007_199_254_740_991) == "9007199254740991")
        #expect(YAMLText.number(.leastNonzeroMagnitude) == "5e-324")
    }
}
