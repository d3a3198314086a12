import Problems

extension PresetWriter {
    func data(_ source: ProblemSource) -> String {
        let settings = settings(source.settings)
        if case .builtIn(let name) = source.origin {
            return settings.isEmpty
                ? YAMLText.text(name) : YAMLText.mapping([("set", YAMLText.text(name))] + settings)
        }
        return YAMLText.mapping(origin(source.origin) + settings)
    }

    private func origin(_ origin: ProblemSource.Origin) -> [(key: String, value: String)] {
        switch origin {
        case .builtIn(let name): [("set", YAMLText.text(name))]
        case .csv(let source): csv(source)
        case .formula(let source): formula(source)
        case .picture(let source): picture(source)
        case .arithmetic(let task): arithmetic(task)
        case .sequence(let source):
            [("sequence", YAMLText.list(source.names.map(YAMLText.text)))]
                + (source.layout == .sideBySide ? [] : [("layout", source.layout.key)])
        }
    }

    private func settings(_ settings: ProblemSettings) -> [(key: String, value: String)] {
        SourceSetting.all.compactMap { setting in setting.write(settings).map { (setting.key, $0) } }
    }

    private func csv(_ source: CSVSource) -> [(key: String, value: String)] {
        var entries = [(key: "csv", value: path(source.path))]
        switch source.target {
        case .last: break
        // In quotes, as a number or "last" would mean something else.
        case .named(let name): entries.append(("target", YAMLText.quoted(name)))
        case .number(let number): entries.append(("target", "\(number)"))
        case .several(let names): entries.append(("target", YAMLText.list(names.map(YAMLText.quoted))))
        }
        return entries + CSVSetting.all.compactMap { setting in setting.write(source).map { (setting.key, $0) } }
    }

    private func picture(_ source: PictureSource) -> [(key: String, value: String)] {
        var entries: [(key: String, value: String)] = []
        switch source.file {
        case .camera64: entries.append(("picture", "camera64"))
        case .camera128: entries.append(("picture", "camera128"))
        // In quotes it is a path, whatever it is called.
        case .path(let file): entries.append(("picture", path(file)))
        }
        if source.longestSide != PictureSource(file: source.file).longestSide {
            entries.append(("side", "\(source.longestSide)"))
        }
        if source.isGrey { entries.append(("grey", YAMLText.flag(true))) }
        return entries
    }

    private func formula(_ source: FormulaSource) -> [(key: String, value: String)] {
        let standard = FormulaSource(text: source.text)
        var entries = [(key: "formula", value: YAMLText.quoted(source.text))]
        if source.range != standard.range { entries.append(("range", range(source.range))) }
        if let wider = source.wider { entries.append(("wider", range(wider))) }
        if !source.ranges.isEmpty {
            let ranges = source.ranges.map { variable in
                let train = range(variable.train)
                return (
                    key: YAMLText.text(variable.name),
                    value: variable.wider.map { YAMLText.mapping([("train", train), ("wider", range($0))]) }
                        ?? train
                )
            }
            entries.append(("ranges", YAMLText.mapping(ranges)))
        }
        if source.sampling != standard.sampling { entries.append(("sampling", source.sampling.rawValue)) }
        return entries
    }

    private func arithmetic(_ task: ArithmeticTask) -> [(key: String, value: String)] {
        let standard = ArithmeticTask(operation: task.operation)
        var entries = [(key: "arithmetic", value: task.operation.key)]
        if task.inputs != standard.inputs { entries.append(("inputs", "\(task.inputs)")) }
        if task.slices != standard.slices {
            switch task.slices {
            case .halves: entries.append(("slices", "halves"))
            case .simple: entries.append(("slices", "simple"))
            case .overlapping(let share, let overlap):
                entries.append(
                    (
                        "slices",
                        YAMLText.mapping([
                            ("share", YAMLText.number(share)), ("overlap", YAMLText.number(overlap)),
                        ])
                    ))
            }
        }
        if task.trainRanges != standard.trainRanges {
            entries.append(("ranges", YAMLText.list(task.trainRanges.map(range))))
        }
        if task.beyondRanges != standard.beyondRanges {
            entries.append(("beyond", YAMLText.list(task.beyondRanges.map(range))))
        }
        return entries
    }

    private func range(_ interval: Interval) -> String {
        YAMLText.list([YAMLText.number(interval.lower), YAMLText.number(interval.upper)])
    }

    private func path(_ path: String) -> String { YAMLText.quoted(PresetPath.relative(path, to: folder)) }
}
