import Catalogue

extension ReferenceKind {
    static let siren = ReferenceKind("siren") { config throws(ReferenceError) in
        ReferenceUnit(.siren, ["omega": .number(try config.number("omega0"))])
    }

    static let wireReal = ReferenceKind("wire_real") { config throws(ReferenceError) in
        ReferenceUnit(
            .wireReal,
            ["omega": .number(try config.number("omega0")), "scale": .number(try config.number("s0"))])
    }
}
