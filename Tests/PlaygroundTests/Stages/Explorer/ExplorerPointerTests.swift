import Cells
import Testing

@testable import Playground

@Suite("The mouse on the explorer's screen")
struct ExplorerPointerTests {
    private func send(_ state: inout State, _ kind: MouseKind, _ x: Int, _ y: Int) {
        _ = update(&state, .event(.mouse(kind, .left, Point(x: x, y: y), [])))
    }

    private func lines(_ state: State) -> [[Character]] {
        view(state, size: state.display.size).text.split(separator: "\n", omittingEmptySubsequences: false).map(
            Array.init)
    }

    @Test("a slider follows the pointer, pressed and dragged")
    func slider() throws {
        var state = Screens.exploredDepth.state
        let y = try #require(
            lines(state).firstIndex {
                String($0).contains("layers  ") || String($0).contains("layers ") && $0.contains("●")
            })
        let line = lines(state)[y]
        let mark = try #require(line.firstIndex(of: "●"))
        let before = state.explorer.settings.layers
        send(&state, .press, mark + 2, y)
        #expect(state.explorer.settings.layers > before)
        #expect(state.explorer.row == .layers)
        send(&state, .drag, mark - 1, y)
        #expect(state.explorer.settings.layers < before)
    }

    @Test("the wheel goes through the rows")
    func wheel() {
        var state = Screens.explorer.state
        send(&state, .wheelDown, 5, 10)
        #expect(state.explorer.row == .function(1))
        send(&state, .wheelUp, 5, 10)
        #expect(state.explorer.row == .function(0))
    }

    @Test("a title sorts the table, once more turns it around; a row is chosen, then shown")
    func table() throws {
        var state = Screens.exploredTable.state
        let y = try #require(lines(state).firstIndex { String($0).contains("M E O B") })
        send(&state, .press, 4, y)
        #expect(state.explorer.table.sort == .name && !state.explorer.table.isDescending)
        send(&state, .press, 4, y)
        #expect(state.explorer.table.isDescending)
        let name = state.explorer.table.rows[2].name
        send(&state, .press, 4, y + 3)
        #expect(state.explorer.table.selected == name)
        let isShown = state.explorer.functions.contains { $0.name == name }
        send(&state, .press, 4, y + 3)
        #expect(state.explorer.functions.contains { $0.name == name } != isShown)
    }
}
