import Catalogue

extension ReferenceKind {
    static let nac = ReferenceKind("nac", .nac)

    static let nalu = ReferenceKind("nalu") { config throws(ReferenceError) in
        ReferenceUnit(.nalu, ["epsilon": .number(try config.number("eps"))])
    }

    static let nau = ReferenceKind("nau", .nau)

    static let nmu = ReferenceKind("nmu", .nmu)
}
