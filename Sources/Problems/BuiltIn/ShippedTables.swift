extension BuiltInProblem {
    /// 150 flowers of three kinds by four lengths.
    static let iris = table(
        "iris", "Three kinds of iris by the lengths of their leaves", target: "class",
        source: "R. Fisher, 1936; UCI, CC BY 4.0")

    /// 178 wines of three growers by thirteen measurements.
    static let wine = table(
        "wine", "Wines of three growers by their chemistry", target: "class",
        source: "S. Aeberhard, M. Forina, 1991; UCI, CC BY 4.0")

    /// 1797 pictures of handwritten digits, 8 by 8, as counts 0 to 16 divided by 16.
    static let digits = BuiltInProblem(
        name: "digits", summary: "Handwritten digits, 8 by 8",
        source: "E. Alpaydin, C. Kaynak, 1998; UCI, CC BY 4.0",
        task: .classes, geometry: .table, points: nil, noise: nil, trainShare: 0.8
    ) { settings throws(ProblemError) in
        var draft = try shipped("digits", "Handwritten digits, 8 by 8", target: "digit", settings)
        draft.rows = Table(
            inputs: draft.rows.inputs.map { $0 / 16 }, targets: draft.rows.targets,
            inputColumns: draft.rows.inputColumns, targetColumns: 1)
        draft.domain = Array(repeating: Interval(0, 1), count: draft.rows.inputColumns)
        draft.inputPicture = PictureSize(width: 8, height: 8, channels: 1)
        return draft
    }

    private static func table(
        _ name: String, _ summary: String, target: String, source: String
    ) -> BuiltInProblem {
        BuiltInProblem(
            name: name, summary: summary, source: source, task: .classes, geometry: .table, points: nil,
            noise: nil, trainShare: 0.7, scaling: .inputs
        ) { settings throws(ProblemError) in try shipped(name, summary, target: target, settings) }
    }

    private static func shipped(
        _ name: String, _ summary: String, target: String, _ settings: ResolvedSettings
    ) throws(ProblemError) -> Draft {
        var csv = CSVSource(path: try ShippedData.path("\(name).csv"), target: .named(target), header: .yes)
        csv.keepsConstants = true
        var draft = try csv.draft(settings)
        draft.reading = nil
        draft.name = name
        draft.summary = summary
        return draft
    }
}
