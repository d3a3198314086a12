import Catalogue
import ExpressionGraph
import Testing

extension NeuronUnit: CustomTestStringConvertible {
    public var testDescription: String { name }
}

/// What every unit must pass; to be listed is to be examined.
struct NeuronUnitExamination {
    @Test("Outputs have their shape for any number of inputs and units", arguments: Palette.units)
    func shapes(_ unit: NeuronUnit) {
        for (inputs, units) in [(1, 1), (2, 1), (1, 3), (3, 2), (3, 5), (2, 8), (17, 16)] {
            for training in [false, true] {
                let layer = TrialLayer(unit, inputs: inputs, units: units, isTraining: training)
                let width =
                    switch unit.width {
                    case .chosen: units
                    case .asInput: inputs
                    case .computed: layer.y.shape[1]
                    }
                #expect(layer.y.shape == [layer.x.shape[0], width], "\(inputs) inputs, \(units) units")
                #expect(
                    layer.values([layer.y])[0].allSatisfy { $0.isFinite }, "\(inputs) inputs, \(units) units")
            }
        }
    }

    @Test("Gradients in the input and every parameter agree with differences", arguments: Palette.units)
    func gradients(_ unit: NeuronUnit) {
        for training in [false, true] {
            TrialLayer(unit, inputs: 3, units: 4, isTraining: training).checkGradients("\(unit.name)")
        }
    }

    @Test("Every other choice of a setting keeps shapes and gradients", arguments: Palette.units)
    func settings(_ unit: NeuronUnit) {
        for setting in unit.settings {
            let others: [SettingValue] =
                switch setting.kind {
                case .flag(let standard): [.flag(!standard)]
                case .choice(let standard, let options): options.filter { $0 != standard }.map { .choice($0) }
                default: []
                }
            for other in others {
                let layer = TrialLayer(unit, inputs: 3, units: 4, isTraining: true, [setting.name: other])
                #expect(layer.y.shape[0] == layer.x.shape[0])
                layer.checkGradients("\(unit.name), \(setting.name) \(other)")
            }
        }
    }

    @Test("Settings at the ends of their ranges can be built", arguments: Palette.units)
    func extremes(_ unit: NeuronUnit) {
        for setting in unit.settings {
            let ends: [SettingValue] =
                switch setting.kind {
                case .number(_, let range): [.number(range.lowerBound), .number(range.upperBound)]
                // The upper end of a count is a matter of memory.
                case .integer(_, let range): [.number(Double(range.lowerBound))]
                case .numbers(_, let length): [.numbers([Double](repeating: 1, count: length.lowerBound))]
                default: []
                }
            for end in ends where setting.allows(end) {
                let layer = TrialLayer(unit, inputs: 2, units: 2, isTraining: true, [setting.name: end])
                #expect(layer.y.shape[0] == layer.x.shape[0], "\(setting.name) \(end)")
            }
        }
    }

    @Test("The same seed gives the same layer twice", arguments: Palette.units)
    func determinism(_ unit: NeuronUnit) {
        let (first, second) = (TrialLayer(unit, inputs: 3, units: 4), TrialLayer(unit, inputs: 3, units: 4))
        #expect(first.variables == second.variables)
        #expect(first.values([first.y]) == second.values([second.y]))
    }

    @Test("A row's output depends on no other row, unless the unit says so", arguments: Palette.units)
    func rowIndependence(_ unit: NeuronUnit) {
        let layer = TrialLayer(unit, inputs: 3, units: 4)
        let (before, after) = (layer.outputs(movingFirstBy: 0), layer.outputs(movingFirstBy: 0.3))
        #expect((before.dropFirst() == after.dropFirst()) == !unit.mixesRows)
    }

    @Test("Constraints keep shapes and what they allow", arguments: Palette.units)
    func constraints(_ unit: NeuronUnit) {
        let layer = TrialLayer(unit, inputs: 3, units: 4)
        for parameter in layer.context.parameters {
            guard let constraint = parameter.constraint else { continue }
            let once = constraint(parameter.variable.expression)
            #expect(once.shape == parameter.variable.shape)
            let (found, again) = (layer.values([once])[0], layer.values([constraint(once)])[0])
            #expect(disagreement(again, found, 1e-12, floor: 1e-12) == nil, "\(parameter.variable.name)")
        }
    }

    @Test("Every entry says what it is and where it comes from", arguments: Palette.units)
    func described(_ unit: NeuronUnit) {
        #expect(!unit.title.isEmpty && !unit.family.isEmpty && !unit.formula.isEmpty)
        #expect(!unit.source.authors.isEmpty && !unit.source.title.isEmpty && unit.source.year > 1900)
        #expect(Set(unit.settings.map(\.name)).count == unit.settings.count)
        if let activation = unit.defaultActivation { #expect(Palette.activation(named: activation) != nil) }
        let layer = TrialLayer(unit, inputs: 3, units: 4)
        let names = layer.context.parameters.map(\.variable.name) + layer.context.buffers.map(\.variable.name)
        #expect(Set(names).count == names.count, "\(names)")
    }
}
