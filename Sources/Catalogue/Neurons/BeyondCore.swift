extension NeuronUnit {
    /// Families beyond those of the first palette: on series and pictures, with gates and with prototypes.
    static let beyondCore: [NeuronUnit] = signals + conditional + prototypes
}
