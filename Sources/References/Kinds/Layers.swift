extension ReferenceKind {
    /// Layers that act on a whole vector, a signal or a picture, by name.
    static let layers: [ReferenceKind] = [
        attention, batchNorm, convolution1D, convolution2D, dendritic, embedding, evoNorm, fastFeedforward,
        fourierOperator, gains, groupNorm, infiniteNetwork, mixtureOfExperts, networkInNetwork, pooling, prototype,
        quantizers, quantum, rmsNorm, shrinkage,
    ]
}
