extension ReferenceKind {
    /// Layers that act on a whole vector, a signal or a picture, by name.
    static let layers: [ReferenceKind] = [batchNorm, evoNorm, groupNorm, rmsNorm]
}
