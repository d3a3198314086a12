import Catalogue

extension ReferenceKind {
    static let fan = ReferenceKind("fan") { config throws(ReferenceError) in
        ReferenceUnit(
            .fan,
            ["ratio": .number(try config.number("p_ratio")), "phase": .flag(try config.flag("p_bias"))],
            activation: try config.activation("g_activation"))
    }

    static let gatedFAN = ReferenceKind("gated_fan") { config throws(ReferenceError) in
        ReferenceUnit(.gatedFAN, ["ratio": .number(try config.number("p_ratio"))], activation: "gelu")
    }
}
