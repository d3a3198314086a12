import Catalogue

/// One kind of file of reference vectors: what its `unit` says, and how a case of it becomes expressions of the
/// catalogue with the numbers that they must give.
///
/// An entry is a file in `References/Kinds/` and a name in `standard`.
public struct ReferenceKind: Sendable {
    /// What a file says it is of: its `unit`.
    public let name: String
    /// Reads a case; the file holds what cases share.
    let read: Reader

    /// Adds to a case in the making what an entry of a file holds.
    typealias Reader =
        @Sendable (inout ReferenceCase.Builder, ReferenceEntry, ReferenceFile) throws(ReferenceError) -> Void

    /// A kind that reads its cases in a way of its own.
    init(_ name: String, read: @escaping Reader) {
        (self.name, self.read) = (name, read)
    }

    /// A unit: a case holds an input, parameters, the output and gradients.
    ///
    /// - Parameter unit: the catalogue's unit as a case's configuration has it.
    init(
        _ name: String,
        unit: @escaping @Sendable (ReferenceConfiguration) throws(ReferenceError) -> ReferenceUnit
    ) {
        self.init(name) { builder, entry, _ throws(ReferenceError) in
            let config = try ReferenceConfiguration(entry, builder.name)
            let reference = try unit(config)
            try reference.check(config)
            try builder.addUnit(reference, entry)
        }
    }

    /// A unit whose files have nothing to configure.
    init(_ name: String, _ unit: NeuronUnit) {
        self.init(name, unit: { _ throws(ReferenceError) in ReferenceUnit(unit) })
    }

    /// All kinds that can be checked, by name.
    public static let standard: [ReferenceKind] =
        [
            backpropagation, bSplineBasis, chebyshevKAN, counterCurrent, dense, fan, feedbackAlignment, forwardForward,
            fourierKAN, gatedFAN, kan, laplacian, losses, moreOptimizerSteps, multiplet, nac,
            nalu, nau, nmu, optimizerSteps, paon, pau, perturbation, quadratic, radialBasis, reluKAN, siren, wireReal,
        ] + layers + overTime

    /// The kind of a file's `unit`.
    static func named(_ name: String) throws(ReferenceError) -> ReferenceKind {
        guard let kind = standard.first(where: { $0.name == name }) else { throw .unknownUnit(name) }
        return kind
    }
}
