import Formulas
import Problems

extension PresetReader {
    func formula(_ text: PresetField, _ fields: inout PresetFields) -> FormulaSource? {
        let range = fields.take("range").flatMap(interval)
        let widerField = fields.take("wider")
        let ranges = fields.take("ranges")
        let sampling = fields.take("sampling")?.choice(FormulaSource.Sampling.allCases.map(\.rawValue))
        guard let formula = text.text() else { return nil }
        var source = FormulaSource(text: formula)
        if let range { source.range = range }
        if let widerField {
            source.wider = interval(widerField).flatMap { holds($0, source.range, "inputs", at: widerField) }
        }
        source.sampling = sampling.flatMap(FormulaSource.Sampling.init) ?? .random
        do {
            let parsed = try Formula(formula)
            if parsed.variables.isEmpty { text.report(.problem(.formulaWithoutVariables(formula))) }
            if let ranges { source.ranges = variableRanges(ranges, of: parsed.variables) }
        } catch {
            text.report(.formula(error))
        }
        return source
    }

    /// Names of variables, each with a range or a mapping of two. Here case tells names apart.
    private func variableRanges(_ field: PresetField, of variables: [String]) -> [FormulaSource.VariableRange] {
        guard case .mapping(let entries) = field.node.content else { return field.wrong(.mapping) ?? [] }
        var result: [FormulaSource.VariableRange] = []
        for entry in entries.prefix(ProblemLimits.formulaVariables) {
            let value = PresetField(
                node: entry.value, path: "\(field.path).\(entry.key)", findings: field.findings)
            guard variables.contains(entry.key) else {
                value.report(
                    .unknownName(entry.key, .variable, nearest: nearestName(to: entry.key, among: variables)))
                continue
            }
            if let range = variableRange(entry.key, value) { result.append(range) }
        }
        return result
    }

    private func variableRange(_ name: String, _ field: PresetField) -> FormulaSource.VariableRange? {
        guard case .mapping = field.node.content, var fields = PresetFields(field) else {
            return interval(field).map { FormulaSource.VariableRange(name: name, train: $0) }
        }
        let given = fields.take("train")
        let wider = fields.take("wider").flatMap(interval)
        fields.finish()
        guard let given else {
            field.report(.missingKey("train"))
            return nil
        }
        return interval(given).map { train in
            FormulaSource.VariableRange(
                name: name, train: train, wider: wider.flatMap { holds($0, train, name, at: field) })
        }
    }

    /// The wider range, if it holds the training range.
    private func holds(_ wider: Interval, _ train: Interval, _ name: String, at field: PresetField)
        -> Interval?
    {
        if wider.contains(train.lower), wider.contains(train.upper) { return wider }
        field.report(.problem(.widerRangeTooNarrow(name: name, wider: wider, train: train)))
        return nil
    }

    func arithmetic(_ operation: PresetField, _ fields: inout PresetFields) -> ArithmeticTask? {
        let inputs = fields.take("inputs")?.wholeNumber(in: 2...ProblemLimits.columns)
        let slices = fields.take("slices").flatMap(slices)
        let train = fields.take("ranges").flatMap(intervals)
        let beyond = fields.take("beyond").flatMap(intervals)
        let operations = ArithmeticTask.Operation.allCases
        guard let name = operation.choice(operations.map(\.key)),
            let chosen = operations.first(where: { $0.key == name })
        else { return nil }
        var task = ArithmeticTask(operation: chosen)
        if let inputs { task.inputs = inputs }
        if let slices { task.slices = slices }
        if let train { task.trainRanges = train }
        if let beyond { task.beyondRanges = beyond }
        return task
    }

    private func slices(_ field: PresetField) -> ArithmeticTask.Slices? {
        if case .scalar = field.node.content {
            return field.choice(["halves", "simple"]).map { $0 == "simple" ? .simple : .halves }
        }
        guard var fields = PresetFields(field) else { return nil }
        // The defaults of the task.
        let share = fields.take("share").map { $0.number(in: 0...0.5) } ?? 0.25
        let overlap = fields.take("overlap").map { $0.number(in: 0...1) } ?? 0.5
        fields.finish()
        guard let share, let overlap else { return nil }
        return .overlapping(share: share, overlap: overlap)
    }

    /// Two numbers, the lower first.
    private func interval(_ field: PresetField) -> Interval? {
        guard case .list(let items) = field.node.content, items.count == 2,
            let lower = PresetField.number(items[0].word), let upper = PresetField.number(items[1].word)
        else { return field.wrong(.range) }
        let result = Interval(lower, upper)
        let limit = PresetLimits.magnitude
        guard result.isProper, abs(lower) <= limit, abs(upper) <= limit else {
            field.report(.problem(.improperRange(name: field.path, result)))
            return nil
        }
        return result
    }

    /// One range or a list of them.
    private func intervals(_ field: PresetField) -> [Interval]? {
        guard let items = field.list(.ranges) else { return nil }
        if items.isEmpty { return field.wrong(.ranges) }
        if case .list = items[0].node.content {
            let ranges = items.compactMap(interval)
            return ranges.count == items.count ? ranges : nil
        }
        return interval(field).map { [$0] }
    }
}

extension ArithmeticTask.Operation {
    /// As presets spell it.
    var key: String { self == .squareRoot ? "square-root" : rawValue }
}
