import Catalogue

extension ReferenceKind {
    static let gru = ReferenceKind("gru") { config throws(ReferenceError) in
        ReferenceUnit(
            .gru, ["reset": .choice(try config.text("reset"))],
            fileNames: [
                "input": "W_ih", "recurrent": "W_hh", "input-bias": "b_ih", "recurrent-bias": "b_hh",
            ])
    }
}
