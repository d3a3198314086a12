import Catalogue

extension ReferenceKind {
    static let pau = ReferenceKind("pau") { config throws(ReferenceError) in
        ReferenceUnit(
            .rationalActivation,
            [
                "version": .choice(try config.choice("variant", ["sum_of_abs": "A", "abs_of_sum": "B"])),
                "numerator": .number(try config.number("m")), "denominator": .number(try config.number("n")),
                "sharing": .choice(try config.text("sharing")),
            ])
    }

    static let paon = ReferenceKind("paon") { config throws(ReferenceError) in
        ReferenceUnit(
            try config.choice("variant", ["A": "A", "S": "S"]) == "A" ? .paonA : .paonS,
            ["numerator": .number(try config.number("M")), "denominator": .number(try config.number("N"))])
    }
}
