import Catalogue
import ExpressionGraph
import Testing

@Suite("Core families")
struct CoreFamiliesTests {
    static let names = NeuronUnit.coreFamilies.map(\.name)

    private func unit(_ name: String) throws -> NeuronUnit {
        try #require(NeuronUnit.coreFamilies.first { $0.name == name })
    }

    @Test("every unit gives finite outputs and gradients for wide and narrow layers", arguments: names)
    func shapes(_ name: String) throws {
        let unit = try unit(name)
        for (batch, inputs, units) in [(1, 1, 1), (3, 1, 4), (4, 2, 3), (2, 5, 1), (3, 6, 7)] {
            for isFirst in [true, false] {
                let layer = StandaloneLayer(
                    unit, inputs: inputs, units: units, batch: batch, isFirst: isFirst)
                let width = unit.width == .asInput ? inputs : units
                #expect(layer.output.shape[0] == batch)
                #expect(unit.width == .computed || layer.output.shape[1] == width)
                let parameters = layer.context.parameters.compactMap {
                    layer.node(String($0.variable.name.dropFirst("layer.".count)))
                }
                #expect(parameters.count == layer.context.parameters.count, "unused parameters")
                let gradients = gradient(
                    of: square(layer.output).total, withRespectTo: [layer.x] + parameters)
                let context = layer.context
                let scalars = context.penalties + context.hazards
                let expressions = [layer.output] + gradients + (scalars + context.probes).map(\.expression)
                for values in layer.values(expressions) { #expect(values.allSatisfy { $0.isFinite }) }
                #expect(scalars.allSatisfy { $0.expression.shape == .scalar })
            }
        }
    }

    @Test("every parameter's gradient agrees with differences", arguments: names)
    func gradients(_ name: String) throws {
        let layer = StandaloneLayer(try unit(name), inputs: 2, units: 3, batch: 2, isFirst: false, seed: 7)
        let weights = Expr.table(
            [0.3, -0.7, 0.5, 0.9, -0.4, 0.2].suffix(layer.output.shape.count), layer.output.shape)
        let loss = (layer.output * weights).total
        let nodes =
            [("x", layer.x)]
            + layer.context.parameters.compactMap { parameter in
                layer.node(String(parameter.variable.name.dropFirst(6))).map { (parameter.variable.name, $0) }
            }
        let found = layer.values(gradient(of: loss, withRespectTo: nodes.map(\.1)))
        for ((name, node), gradient) in zip(nodes, found) {
            for index in [0, node.shape.count / 2, node.shape.count - 1] {
                func slope(_ step: Double) -> Double {
                    var (above, below) = (layer, layer)
                    above.variables[name]?[index] += step
                    below.variables[name]?[index] -= step
                    return (above.value(loss)[0] - below.value(loss)[0]) / (2 * step)
                }
                // Richardson's extrapolation takes away the error of second order.
                let expected = (4 * slope(1e-5) - slope(2e-5)) / 3
                let tolerance = 1e-6 * max(abs(expected), abs(gradient[index]), 1)
                #expect(abs(gradient[index] - expected) < tolerance, "\(name)[\(index)]")
            }
        }
    }

    @Test("settings at their limits build layers of the right shape", arguments: names)
    func limits(_ name: String) throws {
        let unit = try unit(name)
        for setting in unit.settings {
            let values: [SettingValue] =
                switch setting.kind {
                case .number(_, let range): [.number(range.lowerBound), .number(range.upperBound)]
                case .integer(_, let range):
                    [.number(Double(range.lowerBound)), .number(Double(range.upperBound))]
                case .flag: [.flag(true), .flag(false)]
                case .choice(_, let options): options.map(SettingValue.choice)
                case .numbers(let value, _): [.numbers(Array(value.prefix(1)))]
                }
            for value in values {
                for isFirst in [true, false] {
                    let layer = StandaloneLayer(
                        unit, inputs: 2, units: 3, batch: 2, settings: [setting.name: value],
                        isFirst: isFirst,
                        isTraining: true)
                    let width = unit.width == .asInput ? 2 : 3
                    #expect(
                        unit.width == .computed || layer.output.shape == [2, width], "\(setting.name) = \(value)")
                    // Large layers are only built, not evaluated.
                    guard Expr.sorted([layer.output]).allSatisfy({ $0.shape.count < 2000 }) else { continue }
                    #expect(!layer.value(layer.output).contains { $0.isNaN }, "\(setting.name) = \(value)")
                }
            }
        }
    }

    @Test("names and aliases belong to one unit each, in lower case, with a source")
    func listing() {
        let names = NeuronUnit.coreFamilies.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names.map(Palette.key)).count == names.count)
        for unit in NeuronUnit.coreFamilies {
            #expect(unit.name == unit.name.lowercased() && !unit.name.contains(" "))
            #expect(!unit.source.title.isEmpty && !unit.formula.isEmpty && !unit.family.isEmpty)
            #expect(unit.settings.allSatisfy { $0.allows($0.defaultValue) && !$0.meaning.isEmpty })
            if let activation = unit.defaultActivation {
                #expect(Palette.activation(named: activation) != nil)
            }
        }
    }
}
