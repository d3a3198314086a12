import Catalogue
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("Lines typed where there is no screen")
struct ParsedLineTests {
    @Test("the run is told in full once its data are there")
    func introduction() throws {
        var listener = try Listener()
        let heard = listener.hear()
        #expect(heard.first?.hasPrefix("plane") == true)
        #expect(heard.contains { $0.hasPrefix("network: layer 1 ") && $0.contains("51 parameters") })
        #expect(heard.last?.hasPrefix("step 0: train 1, test 1, accuracy 80 %") == true)
        #expect(listener.hear().isEmpty)
    }

    @Test("training starts and rests, and says so")
    func running() throws {
        var listener = try Listener()
        #expect(listener.type("run").contains { $0.hasPrefix("training") })
        #expect(listener.effects.contains(.train(.run)))
        #expect(listener.type("run") == ["training runs already."])
        #expect(listener.type("pause").contains("paused."))
        #expect(listener.type("pause") == ["training is already paused."])
    }

    @Test("steps are taken exactly")
    func steps() throws {
        var listener = try Listener()
        _ = listener.type("step 120")
        #expect(listener.state.snapshot?.step == 120)
        _ = listener.type("step")
        #expect(listener.state.snapshot?.step == 121)
        #expect(!listener.state.isBusy)
    }

    @Test("a list is searched, and a name that is exact is taken at once")
    func lists() throws {
        var listener = try Listener()
        _ = listener.type("layer 1")
        _ = listener.type("activation relu")
        #expect(listener.state.experiment.layers[0].activation?.name == "relu")
        let list = listener.type("activation si")
        #expect(list.first?.hasPrefix("Activation, ") == true)
        #expect(listener.type("more").contains { $0.hasPrefix("13 ") })
        #expect(listener.type("sigmoid").first?.hasPrefix("sigmoid") == true)
        #expect(listener.state.experiment.layers[0].activation?.name == "sigmoid")
        _ = listener.type("activation")
        #expect(listener.type("99999") == ["there are \(Palette.activations.count + 2) entries."])
        _ = listener.type("close")
        #expect(listener.state.overlays.isEmpty)
    }

    @Test("settings are set by name; what cannot be is said")
    func settings() throws {
        var listener = try Listener()
        _ = listener.type("set learning rate 0.5")
        #expect(listener.state.experiment.rate == 0.5)
        _ = listener.type("batch 7")
        #expect(listener.state.experiment.batch == 7)
        #expect(
            listener.type("learning rate banana")
                == ["learning rate: found 'banana', expected a number from 1e-12 to 1000."])
        #expect(
            listener.type("set lerning rate 1") == ["there is no setting “lerning rate”; did you mean “learning rate”?"]
        )
        #expect(listener.type("set learning rate").first?.contains("wants a value") == true)
    }

    @Test("every command that a list names can be typed by that name", arguments: Stage.allCases)
    func everyName(stage: Stage) {
        var state = State(PanelExamples.planeExperiment, name: "plane")
        state.stage = stage
        let names = PlainCommand.bindings(state).map { PlainCommand.name(of: $0) }
        #expect(Set(names).count == names.count)
        for binding in PlainCommand.bindings(state) {
            #expect(PlainCommand.binding(named: PlainCommand.name(of: binding), state) == binding)
            #expect(PlainCommand.name(of: binding).allSatisfy { $0.isASCII })
        }
    }

    @Test("a divergence is told with what to try, and can be left")
    func divergence() throws {
        var listener = try Listener(.nonFinite)
        var heard: [String] = []
        for _ in 0..<20 where listener.state.divergence == nil {
            heard += listener.type("run") + listener.type("pause")
        }
        #expect(heard.contains { $0.contains("not finite") })
        #expect(heard.contains { $0.hasPrefix("try: ") })
        _ = listener.type("go back")
        #expect(listener.effects.contains(.train(.change(.recover))))
    }

    @Test("questions and lines to be typed are told and answered")
    func questions() throws {
        var listener = try Listener()
        _ = listener.type("write x.yaml")
        #expect(listener.effects.contains(.save(listener.state.experiment, path: "x.yaml", replacing: false)))
        #expect(listener.type("write").first?.hasPrefix("Write a preset: ") == true)
        #expect(listener.type("   ").first == "nothing was typed. Type it again, or 'close'.")
        _ = listener.type("y.yaml")
        #expect(listener.effects.contains(.save(listener.state.experiment, path: "y.yaml", replacing: false)))
    }

    @Test(
        "nonsense is answered in one sentence",
        arguments: [
            "frobnicate", "step 0", "step -3", "step 1e9", "layer 99", "layer x", "unit 9999", "every -1", "set",
        ])
    func nonsense(line: String) throws {
        var listener = try Listener()
        _ = listener.hear()
        #expect(listener.type(line).count == 1)
        #expect(listener.effects.isEmpty)
    }

    @Test("whatever bytes are typed, the state keeps its invariants")
    func hostile() throws {
        var listener = try Listener(.fast)
        var random = RandomNumbers(seed: 5, stream: "typed")
        let words = [
            "run", "pause", "step", "layer", "unit", "activation", "kind", "add", "set", "learning rate", "preset", "0",
            "1", "-7", "999999999999999999999", "relu", "close", "yes", "no", "more", "write", "\u{1B}[31m", "名前",
            "", "commands", "data", "undo", "remove", "note", "token", "open", "zoom", "wider",
        ]
        for _ in 0..<300 {
            let line = (0...random.integer(below: 3)).map { _ in words[random.integer(below: words.count)] }
                .joined(separator: " ")
            _ = listener.type(line)
            #expect(listener.state.brokenInvariants.isEmpty, "after \(line)")
        }
    }
}
