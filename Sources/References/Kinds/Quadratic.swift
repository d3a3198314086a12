import Catalogue

extension ReferenceKind {
    static let quadratic = ReferenceKind("quadratic", .quadratic)

    static let radialBasis = ReferenceKind("rbf") { config throws(ReferenceError) in
        let widths = ["sigma": "sigma", "log_sigma": "log-sigma", "gamma": "gamma"]
        return ReferenceUnit(.radialBasis, ["width": .choice(try config.choice("width", widths))])
    }

    static let multiplet = ReferenceKind("multiplet") { config throws(ReferenceError) in
        ReferenceUnit(
            .multiplet,
            ["powers": .numbers(try config.numbers("p")), "difference": .number(try config.number("q"))])
    }
}
