import Catalogue

/// One thing of a layer that can be told apart and changed: all that the program knows about it, as `ExperimentField`
/// has it for the whole experiment.
public struct LayerField: Sendable {
    /// Its key in a layer's mapping.
    public let key: String
    /// What the settings panel calls it.
    public let title: String
    /// What it means, in a sentence.
    public let meaning: String
    /// Whether two layers differ in it.
    public let differs: @Sendable (Experiment.Layer, Experiment.Layer) -> Bool
    /// Gives the second layer what differs between the first two.
    let carry: @Sendable (_ old: Experiment.Layer, _ new: Experiment.Layer, _ to: inout Experiment.Layer) -> Void
    /// Takes its keys out of a layer's mapping.
    let read: @Sendable (inout PresetFields, Reading, inout Experiment.Layer) -> Void
    /// Its keys and values, where it is not as it would be anyway.
    let write: @Sendable (Experiment.Layer, _ isOutput: Bool) -> [(key: String, value: String)]
    /// In a few words, for lists of differences; `nil` where it is as it would be anyway.
    let words: @Sendable (Experiment.Layer, _ isOutput: Bool) -> Words?
    /// Its lines of the settings panel.
    let rows: @Sendable (LayerPlace, Experiment) -> [SettingRow]

    /// What is known while a layer is read.
    struct Reading {
        let reader: PresetReader
        let unit: NeuronUnit
        let isOutput: Bool
    }

    /// A layer in words: "kan 5 tanh (grid 20)".
    enum Words {
        case name(String)
        /// Behind the names, in brackets.
        case details([String])
    }

    /// A field over a stored property.
    init<Value: Hashable & Sendable>(
        _ key: String, _ property: any WritableKeyPath<Experiment.Layer, Value> & Sendable, title: String,
        meaning: String, read: @escaping @Sendable (inout PresetFields, Reading, inout Experiment.Layer) -> Void,
        write: @escaping @Sendable (Experiment.Layer, Bool) -> [(key: String, value: String)],
        words: @escaping @Sendable (Experiment.Layer, Bool) -> Words?,
        carry: (@Sendable (Experiment.Layer, Experiment.Layer, inout Experiment.Layer) -> Void)? = nil,
        rows: @escaping @Sendable (LayerPlace, Experiment) -> [SettingRow] = { _, _ in [] }
    ) {
        (self.key, self.title, self.meaning) = (key, title, meaning)
        differs = { $0[keyPath: property] != $1[keyPath: property] }
        self.carry = carry ?? { $2[keyPath: property] = $1[keyPath: property] }
        (self.read, self.write, self.words, self.rows) = (read, write, words, rows)
    }
}

/// A layer of an experiment.
public struct LayerPlace: Hashable, Sendable {
    /// Counted from 0; the output layer is the one behind the hidden ones.
    public let index: Int
    /// Whether it is the output layer.
    public let isOutput: Bool

    /// The layer of that number, counted from 0 through the hidden layers to the output layer.
    public init(index: Int, in experiment: Experiment) {
        (self.index, isOutput) = (index, index >= experiment.layers.count)
    }

    /// The layer of an experiment that has so many.
    subscript(experiment: Experiment) -> Experiment.Layer {
        isOutput ? experiment.output : experiment.layers[index]
    }

    /// Changes the layer, if the experiment still has it.
    func change(_ experiment: inout Experiment, _ change: (inout Experiment.Layer) -> Void) {
        if isOutput {
            change(&experiment.output)
        } else if experiment.layers.indices.contains(index) {
            change(&experiment.layers[index])
        }
    }

    /// Its path in a preset.
    private var path: String {
        isOutput ? ExperimentField.output.key : "\(ExperimentField.network.key)[\(index)]"
    }

    /// The row of one of its fields.
    public func name(of field: LayerField) -> SettingName {
        name(field.key, title: field.title, meaning: field.meaning)
    }

    func name(_ key: String, title: String, meaning: String) -> SettingName {
        SettingName(key: path + "." + key, title: title, meaning: meaning)
    }

    /// The group of its rows.
    func group(in experiment: Experiment) -> SettingGroup {
        let unit = self[experiment].unit
        return .layer(
            (isOutput ? "Output layer" : "Layer \(index + 1)") + ": " + (Palette.unit(named: unit)?.title ?? unit))
    }

    /// The row of a setting of its unit.
    func row(of setting: Setting, rank: Int, in experiment: Experiment) -> SettingRow {
        setting.row(key: path, group: group(in: experiment), rank: rank, chosen: self[experiment].settings) {
            value, experiment in
            change(&experiment) { $0.settings[setting.name] = value }
        }
    }
}
