import Catalogue

extension ReferenceKind {
    static let rnn = ReferenceKind("rnn") { config throws(ReferenceError) in
        ReferenceUnit(.rnn, activation: try config.activation("activation"), fileNames: gateNames)
    }

    static let gru = ReferenceKind("gru") { config throws(ReferenceError) in
        ReferenceUnit(.gru, ["reset": .choice(try config.text("reset"))], fileNames: gateNames)
    }

    static let lstm = ReferenceKind("lstm") { _ throws(ReferenceError) in
        ReferenceUnit(.lstm, fileNames: gateNames, states: ["c": "cell"])
    }

    static let reservoir = ReferenceKind("reservoir") { config throws(ReferenceError) in
        ReferenceUnit(
            .reservoir, ["leak": .number(try config.number("leak")), "learned": .flag(true)],
            fileNames: ["recurrent": "W", "input": "W_in", "bias": "b"])
    }

    static let legendreMemory = ReferenceKind("lmu") { config throws(ReferenceError) in
        ReferenceUnit(
            .legendreMemory,
            [
                "order": .number(try config.number("order")), "window": .number(try config.number("theta")),
                "discretisation": .choice(try config.text("discretisation")),
            ],
            fileNames: [
                "input-encoder": "e_x", "hidden-encoder": "e_h", "memory-encoder": "e_m", "input": "W_x",
                "recurrent": "W_h", "memory": "W_m",
            ], states: ["m": "memory"])
    }

    private static let gateNames = [
        "input": "W_ih", "recurrent": "W_hh", "input-bias": "b_ih", "recurrent-bias": "b_hh",
    ]
}
