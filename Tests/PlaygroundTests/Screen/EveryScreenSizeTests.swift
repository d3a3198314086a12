import Cells
import Testing

@testable import Playground
@testable import Training

@Suite("Every size of the screen")
struct EveryScreenSizeTests {
    @Test("has a frame of that size for every screen", arguments: Screens.all)
    func sizes(screen: Screens) {
        var state = screen.state
        for width in [0, 1, 2, 7, 23, 39, 40, 51, 60, 75, 80, 109, 130] {
            for height in [0, 1, 3, 9, 10, 14, 19, 24, 33, 50] {
                let size = Size(width: width, height: height)
                _ = update(&state, .event(.resize(size)))
                let frame = view(state, size: size)
                #expect(frame.size == size)
                #expect(Set(frame.cells.map(\.character)).allSatisfy { $0.isOneColumnWide })
            }
        }
        let large = Size(width: 300, height: 120)
        _ = update(&state, .event(.resize(large)))
        #expect(view(state, size: large).size == large)
    }

    @Test(
        "shows every panel that is not hidden, by tab alone",
        arguments: [(40, 10), (60, 20), (80, 24), (120, 40), (200, 50)])
    func tab(width: Int, height: Int) {
        var state = Screens.plain.state
        _ = update(&state, .event(.resize(Size(width: width, height: height))))
        var seen: Set<PanelName> = []
        for _ in state.panels.table.names {
            let layout = state.layout(state.display.size)
            #expect(layout.rect(of: state.panels.focus) != nil)
            seen.insert(state.panels.focus)
            _ = update(&state, .command(.network(.nextPanel)))
        }
        #expect(seen == Set(state.panels.table.names).subtracting(state.panels.hidden))
    }

    @Test(
        "has a place for every panel of any table, whatever home they ask for",
        arguments: [(40, 10), (60, 20), (60, 12), (80, 24), (80, 12), (120, 40), (200, 50)])
    func homes(width: Int, height: Int) {
        for home in PanelEntry.Home.allCases {
            let more = (0..<4).map { number in
                PanelEntry(PanelName("more\(number)"), "more", home: home) { _ in EmptyPanel(title: "More") }
            }
            for table in [PanelTable(PanelTable.standard.entries + more), PanelTable(more)] {
                let state = State(
                    PanelExamples.planeExperiment, name: "plane", size: Size(width: width, height: height),
                    panels: table)
                let layout = state.layout(state.display.size)
                let names = Set(table.names).subtracting(state.panels.hidden)
                #expect(layout.order.count == names.count && Set(layout.order) == names)
                #expect(Set(layout.places.flatMap(\.sharing)) == names)
            }
        }
    }

    @Test(
        "covers the screen with panels that do not overlap",
        arguments: [(40, 10), (60, 20), (80, 24), (120, 40), (200, 50)])
    func tiles(width: Int, height: Int) {
        let state = Screens.plain.state
        let layout = state.layout(Size(width: width, height: height))
        var cells: [Point: Int] = [:]
        for place in layout.places {
            for y in place.rect.y..<place.rect.y + place.rect.height {
                for x in place.rect.x..<place.rect.x + place.rect.width { cells[Point(x: x, y: y), default: 0] += 1 }
            }
        }
        #expect(cells.values.allSatisfy { $0 == 1 })
        let rows = height - (layout.progress == nil ? 2 : 3)
        #expect(cells.count == width * rows)
    }

    @Test("below the least says what is needed, and quits")
    func tooSmall() {
        var state = Screens.plain.state
        _ = update(&state, .event(.resize(Size(width: 39, height: 9))))
        #expect(view(state, size: state.display.size).text.contains("39x9: needs 40x10; q quits"))
        #expect(update(&state, .event(.key(.character("q"), []))).contains(.quit))
        #expect(!update(&state, .event(.key(.character(" "), []))).contains(.train(.run)))
    }
}
