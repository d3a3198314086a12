import Catalogue

extension ReferenceKind {
    static let dense = ReferenceKind("dense") { config throws(ReferenceError) in
        ReferenceUnit(.dense, activation: try config.activation("activation"), fileNames: ["weight": "W", "bias": "b"])
    }
}
