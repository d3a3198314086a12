import Cells
import Experiments
import Playground
import Problems
import Testing

/// A panel as one who adds it writes it, in one file and with what is public alone: how many parameters each layer
/// has, a row for each, one of them chosen.
private struct SizesPanel: Panel {
    var counts: [Int]
    var chosen: Int

    var title: String { "Sizes" }

    func draw(on frame: inout Frame, context: PanelContext) {
        for (row, count) in counts.enumerated() {
            let mark = row == chosen ? ">" : " "
            frame.put(
                "\(mark) layer \(row + 1): \(count)", in: Rect(frame.size), row: row, style: context.theme.textStyle)
        }
    }

    func press(at point: Point, in rect: Rect) -> PanelAction? {
        counts.indices.contains(point.y - rect.y) ? .choose(row: point.y - rect.y) : nil
    }

    func move(_ move: Move) -> PanelAction? {
        switch move {
        case .up: .choose(row: max(0, chosen - 1))
        case .down: .choose(row: min(counts.count - 1, chosen + 1))
        case .edit: .select(Selection(layer: chosen))
        default: nil
        }
    }
}

extension PanelName {
    fileprivate static let sizes = PanelName("sizes")
}

extension PanelKeys {
    fileprivate static let sizes = PanelKeys("sizes") {
        $0("up k", .move(.up), "layer", "The layer above")
        $0("down j", .move(.down), "layer", "The layer below", 95)
        $0("enter", .move(.edit), "select", "Select the chosen layer", 94)
    }
}

extension PanelEntry {
    fileprivate static let sizes = PanelEntry(.sizes, "parameters by layer", home: .detail, keys: [.sizes]) { state in
        SizesPanel(
            counts: state.experiment.layers.map { $0.width * $0.width }, chosen: state.row(of: .sizes))
    }
}

@Suite("A panel from outside, by one file")
struct PanelFromOutsideTests {
    /// Three layers, and the panel with the keys.
    private func opened() -> State {
        var experiment = Experiment(data: ProblemSource(.builtIn("circle")))
        experiment.layers = [2, 3, 4].map { Experiment.Layer(unit: "dense", width: $0) }
        var state = State(
            experiment, name: "three", size: Size(width: 120, height: 40),
            // In the place of the last, which has the last digit.
            panels: PanelTable(PanelTable.standard.entries.dropLast() + [.sizes]))
        _ = update(&state, .event(.key(.character("9"), [])))
        return state
    }

    private func press(_ keys: [Key], _ state: inout State) {
        for key in keys { _ = update(&state, .event(.key(key, []))) }
    }

    @Test("has a digit, a box and its drawing on the screen")
    func drawn() {
        let state = opened()
        #expect(state.panels.focus == .sizes)
        let text = view(state, size: state.display.size).text
        #expect(text.contains("9 Sizes") && text.contains("> layer 1: 4") && text.contains("  layer 3: 16"))
    }

    @Test("has its keys, in the bottom line and in the help too")
    func keys() {
        var state = opened()
        press([.down, .down, .down, .enter], &state)
        #expect(state.row(of: .sizes) == 2 && state.selection == Selection(layer: 2))
        #expect(view(state, size: state.display.size).text.contains("enter select"))
        #expect(KeyTable(state.panels.table).lines.contains { $0.contains("Select the chosen layer") })
    }

    @Test("is chosen in by the mouse")
    func mouse() throws {
        var state = opened()
        let rows = view(state, size: state.display.size).text.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains("  layer 2: 9") })
        let line = try #require(rows[y].range(of: "layer 2: 9"))
        let x = rows[y].distance(from: rows[y].startIndex, to: line.lowerBound)
        _ = update(&state, .event(.mouse(.press, .left, Point(x: x, y: y), [])))
        #expect(state.row(of: .sizes) == 1)
        #expect(view(state, size: state.display.size).text.contains("> layer 2: 9"))
    }

    @Test("without a digit is found in the list of panels and in the palette")
    func without() {
        let more = (0..<3).map { number in
            PanelEntry(PanelName("more\(number)"), "one more", home: .chart) { _ in SizesPanel(counts: [], chosen: 0) }
        }
        for key in ["/", ":"] {
            var state = State(
                Experiment(data: ProblemSource(.builtIn("circle"))), name: "many", size: Size(width: 120, height: 40),
                panels: PanelTable(PanelTable.standard.entries + more + [.sizes]))
            #expect(state.panels.table.digit(of: .sizes) == nil)
            _ = update(&state, .event(.key(.character(Unicode.Scalar(key)!), [])))
            _ = update(&state, .event(.paste(key == "/" ? "sizes" : "To the sizes panel")))
            press([.enter], &state)
            #expect(state.panels.focus == .sizes)
        }
    }
}
