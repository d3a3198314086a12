import Catalogue
import Problems
import Testing

@testable import Experiments

@Suite("Presets are read")
struct PresetReaderTests {
    @Test("What a preset does not say is the default")
    func defaults() throws {
        let experiment = try Experiment(presetText: "data: spiral")
        #expect(experiment == Experiment(data: ProblemSource(.builtIn("spiral"))))
        #expect(experiment.output == Experiment.Layer(unit: "dense", activation: nil))
    }

    @Test("All that can be said is read")
    func everything() throws {
        let experiment = try Experiment(
            presetText: """
                title: Two spirals
                note: |
                  Look here.

                  And there: [x].
                data: {set: Spiral, noise: 0.1, points: 400, train: 0.7, scaling: inputs, seed: 9}
                network:
                  - {unit: Features, sines: true, omit: [0, 3]}
                  - {unit: DENSE, units: 16, activation: TanH, times: 2, initial_bias: 0.1}
                  - dropout
                  - {unit: dense, activation: {name: snake, a: 2, learned: false, per-unit: true}}
                  - {unit: kan, activation: none, grid: 7, base: Zero}
                output: {unit: quadratic, activation: tanh}
                loss: {kind: Huber, delta: 2}
                optimizer:
                  kind: adam
                  rate: 0.02
                  beta1: 0.8
                  schedule: {kind: cosine, final: 0.1}
                  clip: {norm: 1}
                  rates: {bias: 2}
                batch: all
                l1: 1e-4
                l2: 0.001
                initializer: Kaiming
                precision: double
                steps: 1e5
                seed: 18446744073709551615
                goal: {test-accuracy: 0.98}
                """)
        var expected = Experiment(
            data: ProblemSource(
                .builtIn("spiral"),
                settings: ProblemSettings(points: 400, noise: 0.1, trainShare: 0.7, scaling: .inputs, seed: 9)
            ),
            layers: [
                Experiment.Layer(
                    unit: "input-features", settings: ["sines": .flag(true), "omit": .numbers([0, 3])]),
                Experiment.Layer(
                    unit: "dense", width: 16, activation: .init("tanh"),
                    settings: ["initial-bias": .number(0.1)]),
                Experiment.Layer(
                    unit: "dense", width: 16, activation: .init("tanh"),
                    settings: ["initial-bias": .number(0.1)]),
                Experiment.Layer(unit: "dropout"),
                Experiment.Layer(
                    unit: "dense",
                    activation: .init("snake", parameters: ["a": 2], learned: false, perUnit: true)),
                Experiment.Layer(
                    unit: "kan", activation: nil, settings: ["grid": .number(7), "base": .choice("zero")]),
            ],
            output: Experiment.Layer(unit: "quadratic", activation: .init("tanh")))
        expected.title = "Two spirals"
        expected.note = "Look here.\n\nAnd there: [x]."
        expected.loss = .init("huber", ["delta": .number(2)])
        expected.optimizer = .init("adam", ["beta1": .number(0.8)])
        expected.rate = 0.02
        expected.schedule = .init("cosine", ["final": .number(0.1)])
        expected.clipping = .norm(1)
        expected.rateFactors = ["bias": 2]
        expected.batch = 0
        expected.l1 = 1e-4
        expected.l2 = 0.001
        expected.initialization = "he"
        expected.precision = .double
        expected.steps = 100_000
        expected.seed = .max
        expected.goal = .init(.testAccuracy, 0.98)
        #expect(experiment == expected)
    }

    @Test("Values that are the defaults anyway leave no trace")
    func sameAsDefault() throws {
        let experiment = try Experiment(
            presetText: """
                data: xor
                network: [{unit: dense, units: 8, bias: true, activation: {name: snake, a: 1}}]
                output: dense
                loss: auto
                optimizer: {kind: adam, rate: 0.01, beta1: 0.9, schedule: constant}
                batch: 32
                """)
        var expected = Experiment(
            data: ProblemSource(.builtIn("xor")), layers: [.init(unit: "dense", activation: .init("snake"))])
        let standard = Palette.activation(named: "snake")?.parameters.first?.default ?? 0
        if standard != 1 { expected.layers[0].activation?.parameters = ["a": 1] }
        #expect(experiment == expected)
    }

    @Test("An optimizer named without a rate takes the rate that suits it")
    func standardRate() throws {
        #expect(try Experiment(presetText: "data: xor\noptimizer: sgd").rate == 0.03)
        #expect(try Experiment(presetText: "data: xor\noptimizer: adam").rate == 0.01)
        #expect(try Experiment(presetText: "data: xor\noptimizer: {rate: 0}").rate == 0)
    }

    @Test("Data come from everywhere")
    func sources() throws {
        func origin(_ text: String) throws -> ProblemSource.Origin {
            try Experiment(presetText: "data: " + text).data.origin
        }
        #expect(try origin("{csv: a.csv}") == .csv(CSVSource(path: "a.csv")))
        #expect(
            try origin("{csv: a.csv, target: 3, header: no, task: classes}")
                == .csv(CSVSource(path: "a.csv", target: .number(3), header: .no, task: .classes)))
        #expect(
            try origin("{csv: a.csv, target: \"3\"}") == .csv(CSVSource(path: "a.csv", target: .named("3"))))
        #expect(try origin("{csv: a.csv, target: last}") == .csv(CSVSource(path: "a.csv")))
        #expect(
            try origin("{csv: a.csv, target: [b, 3], missing: median, ignore: c, only: [d, \"4\"]}")
                == .csv(
                    CSVSource(
                        path: "a.csv", target: .several(["b", "3"]), missing: .median, ignored: ["c"], only: ["d", "4"])
                ))
        #expect(
            try origin(
                "{formula: \"y = a*x + X\", ranges: {X: {train: [0, 1], wider: [0, 2]}, x: [2, 3]}, wider: [-2, 2], sampling: grid}"
            )
                == .formula(
                    FormulaSource(
                        text: "y = a*x + X",
                        ranges: [
                            .init(name: "X", train: Interval(0, 1), wider: Interval(0, 2)),
                            .init(name: "x", train: Interval(2, 3)),
                        ], wider: Interval(-2, 2), sampling: .grid)))
        #expect(
            try origin("{picture: camera128, side: 32, grey: true}")
                == .picture(PictureSource(file: .camera128, longestSide: 32, isGrey: true)))
        #expect(try origin("{picture: a b.png}") == .picture(PictureSource(file: .path("a b.png"))))
        #expect(
            try origin(
                "{arithmetic: square-root, inputs: 8, slices: {share: 0.5}, ranges: [0, 1], beyond: [[1, 2], [3, 4]]}"
            )
                == .arithmetic(
                    ArithmeticTask(
                        operation: .squareRoot, inputs: 8, slices: .overlapping(share: 0.5, overlap: 0.5),
                        trainRanges: [Interval(0, 1)], beyondRanges: [Interval(1, 2), Interval(3, 4)])))
        #expect(
            try origin("{sequence: [sine, Step], layout: same-place}")
                == .sequence(SequenceSource(names: ["sine", "step"], layout: .samePlace)))
    }

    @Test(
        "Paths are relative to the folder of the preset",
        arguments: [
            ("a.csv", "dir", "dir/a.csv"), ("./a.csv", "dir", "dir/a.csv"),
            ("../a.csv", "dir", "dir/../a.csv"),
            ("/a.csv", "dir", "/a.csv"), ("a.csv", ".", "a.csv"), ("a.csv", "/", "/a.csv"),
        ])
    func paths(_ written: String, _ folder: String, _ expected: String) throws {
        let experiment = try Experiment(presetText: "data: {csv: \(written)}", folder: folder)
        #expect(experiment.data.origin == .csv(CSVSource(path: expected)))
    }

    @Test(
        "No setting of the catalogue hides a key of presets, and no name is a word with a meaning of its own")
    func reservedKeys() {
        let layerKeys = ["unit", "units", "activation", "times"]
        for unit in Palette.units {
            for setting in unit.settings {
                #expect(!layerKeys.contains(setting.name), "\(unit.name).\(setting.name)")
            }
        }
        for optimizer in Palette.optimizers {
            for setting in optimizer.settings {
                #expect(
                    !["kind", "rate", "schedule", "clip", "rates"].contains(setting.name), "\(optimizer.name)"
                )
            }
        }
        for activation in Palette.activations {
            #expect(!["none", "auto"].contains(activation.name))
            for parameter in activation.parameters {
                #expect(!["name", "learned", "per-unit"].contains(parameter.name), "\(activation.name)")
            }
            let keys = activation.parameters.map { Palette.key($0.name) }
            #expect(Set(keys).count == keys.count, "\(activation.name)")
        }
        for setting in Palette.losses.flatMap(\.settings) + Palette.schedules.flatMap(\.settings) {
            #expect(setting.name != "kind")
        }
    }
}
