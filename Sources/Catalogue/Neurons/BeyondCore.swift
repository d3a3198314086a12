extension NeuronUnit {
    /// Families beyond those of the first palette: on series and pictures, with gates, with prototypes, of few bits, on tokens and
    /// functions, and of physics.
    static let beyondCore: [NeuronUnit] =
        signals + conditional + prototypes
        + [quantizedDense, tokenAttention, pairAttention, embedding, fourierOperator, quantum]
}
