import Formulas
import Problems

extension PresetReader {
    /// Where the data come from: the name of a built-in set, or a mapping with one of the keys below.
    func source(_ field: PresetField) -> ProblemSource? {
        guard var fields = PresetFields(field, shorthand: "set") else { return nil }
        let kinds = DataKey.allCases.map(\.rawValue)
        let given = kinds.filter { fields.has($0) }
        guard let kind = given.first.flatMap(DataKey.init) else {
            field.report(.missingOneOf(kinds))
            return nil
        }
        guard given.count == 1 else {
            field.report(.together(given[0], given[1]))
            return nil
        }
        // `has` has just said that it is there.
        guard let value = fields.take(kind.rawValue) else { return nil }
        var facts = DataFacts.csv()
        let origin: ProblemSource.Origin?
        switch kind {
        case .set:
            guard let name = value.text() else { return nil }
            guard let entry = BuiltInProblem.named(name) else {
                value.report(.unknownName(name, .dataSet, nearest: BuiltInProblem.nearestName(to: name)))
                return nil
            }
            facts = DataFacts(set: entry.name)
            origin = .builtIn(entry.name)
        case .csv: origin = csv(value, &fields).map { .csv($0) }
        case .formula:
            facts = .formula()
            origin = formula(value, &fields).map { .formula($0) }
        case .picture:
            facts = .picture()
            origin = picture(value, &fields).map { .picture($0) }
        case .arithmetic:
            facts = .arithmetic()
            origin = arithmetic(value, &fields).map { .arithmetic($0) }
        case .sequence:
            facts = .sequence()
            origin = sequence(value, &fields).map { .sequence($0) }
        }
        var settings = ProblemSettings()
        for setting in SourceSetting.all where setting.isOf(facts) {
            if let value = fields.take(setting.key) { setting.read(value, facts, &settings) }
        }
        fields.finish()
        return origin.map { ProblemSource($0, settings: settings) }
    }

    /// The key that says what kind of data it is.
    enum DataKey: String, CaseIterable { case set, csv, formula, picture, arithmetic, sequence }

    private func csv(_ path: PresetField, _ fields: inout PresetFields) -> CSVSource? {
        let target = fields.take("target").flatMap(target)
        var settings: [(CSVSetting, PresetField)] = []
        for setting in CSVSetting.all { if let field = fields.take(setting.key) { settings.append((setting, field)) } }
        guard let path = self.path(path) else { return nil }
        var source = CSVSource(path: path, target: target ?? .last)
        for (setting, field) in settings { setting.read(field, &source) }
        return source
    }

    /// A column's name or number, `last`, or a list of names and numbers.
    private func target(_ field: PresetField) -> CSVSource.Target? {
        if field.isWord("last") { return .last }
        if case .list = field.node.content {
            return CSVSetting.columns(field).map { .several($0) }
        }
        // In quotes a number is the name of a column.
        guard let number = field.node.word.flatMap({ Int($0) }) else { return field.text().map { .named($0) } }
        if !(1...ProblemLimits.columns).contains(number) {
            field.report(.wrong(field.node.found, expected: .wholeNumber(1...ProblemLimits.columns)))
        }
        return .number(number)
    }

    private func picture(_ path: PresetField, _ fields: inout PresetFields) -> PictureSource? {
        let side = fields.take("side")?.wholeNumber(in: 2...1024)
        let isGrey = fields.take("grey")?.flag() ?? false
        let file: PictureSource.File
        // In quotes it is a path, whatever it is called.
        if path.isWord("camera64") {
            file = .camera64
        } else if path.isWord("camera128") {
            file = .camera128
        } else {
            guard let path = self.path(path) else { return nil }
            file = .path(path)
        }
        var source = PictureSource(file: file, isGrey: isGrey)
        if let side { source.longestSide = side }
        return source
    }

    private func sequence(_ names: PresetField, _ fields: inout PresetFields) -> SequenceSource? {
        let layout = fields.take("layout")?.choice(SequenceSource.Layout.allCases.map(\.key))
        guard let items = names.list(.names, limit: ProblemLimits.sequence) else { return nil }
        if items.isEmpty { return names.wrong(.names) }
        let entries = items.compactMap { item -> String? in
            guard let name = item.text() else { return nil }
            guard let entry = BuiltInProblem.named(name) else {
                item.report(.unknownName(name, .dataSet, nearest: BuiltInProblem.nearestName(to: name)))
                return nil
            }
            return entry.name
        }
        return SequenceSource(
            names: entries, layout: SequenceSource.Layout.allCases.first { $0.key == layout } ?? .sideBySide)
    }

    /// A path of the preset: relative to the preset's folder, or to the current one on the command line.
    private func path(_ field: PresetField) -> String? {
        guard let text = field.text() else { return nil }
        guard !text.isEmpty else { return field.wrong(.line) }
        guard let folder, field.node.line != nil else { return text }
        return PresetPath.joined(folder, text)
    }
}

extension ScalingRule {
    /// As presets spell it.
    var key: String {
        switch self {
        case .none: "none"
        case .inputs: "inputs"
        case .inputsAndTargets: "inputs-and-targets"
        }
    }
}

extension SequenceSource.Layout {
    /// As presets spell it.
    var key: String {
        switch self {
        case .sideBySide: "side-by-side"
        case .samePlace: "same-place"
        }
    }
}
