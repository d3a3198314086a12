extension Experiment {
    /// A setting in which some experiments differ, with what each has.
    public struct Difference: Hashable, Sendable {
        /// The field's short name: "rate".
        public let name: String
        /// What each experiment has, in words, in the order of the experiments.
        public let values: [String]
    }

    /// The settings in which experiments differ, and no others; titles, notes and claims are no settings.
    ///
    /// - Parameter fields: those that are told apart.
    public static func differences(
        of experiments: [Experiment], fields: [ExperimentField] = Experiment.fields
    ) -> [Difference] {
        guard let first = experiments.first else { return [] }
        return fields.compactMap { field in
            guard let words = field.words, experiments.contains(where: { field.differs($0, first) }) else { return nil }
            return Difference(name: field.short, values: experiments.map(words))
        }
    }
}
