import Cells
import Testing

@testable import Playground

@Suite("Borders")
struct BorderTests {
    private func send(_ kind: MouseKind, _ point: Point, to state: inout State) {
        _ = update(&state, .event(.mouse(kind, kind == .release ? .none : .left, point, [])))
    }

    @Test("a border follows the pointer, and 0 brings it back", arguments: [80, 130, 200])
    func dragging(width: Int) throws {
        var state = Screens.plain.state
        let size = Size(width: width, height: width / 3)
        _ = update(&state, .event(.resize(size)))
        let before = state.layout(size)
        for border in before.borders {
            let isRows = border.first.axis == .rows
            for change in [-3, 3] {
                let start = Point(
                    x: isRows ? border.rect.x + 2 : border.position, y: isRows ? border.position : border.rect.y + 2)
                let end = Point(x: start.x + (isRows ? 0 : change), y: start.y + (isRows ? change : 0))
                send(.press, start, to: &state)
                send(.drag, end, to: &state)
                send(.release, end, to: &state)
                let moved = try #require(
                    state.layout(size).borders.first {
                        $0.first == border.first && $0.second == border.second
                    })
                // Within a cell, for shares are rounded; and never below the least size.
                let isFree = border.factors(to: end).first != 1
                #expect(!isFree || abs(moved.position - border.position - change) <= 1)
                _ = update(&state, .command(.network(.resetLayout)))
                #expect(state.layout(size) == before)
            }
        }
    }

    @Test("dragging anywhere leaves no cell without a panel")
    func extremes() {
        var state = Screens.plain.state
        let size = state.display.size
        for border in state.layout(size).borders {
            let isRows = border.first.axis == .rows
            let start = Point(
                x: isRows ? border.rect.x + 2 : border.position, y: isRows ? border.position : border.rect.y + 2)
            for end in [Point(x: -50, y: -50), Point(x: 9000, y: 9000), Point(x: 0, y: 0)] {
                send(.press, start, to: &state)
                send(.drag, end, to: &state)
                send(.release, end, to: &state)
                let layout = state.layout(size)
                let cells = layout.places.reduce(0) { $0 + $1.rect.width * $1.rect.height }
                #expect(cells == layout.body.width * layout.body.height)
                #expect(view(state, size: size).size == size)
            }
        }
    }
}
