extension ReferenceKind {
    /// Layers that act on a whole vector, a signal or a picture, by name.
    static let layers: [ReferenceKind] = [
        batchNorm, convolution1D, convolution2D, dendritic, evoNorm, fastFeedforward, gains, groupNorm, infiniteNetwork,
        mixtureOfExperts, networkInNetwork, pooling, prototype, rmsNorm, shrinkage,
    ]
}
