import Catalogue

extension ReferenceKind {
    static let kan = ReferenceKind("kan") { config throws(ReferenceError) in
        let range = try config.numbers("range")
        guard range.count == 2 else { throw config.bad("range", "two numbers") }
        return ReferenceUnit(
            .kan,
            [
                "grid": .number(try config.number("G")), "order": .number(try config.number("k")),
                "low": .number(range[0]), "high": .number(range[1]), "scales": .flag(try config.flag("scale_sp")),
                "base": .choice(try config.text("base")),
            ], knots: try config.numbers("knots"))
    }

    static let fourierKAN = ReferenceKind("fourier_kan") { config throws(ReferenceError) in
        ReferenceUnit(.fourierKAN, ["frequencies": .number(try config.number("g"))])
    }

    static let chebyshevKAN = ReferenceKind("chebyshev_kan") { config throws(ReferenceError) in
        ReferenceUnit(.chebyshevKAN, ["degree": .number(try config.number("degree"))])
    }

    static let reluKAN = ReferenceKind("relu_kan") { config throws(ReferenceError) in
        ReferenceUnit(
            .reluKAN,
            [
                "grid": .number(try config.number("g")), "order": .number(try config.number("k")),
                "low": .number(0), "high": .number(1),
            ])
    }
}
