import Foundation
import Problems
import Testing

@testable import Experiments

@Suite("Presets come with the program")
struct PresetLibraryTests {
    private let library = PresetLibrary.shipped

    @Test("At least fourteen are there, the one for the start among them")
    func present() {
        #expect(library.names.count >= 14)
        for name in ["spiral", "circle", "xor", "digits", "camera", "sine"] {
            #expect(library.names.contains(name))
        }
        #expect(
            library.entries.filter { $0.group.isEmpty }.map(\.name).sorted()
                == library.entries.filter { $0.group.isEmpty }.map(\.name))
    }

    @Test(
        "Each reads without a mistake, has a title and a note, has a goal unless it measures speed or teaches, and writes back",
        arguments: PresetLibrary.shipped.entries)
    func each(_ entry: PresetLibrary.Entry) throws {
        let experiment = try Experiment(presetFile: entry.path)
        #expect(!experiment.title.isEmpty && experiment.title.count <= 60)
        #expect(experiment.note.count > 80)
        #expect(experiment.note.split(separator: "\n").allSatisfy { $0.count <= 110 })
        // A workload for measuring speed has nothing to reach.
        // A lesson has a goal of its own.
        #expect(experiment.goal != nil || experiment.lesson != nil || entry.group == "bench")
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
    }

    @Test("The data and the training step of each can be made", arguments: PresetLibrary.shipped.entries)
    func graph(_ entry: PresetLibrary.Entry) throws {
        let experiment = try Experiment(presetFile: entry.path)
        let problem = try Problem.load(experiment.data)
        let graph = try TrainingGraph(experiment, problem: problem, rows: problem.train.rows)
        #expect(graph.network.parameterCount > 0)
        // A goal of accuracy needs classes, one of R² quantities.
        switch (experiment.goal?.metric, problem.classNames.isEmpty) {
        case (.testAccuracy, true), (.testR2, false): Issue.record("the goal does not fit the data")
        default: break
        }
    }

    @Test("Names are found whatever their case, with the nearest one for a slip")
    func names() throws {
        #expect(try library.preset(named: "Spiral").data.origin == .builtIn("spiral"))
        #expect(try library.preset(named: "spiral", overrides: ["steps=9"]).steps == 9)
        let error = #expect(throws: PresetErrors.self) { try library.preset(named: "sprial") }
        #expect(error?.description == "there is no preset “sprial”; did you mean “spiral”?")
    }

    @Test("A folder of one's own has groups, and broken presets are listed with what is wrong")
    func ownFolder() throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/library-\(UInt64.random(in: .min ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for group in ["", "/bench", "/lessons"] {
            try FileManager.default.createDirectory(atPath: folder + group, withIntermediateDirectories: true)
        }
        for (name, text) in [
            ("b.yaml", "title: Bee\nnote: |\n  First.\n  Second.\ndata: xor"), ("a.yaml", "data: spirl"),
            ("bench/z.yaml", "data: xor"), ("bench/both.yaml", "data: xor"),
            ("lessons/both.yaml", "data: xor"),
            (".hidden.yaml", "data: xor"), ("readme.txt", ""),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        let library = PresetLibrary(folders: ["/nowhere", folder])
        #expect(library.names == ["a", "b", "bench/both", "bench/z", "lessons/both"])
        let listing = library.listing()
        #expect(
            listing[0].errors?.description
                == "\(folder)/a.yaml, line 1, data: there is no data set “spirl”; did you mean “spiral”?")
        #expect(listing[1].title == "Bee" && listing[1].summary == "First." && listing[1].errors == nil)
        #expect(try library.entry(named: "z").group == "bench")
        #expect(throws: PresetErrors.self) { try library.entry(named: "both") }
        // The shipped ones go before one's own of the same name.
        #expect(PresetLibrary(folders: [folder, folder + "/bench"]).names.contains("z"))
    }
}
