import Catalogue

extension ExperimentField {
    static let rule = ExperimentField.choice(
        "rule", \.rule, among: CatalogueList(kind: .rule, entries: Palette.rules), title: "learning rule",
        meaning: "How the directions in which parameters go are found from a batch.", owner: .lane, group: .training,
        rank: 25)
}
