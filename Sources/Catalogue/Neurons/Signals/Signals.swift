extension NeuronUnit {
    /// Units that act on series and pictures.
    static let signals: [NeuronUnit] = [convolution1D, convolution2D, pooling1D, pooling2D, networkInNetwork]
}
