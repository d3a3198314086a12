import Testing

@testable import Playground
@testable import Training

@Suite("The race and the explorer in words")
struct StageTextTests {
    @Test("a race is held by typed lines alone")
    func race() throws {
        var listener = try Listener()
        _ = listener.hear()
        #expect(listener.type("compare").contains { $0.hasPrefix("a race of 1 lane, all on ") })
        _ = listener.type("close")
        let lane = listener.type("add circle")
        #expect(lane.contains { $0.hasPrefix("lane B, circle, ") && $0.contains(" parameters: train ") })
        _ = listener.type("step 2")
        #expect(listener.state.race.step == 2)
        #expect(listener.type("report").first?.hasPrefix("step 2: A train ") == true)
        #expect(listener.type("lane B").first?.hasPrefix("lane B, circle") == true)
        #expect(
            listener.type("change optimizer.rate=0.4").contains {
                $0.contains("B optimizer.rate=0.4: takes effect at once")
            })
        #expect(
            listener.type("branch optimizer.rate=0.5").contains { $0.hasPrefix("lane C, circle optimizer.rate=0.5") })
        #expect(listener.type("lane C").first?.hasSuffix("(chosen).") == true)
        #expect(listener.type("remove").contains("circle optimizer.rate=0.5 is out of the race."))
        #expect(listener.type("run").contains("racing."))
        #expect(listener.type("pause").contains("the race rests."))
        #expect(listener.type("status").count == 3)
        #expect(listener.type("close").first == "back at the network.")
    }

    @Test(
        "what a race cannot do is said in one sentence",
        arguments: ["lane Z", "lane", "activation relu", "set batch 7", "frobnicate", "pause", "add nothing-like-it"])
    func raceNonsense(line: String) throws {
        var listener = try Listener()
        _ = listener.hear()
        _ = listener.type("compare")
        _ = listener.type("close")
        #expect(listener.type(line).count == 1)
        #expect(listener.state.experiment == PanelExamples.planeExperiment)
    }

    @Test("functions are explored by typed lines alone")
    func explorer() throws {
        var listener = try Listener()
        _ = listener.hear()
        let told = listener.type("functions")
        #expect(told.contains { $0.hasPrefix("1 relu, ") && $0.contains("f(x) = ") })
        #expect(listener.type("add gelu").contains { $0.hasPrefix("3 gelu, ") })
        #expect(listener.type("function 1").contains { $0.hasPrefix("1 relu, ") })
        #expect(listener.type("remove").contains("relu is no longer shown."))
        #expect(listener.type("function 9") == ["'function' wants a number from 1 to 2; found '9'."])
        #expect(listener.type("find odd").first?.contains("ask again") == true)
        _ = listener.type("function gelu")
        _ = listener.type("use")
        #expect(listener.state.experiment.layers[listener.state.selection.layer].activation?.name == "gelu")
        #expect(listener.type("help").contains { $0.hasPrefix("find bounded odd") })
        #expect(listener.type("close").first == "back at the network.")
    }
}
