import Catalogue

extension PresetReader {
    /// The hidden layers.
    func layers(_ field: PresetField) -> [Experiment.Layer] {
        guard case .list(let items) = field.node.content else {
            let _: Experiment.Layer? = field.wrong(.list)
            return []
        }
        var result: [Experiment.Layer] = []
        // One more than allowed is enough to know that there are too many.
        for (index, item) in items.prefix(PresetLimits.layers + 1).enumerated() {
            let item = PresetField(node: item, path: "\(field.path)[\(index)]", findings: field.findings)
            guard let (layer, times) = hiddenLayer(item) else { continue }
            result += Array(repeating: layer, count: times)
        }
        if max(result.count, items.count) > PresetLimits.layers {
            field.report(.tooManyLayers(limit: PresetLimits.layers))
        }
        return result
    }

    private func hiddenLayer(_ field: PresetField) -> (Experiment.Layer, times: Int)? {
        guard var fields = PresetFields(field, shorthand: LayerField.unit.key), let unit = unit(&fields) else {
            return nil
        }
        var layer = Experiment.Layer(unit: unit.name)
        read(&fields, into: &layer, unit: unit, isOutput: false)
        let times = fields.take(Self.times)?.wholeNumber(in: 1...PresetLimits.layers) ?? 1
        fields.finish()
        return (layer, times)
    }

    /// The key that lets a mapping stand for several layers.
    static let times = "times"

    /// The last layer, whose width follows from the data.
    func outputLayer(_ field: PresetField) -> Experiment.Layer? {
        guard var fields = PresetFields(field, shorthand: LayerField.unit.key), let unit = unit(&fields) else {
            return nil
        }
        if unit.width != .chosen { field.report(.outputWidth(unit: unit.name)) }
        var layer = Experiment.Layer(unit: unit.name, activation: nil)
        read(&fields, into: &layer, unit: unit, isOutput: true)
        fields.finish()
        return layer
    }

    private func read(
        _ fields: inout PresetFields, into layer: inout Experiment.Layer, unit: NeuronUnit, isOutput: Bool
    ) {
        let reading = LayerField.Reading(reader: self, unit: unit, isOutput: isOutput)
        for field in Experiment.Layer.fields { field.read(&fields, reading, &layer) }
    }

    /// Dense where none is named. Where the unit is unknown the other keys mean nothing and are not read.
    private func unit(_ fields: inout PresetFields) -> NeuronUnit? {
        guard let name = fields.take(LayerField.unit.key) else { return .dense }
        return name.entry(.unit, of: Palette.units)
    }
}
