import Catalogue
import ExpressionGraph
import Testing

/// Parameters and operations as the graph has them, against counts by hand.
@Suite struct HandCountTests {
    /// Wide and narrow, even and odd, and one of a single row.
    static let extents = [(3, 2, 4), (7, 5, 3), (1, 4, 9), (16, 3, 3)].map {
        HandCount.Extent(b: $0.0, i: $0.1, u: $0.2)
    }

    @Test("every unit has a count by hand")
    func isComplete() {
        let missing = Set(Palette.units.map(\.name)).subtracting(HandCount.table.map(\.unit))
        #expect(missing.isEmpty)
    }

    @Test("the graph has as many parameters and operations as counted by hand", arguments: HandCount.table)
    func graphAgrees(count: HandCount) throws {
        let unit = try #require(Palette.unit(named: count.unit))
        for n in Self.extents {
            let layer = StandaloneLayer(
                unit, inputs: n.i, units: n.u, batch: n.b, steps: unit.isCell ? 2 : 1, settings: count.settings,
                isTraining: true)
            let parameters = layer.context.parameters.reduce(0) { $0 + $1.variable.shape.count }
            #expect(parameters == count.parameters(n), "\(n.b) rows, \(n.i) inputs, \(n.u) units")
            let operations = Cost(of: [layer.output]).operations
            #expect(operations == count.operations(n), "\(n.b) rows, \(n.i) inputs, \(n.u) units")
        }
    }
}

extension HandCount: CustomTestStringConvertible {
    var testDescription: String {
        settings.isEmpty ? unit : unit + " " + settings.keys.sorted().joined(separator: ", ")
    }
}
