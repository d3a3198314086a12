import Cells
import Testing

@testable import Playground
@testable import Training

@Suite("The mouse on the race's screen")
struct RacePointerTests {
    private func press(_ state: inout State, _ point: Point, _ kind: MouseKind = .press) {
        _ = update(&state, .event(.mouse(kind, .left, point, [])))
    }

    @Test("a press on a lane's row chooses it", arguments: [(80, 24), (120, 40)])
    func rows(width: Int, height: Int) throws {
        var state = Screens.race.state
        _ = update(&state, .event(.resize(Size(width: width, height: height))))
        let lines = view(state, size: state.display.size).text.split(separator: "\n", omittingEmptySubsequences: false)
        let places = try ["B rival", "○ B"].map { text in
            try #require(lines.lastIndex { $0.contains(text) && !$0.contains("Losses") })
        }
        for y in places {
            state.race.chosen = 0
            press(&state, Point(x: 3, y: y))
            #expect(state.race.chosen == 1)
        }
    }

    @Test("a press on a picture chooses its lane")
    func pictures() throws {
        var state = Screens.raceOutputs.state
        press(&state, Point(x: 70, y: 10))
        #expect(state.race.chosen == 1)
        press(&state, Point(x: 10, y: 10))
        #expect(state.race.chosen == 0)
    }

    @Test(
        "a press on the losses and a drag over them show a moment, at the end the newest",
        arguments: RaceState.Axis.allCases)
    func losses(axis: RaceState.Axis) throws {
        var state = Screens.race.state
        state.race.axis = axis
        press(&state, Point(x: 30, y: 10))
        let first = try #require(state.race.cursor)
        #expect((1..<2950).contains(first))
        press(&state, Point(x: 50, y: 10), .drag)
        #expect(try #require(state.race.cursor) > first)
        press(&state, Point(x: 78, y: 10), .drag)
        #expect(state.race.cursor == nil)
    }

    @Test("the wheel goes through lanes over their rows, and through moments over the losses")
    func wheel() {
        var state = Screens.race.state
        press(&state, Point(x: 5, y: 1), .wheelDown)
        #expect(state.race.chosen == 1)
        press(&state, Point(x: 5, y: 1), .wheelUp)
        #expect(state.race.chosen == 0)
    }
}
