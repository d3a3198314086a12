/// What one experiment has different from another: the fields that differ, with their new values, and no others.
///
/// A change can be made to other experiments than the one it was made from: a change of the learning rate undoes
/// nothing that surgery or a phase did meanwhile.
@dynamicMemberLookup
public struct ExperimentChange: Hashable, Sendable {
    /// Keys of the fields that change.
    public private(set) var keys: Set<String> = []
    /// Has the new values; what does not change is as in an experiment of which nothing is said.
    private var values = Experiment.blank
    /// Where there are as many hidden layers as before, those that change.
    private var layerChanges: [Int: LayerChange]?
    private var outputChange: LayerChange?

    /// No change.
    public init() {}

    /// What leads from one experiment to another.
    ///
    /// - Parameter fields: those that are told apart.
    public init(from old: Experiment, to new: Experiment, fields: [ExperimentField] = Experiment.fields) {
        for field in fields where field.differs(old, new) {
            keys.insert(field.key)
            field.take(new, &values)
        }
        if old.layers.count == new.layers.count, old.layers != new.layers {
            let pairs = zip(old.layers, new.layers).enumerated().filter { $0.element.0 != $0.element.1 }
            layerChanges = Dictionary(
                uniqueKeysWithValues: pairs.map { ($0.offset, LayerChange($0.element.0, $0.element.1)) })
        }
        if old.output != new.output { outputChange = LayerChange(old.output, new.output) }
    }

    /// One property with another value.
    public init<Value: Hashable>(_ property: WritableKeyPath<Experiment, Value>, _ value: Value) {
        self[dynamicMember: property] = value
    }

    /// Fields as an experiment has them, whatever they were before.
    init(_ fields: [ExperimentField], of experiment: Experiment) {
        for field in fields {
            keys.insert(field.key)
            field.take(experiment, &values)
        }
    }

    /// Whether nothing changes.
    public var isEmpty: Bool { keys.isEmpty }

    /// Whether a field changes.
    public func changes(_ field: ExperimentField) -> Bool { keys.contains(field.key) }

    /// An experiment with the change made to it.
    ///
    /// - Parameter fields: those that are told apart, as when the change was made.
    public func applied(
        to experiment: Experiment, fields: [ExperimentField] = Experiment.fields
    ) -> Experiment {
        var result = experiment
        for field in fields where keys.contains(field.key) { field.take(values, &result) }
        if let layerChanges, experiment.layers.count == values.layers.count {
            result.layers = experiment.layers
            for (index, change) in layerChanges { change.apply(to: &result.layers[index]) }
        }
        if let outputChange {
            result.output = experiment.output
            outputChange.apply(to: &result.output)
        }
        return result
    }

    /// The new value of a property; `nil` where it stays, which setting it to `nil` lets it.
    public subscript<Value: Hashable>(dynamicMember property: WritableKeyPath<Experiment, Value>) -> Value? {
        get {
            guard let field = Self.field(of: property), changes(field) else { return nil }
            return values[keyPath: property]
        }
        set {
            guard let field = Self.field(of: property) else { preconditionFailure("\(property) is no field") }
            if let newValue {
                keys.insert(field.key)
                values[keyPath: property] = newValue
            } else {
                keys.remove(field.key)
                field.take(.blank, &values)
            }
        }
    }

    private static func field(of property: AnyKeyPath) -> ExperimentField? {
        Experiment.fields.first { $0.property == property }
    }
}

/// What one layer has different from another.
private struct LayerChange: Hashable, Sendable {
    let old: Experiment.Layer
    let new: Experiment.Layer

    init(_ old: Experiment.Layer, _ new: Experiment.Layer) { (self.old, self.new) = (old, new) }

    /// Another kind of layer keeps nothing of the one before.
    func apply(to layer: inout Experiment.Layer) {
        guard old.unit == new.unit, layer.unit == new.unit else {
            layer = new
            return
        }
        for field in Experiment.Layer.fields where field.differs(old, new) { field.carry(old, new, &layer) }
    }
}
