import Problems
import Testing

@testable import Experiments

@Suite("Presets are changed on the command line")
struct PresetOverrideTests {
    private static let text = """
        data: {set: spiral, noise: 0.1}
        network:
          - {unit: dense, units: 4, times: 3}
          - dropout
        optimizer: sgd
        """

    private func changed(_ overrides: String...) throws -> Experiment {
        try Experiment(presetText: Self.text, overrides: overrides)
    }

    private func messages(_ overrides: String...) -> String {
        PresetErrorTests.messages(Self.text, overrides: overrides)
    }

    @Test("Values are set at any depth")
    func depths() throws {
        #expect(try changed("steps=7").steps == 7)
        #expect(try changed("data.noise=0.2").data.settings.noise == 0.2)
        #expect(try changed("optimizer.rate=0.5").rate == 0.5)
        #expect(try changed("optimizer.rate=0.5").optimizer.name == "sgd")
        #expect(try changed("optimizer.schedule.kind=cosine").schedule.name == "cosine")
        #expect(try changed("optimizer.clip.norm=2").clipping == .norm(2))
        #expect(try changed("Optimizer.Kind=adam").rate == 0.01)
        #expect(try changed("output.activation=tanh").output.activation == .init("tanh"))
        #expect(try changed("title=x = y").title == "x = y")
        #expect(try changed("optimizer={kind: adam, rate: 0.2}").rate == 0.2)
        #expect(try changed("network=[]").layers.isEmpty)
        #expect(try changed("data=xor").data == ProblemSource(.builtIn("xor")))
    }

    @Test("An index counts layers, also those that are written as one")
    func indices() throws {
        let layers = try changed(
            "network[1].units=16", "network[3].rate=0.5", "network[0].activation.name=relu"
        ).layers
        #expect(layers.map(\.width) == [4, 16, 4, 8])
        #expect(layers[3].settings == ["rate": .number(0.5)])
        #expect(
            try changed("network.1.units=16").layers.map(\.width) == changed("network[1].units=16").layers.map(\.width))
        #expect(layers[0].activation == .init("relu"))
        #expect(
            try changed("network[4]=kan").layers.map(\.unit) == ["dense", "dense", "dense", "dropout", "kan"])
    }

    @Test("A word becomes a mapping where something inside it is set")
    func words() throws {
        let experiment = try Experiment(
            presetText: "data: spiral\nloss: huber\nnetwork: [{activation: snake}]")
        let changed = try experiment.applying(overrides: [
            "data.noise=0.3", "loss.delta=2", "network[0].activation.a=3",
            "network[0].activation.learned=yes",
        ])
        #expect(changed.data == ProblemSource(.builtIn("spiral"), settings: ProblemSettings(noise: 0.3)))
        #expect(changed.loss == .init("huber", ["delta": .number(2)]))
        #expect(changed.layers[0].activation == .init("snake", parameters: ["a": 3], learned: true))
    }

    @Test("Without changes an experiment stays as it is")
    func nothing() throws {
        var random = PresetGenerator(seed: 5)
        for _ in 0..<50 {
            let experiment = random.next()
            #expect(try experiment.applying(overrides: []) == experiment)
            #expect(try experiment.applying(overrides: ["seed=4"]).seed == 4)
        }
    }

    @Test("Names of variables differ by case")
    func variables() throws {
        let experiment = try Experiment(presetText: "data: {formula: x + X, ranges: {x: [0, 1], X: [0, 2]}}")
        let changed = try experiment.applying(overrides: ["data.ranges.X=[0, 3]"])
        #expect(
            changed.data.origin
                == .formula(
                    FormulaSource(
                        text: "x + X",
                        ranges: [
                            .init(name: "x", train: Interval(0, 1)), .init(name: "X", train: Interval(0, 3)),
                        ])))
    }

    @Test("Paths in changes are relative to the current folder, those of the preset to its own")
    func paths() throws {
        let text = "data: {csv: a.csv}"
        #expect(
            try Experiment(presetText: text, folder: "lab").data.origin == .csv(CSVSource(path: "lab/a.csv")))
        #expect(
            try Experiment(presetText: text, folder: "lab", overrides: ["data.csv=b.csv"]).data.origin
                == .csv(CSVSource(path: "b.csv")))
    }

    @Test("Mistakes are told without a line, as there is none")
    func mistakes() {
        #expect(messages("steps=x") == "steps: found “x”, expected a whole number from 1 to 1000000000")
        #expect(messages("steps=") == "steps: found nothing, expected a whole number from 1 to 1000000000")
        #expect(messages("stpes=3") == "stpes: there is no such key; did you mean “steps”?")
        #expect(messages("steps") == "“steps” has no value, expected path=value such as optimizer.rate=0.1")
        #expect(messages("a..b=1") == "“a..b” is not a path such as network[0].units")
        #expect(messages("network[x].units=1") == "“network[x].units” is not a path such as network[0].units")
        #expect(messages("network[9].units=1") == "network[9]: there is no entry 9, expected 0 to 4")
        #expect(
            messages("data.noise.x=1")
                == "data.noise: this is a single value, so nothing inside it can be set")
        #expect(messages("data[0]=1") == "data: found a mapping, expected a list")
        #expect(messages("steps=[1") == "steps: not valid YAML: did not find expected ',' or ']'")
        #expect(
            messages("steps=*a")
                == "steps: anchors and aliases (& and *) are not allowed in a preset; in quotes they are text"
        )
        #expect(
            messages("data.set=iris")
                == "p.yaml, line 1, data.noise: there is no such key; the keys here are set, train, scaling, seed"
        )
        #expect(messages("a=1", "b", "c.=2").split(separator: "\n").count == 2)
        #expect(
            messages("network=" + String(repeating: "[", count: 8000))
                .hasPrefix("network: nested too deeply: more than 64 brackets"))
        #expect(
            messages("title=" + String(repeating: "x", count: 9000))
                == "longer than the limit of 8192 characters")
        #expect(messages(String(repeating: "a.", count: 3000) + "b=1").contains("is not a path"))
    }
}
