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
        guard var fields = PresetFields(field, shorthand: "unit") else { return nil }
        guard let unit = unit(&fields) else { return nil }
        var layer = Experiment.Layer(unit: unit.name)
        if unit.width != .chosen {
            fields.refuse("units", .fixedWidth(unit: unit.name))
        } else if let width = fields.take("units")?.wholeNumber(in: 1...PresetLimits.width) {
            layer.width = width
        }
        if let activation = fields.take("activation") { layer.activation = self.activation(activation) }
        layer.settings = fields.takeSettings(unit.settings)
        readRestraints(&fields, into: &layer)
        let times = fields.take("times")?.wholeNumber(in: 1...PresetLimits.layers) ?? 1
        fields.finish()
        return (layer, times)
    }

    /// The last layer, whose width follows from the data.
    func outputLayer(_ field: PresetField) -> Experiment.Layer? {
        guard var fields = PresetFields(field, shorthand: "unit") else { return nil }
        guard let unit = unit(&fields) else { return nil }
        if unit.width != .chosen { field.report(.outputWidth(unit: unit.name)) }
        fields.refuse("units", .outputUnits)
        var layer = Experiment.Layer(unit: unit.name, activation: nil)
        if let activation = fields.take("activation") { layer.activation = self.activation(activation) }
        layer.settings = fields.takeSettings(unit.settings)
        readRestraints(&fields, into: &layer)
        fields.finish()
        return layer
    }

    /// What holds a layer's weights back.
    private func readRestraints(_ fields: inout PresetFields, into layer: inout Experiment.Layer) {
        layer.l1 = fields.take("l1")?.number(in: PresetLimits.penalty) ?? 0
        layer.l2 = fields.take("l2")?.number(in: PresetLimits.penalty) ?? 0
        layer.limit = fields.take("limit")?.number(in: PresetLimits.weightLimit)
    }

    /// Dense where none is named. Where the unit is unknown the other keys mean nothing and are not read.
    private func unit(_ fields: inout PresetFields) -> NeuronUnit? {
        guard let name = fields.take("unit") else { return .dense }
        return name.entry(.unit, of: Palette.units)
    }
}
