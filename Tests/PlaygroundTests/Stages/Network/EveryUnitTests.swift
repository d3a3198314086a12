import Catalogue
import Experiments
import Foundation
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("Every unit of the palette")
struct EveryUnitTests {
    @Test(
        "is chosen beside its neighbour in the list, written, read again and trained to the same bits",
        arguments: Palette.units.indices)
    func mixture(index: Int) throws {
        let (unit, neighbour) = (Palette.units[index], Palette.units[(index + 1) % Palette.units.count])
        var experiment = PanelExamples.planeExperiment
        experiment.data.settings.points = 40
        var state = State(experiment, name: "mixture")
        for (layer, unit) in [unit, neighbour].enumerated() {
            state.selection = Selection(layer: layer)
            // What is there already is no edit.
            guard let edit = state.edit(unit: unit.name, for: .unit) else {
                #expect(state.selectedLayer.unit == unit.name)
                continue
            }
            _ = state.make(edit, label: unit.title)
        }
        #expect(state.experiment.layers.map(\.unit) == [unit.name, neighbour.name])
        let text = state.experiment.presetText()
        let read = try Experiment(presetText: text)
        #expect(read == state.experiment)
        #expect(try Token.decode(Token.encode(state.experiment, step: 0)).experiment == state.experiment)
        let (first, second) = (try Session(state.experiment), try Session(read))
        first.advance(3)
        second.advance(3)
        for variable in first.graph.state {
            let bits = [first, second].map { $0.values(of: variable).map(\.bitPattern) }
            #expect(bits[0] == bits[1], "\(variable.name)")
        }
        #expect(first.report() == second.report())
    }

    /// How many units on the unit behind stands: all of them with SOMA_LONG=1, otherwise some that meet every unit.
    private static let distances =
        ProcessInfo.processInfo.environment["SOMA_LONG"] == "1" ? Array(Palette.units.indices) : [0, 1, 7, 23, 48]

    @Test("stands before and behind others", arguments: Palette.units.indices)
    func pairs(index: Int) throws {
        for distance in Self.distances {
            let behind = Palette.units[(index + distance) % Palette.units.count]
            let units = [Palette.units[index], behind].map { "  - {unit: \($0.name)}\n" }.joined()
            let experiment = try Experiment(presetText: "data: {set: circle, points: 20}\nnetwork:\n" + units)
            let read = try Experiment(presetText: experiment.presetText())
            #expect(read == experiment)
            let session = try Session(read)
            session.advance(1)
            #expect(session.step == 1 || session.divergence != nil, "\(Palette.units[index].name), \(behind.name)")
        }
    }
}
