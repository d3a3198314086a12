import Cells

@testable import Playground
@testable import Training

extension State {
    /// What does not hold of the state though it must; empty, always.
    var brokenInvariants: [String] {
        var broken: [String] = []
        func expect(_ holds: Bool, _ words: String) { if !holds { broken.append(words) } }
        expect((0..<layerCount).contains(selection.layer), "the selected layer is one of the network's")
        if let unit = selection.unit {
            expect((0..<unitCount(of: selection.layer)).contains(unit), "the selected unit is one of the layer's")
        }
        expect(
            experiment.rows(layer: selection.layer).indices.contains(settingRow),
            "the chosen setting is one of the rows")
        expect(!panels.hidden.contains(panels.focus), "the panel that has the keys is not hidden")
        expect(panels.hidden.count < panels.table.names.count, "not all panels are hidden")
        expect(panels.zoomed == nil || panels.zoomed == panels.focus, "a zoomed panel has the keys")
        expect(
            Set(panels.recent) == Set(panels.table.names) && panels.recent.count == panels.table.names.count,
            "each panel is once in the order")
        expect(overlays.count <= 8, "windows do not pile up")
        expect(history.past.count <= 100 && history.future.count <= 100, "the past is bounded")
        expect(panels.growth.values.allSatisfy { (0.1...10).contains($0) }, "sizes stay within bounds")
        expect(display.capabilities.glyphs <= display.availableGlyphs, "no glyphs that the terminal lacks")
        expect((1...ExplorerState.limit).contains(explorer.functions.count), "one to four functions are explored")
        expect(explorer.functions.indices.contains(explorer.chosen), "the chosen function is one of them")
        if stage == .explorer {
            expect(ExplorerRow.rows(explorer).contains(explorer.row), "the explorer's row is one of its rows")
        }
        expect(race.lanes.count <= Race.laneCounts.upperBound, "no more lanes than a race has room for")
        expect(race.lanes.isEmpty || race.lanes.indices.contains(race.chosen), "the chosen lane is one of the race's")
        expect(Set(race.lanes.map(\.id)).count == race.lanes.count, "each lane is once in the race")
        return broken
    }
}
