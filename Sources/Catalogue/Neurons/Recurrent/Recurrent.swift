extension NeuronUnit {
    /// Units for sequences, kind by kind.
    public static let overTime: [NeuronUnit] = recurrent + spiking + memories

    /// Cells: units with state, applied step by step to sequences.
    public static let recurrent: [NeuronUnit] = [rnn, gru, lstm, legendreMemory, reservoir]

    /// The family they are listed under.
    static let recurrentFamily = "Recurrent"
}
