import Cells
import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("Where panels put things")
struct PanelLayoutTests {
    @Test("layers share the height, and the chosen one is always there with the most of it")
    func blocks() {
        for count in 1...14 {
            for height in 1...40 {
                for selected in 0..<count {
                    let blocks = ActivationBlocks.blocks(count: count, selected: selected, height: height)
                    #expect(blocks.reduce(0) { $0 + $1.height } == height)
                    let own = blocks.first { $0.layer == selected }
                    #expect(own != nil && blocks.allSatisfy { $0.height <= own?.height ?? 0 })
                    for (first, second) in zip(blocks, blocks.dropFirst()) {
                        #expect(second.y == first.y + first.height && second.layer == first.layer + 1)
                    }
                }
            }
        }
        #expect(ActivationBlocks.blocks(count: 0, selected: 0, height: 9).isEmpty)
    }

    @Test("thumbnails stay inside, do not overlap, and the chosen one is among them", arguments: 14...60)
    func gallery(width: Int) {
        for height in 4...25 {
            for units in [[1], [4, 2, 1], [32, 10], [8, 8, 8, 8, 1], [200, 3]] {
                let selection = Selection(layer: width % units.count, unit: units[width % units.count] - 1)
                let size = Size(width: width, height: height)
                let gallery = UnitGallery(units, selection: selection, size: size)
                var taken: Set<Point> = []
                for slot in gallery.slots {
                    #expect(slot.image.x + slot.image.width < width && slot.frame.y + slot.frame.height <= height)
                    #expect(slot.image.height > 0 && slot.image.width > 0)
                    for y in slot.frame.y..<(slot.frame.y + slot.frame.height) {
                        #expect(taken.insert(Point(x: slot.image.x, y: y)).inserted)
                    }
                }
                #expect(gallery.slots.contains { $0.layer == selection.layer && $0.unit == selection.unit })
            }
        }
    }

    @Test("clicking a thumbnail chooses its unit, clicking a heading its layer")
    func clickUnit() throws {
        let observation = PanelExamples.planeObservation()
        let rect = Rect(x: 5, y: 3, width: 60, height: 20)
        let panel = UnitsPanel(observation: observation, selection: Selection(layer: 0))
        let gallery = UnitGallery([6, 4, 1], selection: panel.selection, size: rect.size)
        #expect(gallery.slots.count == 11)
        for slot in gallery.slots {
            let point = Point(x: rect.x + slot.image.x, y: rect.y + slot.image.y)
            #expect(panel.selection(at: point, in: rect) == Selection(layer: slot.layer, unit: slot.unit))
        }
        let heading = try #require(gallery.headings.last)
        #expect(panel.selection(at: Point(x: 40, y: rect.y + heading.y), in: rect) == Selection(layer: 2))
        #expect(panel.selection(at: Point(x: 4, y: 3), in: rect) == nil)
    }

    @Test("clicking in the network chooses units and layers, but not inputs")
    func clickNetwork() throws {
        let panel = NetworkPanel(
            experiment: PanelExamples.planeExperiment, observation: PanelExamples.planeObservation(),
            parameterCount: 51, selection: Selection(layer: 0), problem: try PanelExamples.problem("circle"))
        let rect = Rect(x: 1, y: 1, width: 76, height: 20)
        var found: Set<Selection> = []
        for y in 1..<21 {
            for x in 1..<77 {
                if let selection = panel.selection(at: Point(x: x, y: y), in: rect) { found.insert(selection) }
            }
        }
        var expected = Set((0..<3).map { Selection(layer: $0) })
        for (layer, count) in [6, 4, 1].enumerated() {
            for unit in 0..<count { expected.insert(Selection(layer: layer, unit: unit)) }
        }
        #expect(found == expected)
    }

    @Test("a deep network shows the columns around the chosen layer and says which")
    func deep() {
        var experiment = PanelExamples.planeExperiment
        experiment.layers = Array(repeating: experiment.layers[0], count: 12)
        for selected in 0...12 {
            let panel = NetworkPanel(
                experiment: experiment, observation: nil, parameterCount: 9, selection: Selection(layer: selected))
            let columns = NetworkColumns(panel, width: 38)
            #expect(columns.isPartial)
            let shown = columns.diagram.layers.indices.compactMap { columns.selection(column: $0, unit: nil)?.layer }
            #expect(shown.contains(selected))
            var frame = Frame(size: Size(width: 38, height: 9))
            panel.draw(on: &frame, context: PanelContext())
            #expect(frame.text.contains("of 13"))
        }
    }

    @Test("an observation of another network is not mistaken for this one's")
    func staleObservation() {
        var experiment = PanelExamples.planeExperiment
        experiment.layers.append(Experiment.Layer(unit: "dense", width: 3, activation: nil))
        let panel = NetworkPanel(
            experiment: experiment, observation: PanelExamples.planeObservation(), parameterCount: 51,
            selection: Selection(layer: 0))
        let diagram = NetworkColumns(panel, width: 90).diagram
        #expect(diagram.layers.dropFirst().prefix(3).map(\.count) == [6, 4, 3])
        #expect(diagram.weights.allSatisfy { $0.isEmpty })
    }
}
