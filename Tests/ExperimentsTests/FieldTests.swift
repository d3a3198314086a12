import Catalogue
import Problems
import Testing

@testable import Experiments

@Suite("Fields of an experiment")
struct FieldTests {
    @Test("every stored property is in one of them")
    func complete() {
        let properties = Mirror(reflecting: Experiment.blank).children.count
        let places = Experiment.fields.map { MemoryLayout<Experiment>.offset(of: $0.storage) }
        #expect(!places.contains(nil), "a field lies in a stored property")
        #expect(Set(places).count == properties)
    }

    @Test("every stored property of a layer is in one of them")
    func completeLayers() {
        let properties = Mirror(reflecting: Experiment.Layer(unit: "dense")).children.count
        #expect(Experiment.Layer.fields.count == properties)
    }

    @Test("keys are different, and what stands in a mapping has a field for the mapping")
    func keys() {
        let keys = Experiment.fields.map(\.key)
        #expect(Set(keys).count == keys.count)
        for field in Experiment.fields where !field.parent.isEmpty { #expect(keys.contains(field.parent)) }
        for field in Experiment.fields { #expect(!field.title.isEmpty && field.meaning.last == ".") }
    }

    @Test("rows of the settings panel are called as presets spell them, so that a change can be written down")
    func rows() throws {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("sine")), layers: [.init(unit: "dense"), .init(unit: "kan")])
        experiment.optimizer = .init("momentum")
        for layer in 0...2 {
            for row in experiment.rows(layer: layer) {
                guard let entry = row.next(up: true) ?? row.next(up: false) else { continue }
                let edited = row.setting(entry, in: experiment)
                let change = ExperimentChange(from: experiment, to: edited)
                #expect(change.keys.count == 1 || row.name == SettingName(.optimizer), "\(row.title)")
                // A key of a mapping that is not there yet needs the mapping's name beside it.
                let mappings = [ExperimentField.clipping.key, ExperimentField.schedule.key + "."]
                guard case .number = entry, !mappings.contains(where: row.name.key.hasPrefix) else { continue }
                let value = edited.rows(layer: layer).first { $0.name == row.name }?.value ?? ""
                #expect(try experiment.applying(overrides: ["\(row.name.key)=\(value)"]) == edited, "\(row.name.key)")
            }
        }
    }

    @Test("all that makes two runs different is told, of layers too")
    func differences() {
        var plain = Experiment(data: ProblemSource(.builtIn("spiral")), layers: [.init(unit: "dense")])
        plain.layers[0].activation = .init("celu")
        func values(_ change: (inout Experiment) -> Void) -> [[String]] {
            var other = plain
            change(&other)
            return Experiment.differences(of: [plain, other]).map { [$0.name] + $0.values }
        }
        #expect(values { $0.layers[0].l1 = 0.1 } == [["network", "dense 8 celu", "dense 8 celu (L1 0.1)"]])
        #expect(values { $0.layers[0].limit = 1 } == [["network", "dense 8 celu", "dense 8 celu (limit 1)"]])
        #expect(
            values { $0.layers[0].activation?.parameters["alpha"] = 2 }
                == [["network", "dense 8 celu", "dense 8 celu alpha=2"]])
        #expect(
            values { $0.layers[0].activation?.learned = true }
                == [["network", "dense 8 celu", "dense 8 celu learned"]])
        #expect(values { $0.layers[0].activation = nil } == [["network", "dense 8 celu", "dense 8 (no activation)"]])
        #expect(values { $0.objective = .gradient } == [["objective", "values", "gradient"]])
        #expect(values { $0.title = "other" }.isEmpty)
    }

    @Test("an optimizer chosen on the screen has the rate that it has in a preset")
    func suitingRate() throws {
        let start = try Experiment(presetText: "data: spiral\noptimizer: sgd\n")
        for name in Palette.optimizers.map(\.name) {
            let row = try #require(start.rows(of: .optimizer).first)
            let chosen = row.setting(.word(name), in: start)
            #expect(chosen == (try Experiment(presetText: "data: spiral\noptimizer: \(name)\n")), "\(name)")
        }
    }
}

@Suite("Changes of an experiment")
struct ExperimentChangeTests {
    @Test("lead from any experiment to any other, and back")
    func pairs() {
        var random = PresetGenerator(seed: 5)
        var last = random.next()
        for index in 0..<500 {
            var next = random.next()
            // Layers are told apart where there are as many.
            if index % 2 == 0 {
                next.layers = last.layers.map {
                    var layer = $0; layer.l1 += 1; return layer
                }
            }
            let change = ExperimentChange(from: last, to: next)
            #expect(change.applied(to: last) == next)
            #expect(ExperimentChange(from: next, to: last).applied(to: next) == last)
            #expect(change.isEmpty == (last == next))
            last = next
        }
        #expect(ExperimentChange(from: last, to: last) == ExperimentChange())
    }

    @Test("leave alone what they are not about, in layers too")
    func others() {
        let kan = Experiment.Layer(unit: "kan", width: 5, settings: ["grid": .number(5)])
        let asked = Experiment(data: ProblemSource(.builtIn("sine")), layers: [kan, kan])
        // Surgery has pruned the first layer and refined its grid meanwhile.
        var operated = asked
        operated.layers[0].width = 3
        operated.layers[0].settings["grid"] = .number(10)
        var wanted = asked
        wanted.rate = 0.5
        wanted.layers[0].settings["noise"] = .number(0.2)
        wanted.layers[1].width = 7
        let result = ExperimentChange(from: asked, to: wanted).applied(to: operated)
        #expect(result.rate == 0.5)
        #expect(result.layers[0].width == 3)
        #expect(result.layers[0].settings == ["grid": .number(10), "noise": .number(0.2)])
        #expect(result.layers[1].width == 7)
    }

    @Test("take along what a run is told apart by, however rare")
    func rare() throws {
        let fresh = try Experiment(
            presetText: """
                data: sine
                fresh: true
                expect: [{metric: test-loss, at-most: 1, claim: x}]
                race: {against: [spiral]}
                """)
        let other = Experiment(data: ProblemSource(.builtIn("xor")))
        #expect(ExperimentChange(from: other, to: fresh).applied(to: other) == fresh)
    }
}
