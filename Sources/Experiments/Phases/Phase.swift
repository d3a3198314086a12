import Catalogue

extension Experiment {
    /// A part of a run. Parts follow each other while the steps count on.
    public enum Phase: Hashable, Sendable {
        case train(Training)
        case surgery(Surgery)
    }

    /// Steps with settings of their own. What it does not change is as in the experiment, whatever the phase before had.
    /// Every such phase starts its optimizer and its schedule anew.
    @dynamicMemberLookup
    public struct Training: Hashable, Sendable {
        /// How many steps the phase takes.
        public var steps: Int
        /// Fields of the experiment that are others in this phase.
        public var changes = ExperimentChange()
        /// Settings, given to every layer whose unit has them.
        public var settings: [String: SettingValue] = [:]
        /// The part of the training rows, counted from 1, where the data have parts; `nil` for all rows.
        public var part: Int?
        /// Grids are updated before every so many steps.
        public var gridUpdates: Int?

        /// So many steps with the experiment's own settings.
        public init(steps: Int) { self.steps = steps }

        /// A property of the experiment in this phase; `nil` where it is as in the experiment.
        public subscript<Value: Hashable>(dynamicMember property: WritableKeyPath<Experiment, Value>) -> Value? {
            get { changes[dynamicMember: property] }
            set { changes[dynamicMember: property] = newValue }
        }
    }

    /// The experiment as a phase trains it.
    public func training(_ phase: Training) -> Experiment {
        var result = phase.changes.applied(to: self)
        if phase.changes.changes(.optimizer), !phase.changes.changes(.rate) { result.rate = result.standardRate }
        for index in result.layers.indices { result.layers[index].take(phase.settings) }
        result.output.take(phase.settings)
        return result
    }

    /// Steps of all phases; `nil` where there are none.
    public var phaseSteps: Int? {
        guard !phases.isEmpty else { return nil }
        return phases.reduce(0) { sum, phase in
            guard case .train(let training) = phase else { return sum }
            return sum + training.steps
        }
    }
}

extension Experiment.Layer {
    /// Takes over the settings that the layer's unit has.
    fileprivate mutating func take(_ settings: [String: SettingValue]) {
        for known in Palette.unit(named: unit)?.settings ?? [] {
            guard let value = settings[known.name] else { continue }
            // Equal experiments have equal descriptions: defaults are not written down.
            self.settings[known.name] = value == known.defaultValue ? nil : value
        }
    }
}
