import Catalogue
import Problems

@testable import Experiments

/// Experiments of every kind, each by a seed.
struct PresetGenerator {
    private var random: RandomNumbers

    init(seed: UInt64) { random = RandomNumbers(seed: seed, stream: "experiments") }

    mutating func next() -> Experiment {
        var result = Experiment(data: data())
        if flip() { result.title = text() }
        if flip() { result.note = note() }
        result.layers = (0..<count(6)).map { _ in layer(isOutput: false) }
        if flip(), let last = result.layers.last { result.layers.append(last) }
        if flip() { result.output = layer(isOutput: true) }
        if flip() {
            let loss = pick(Palette.losses)
            result.loss = .init(loss.name, settings(loss.settings))
        }
        let optimizer = pick(Palette.optimizers)
        result.optimizer = .init(optimizer.name, settings(optimizer.settings))
        result.rate = flip() ? Experiment.standardRate(of: optimizer) : number(in: PresetLimits.rate)
        let schedule = pick(Palette.schedules)
        result.schedule = .init(schedule.name, settings(schedule.settings))
        result.clipping = pick([nil, .norm(number(in: 1e-9...10)), .value(number(in: 1e-9...10))])
        result.batch = pick([0, 1, 32, PresetLimits.batch])
        result.l1 = pick([0, number(in: 0...1)])
        result.l2 = pick([0, number(in: 0...1e-5)])
        result.initialization = pick([nil] + Palette.schemes.map { Optional($0.name) })
        for role in ["bias", "weight", "null", "a.b", "yes"] where count(4) == 0 {
            result.rateFactors[role] = number(in: 0...10)
        }
        result.precision = pick(Experiment.Precision.allCases)
        result.steps = pick([1, 2000, PresetLimits.steps])
        result.seed = pick([0, 1, random.next(), .max])
        let metric = pick(Metric.all)
        result.goal = pick([nil, .init(metric, number(in: 0...1))])
        result.drawsFreshRows = flip()
        result.objective = pick(Experiment.Objective.allCases)
        result.expectations = (0..<count(3)).map { _ in expectation() }
        let phases = phases(result.layers)
        if flip() { (result.phases, result.steps) = (phases, pick([1, 77])) }
        return result
    }

    /// Surgery only where there is something to operate on.
    private mutating func phases(_ layers: [Experiment.Layer]) -> [Experiment.Phase] {
        let canOperate = layers.contains { $0.unit == Surgery.unit }
        return (0..<count(4)).map { _ in
            guard !canOperate || flip() else {
                return .surgery(
                    pick([
                        .updateGrid, .refine(grid: 1 + count(1000)), .cut(.init(layer: count(9), input: 3, unit: 0)),
                        .prune(node: number(in: 0...1), edge: number(in: 0...1)),
                        .snap(functions: ["sin", "1/x^2", "x"], r2: number(in: 0...1)),
                        .snapEdge(.init(layer: 0, input: 1, unit: 2), function: "abs"),
                    ]))
            }
            var training = Experiment.Training(steps: 1 + count(1000))
            if flip() { training.optimizer = .init(pick(Palette.optimizers).name) }
            if flip() { training.rate = number(in: PresetLimits.rate) }
            training.batch = pick([nil, 0, 64])
            training.l1 = pick([nil, 0, number(in: 0...1)])
            training.l2 = pick([nil, 0, number(in: 0...1)])
            training.part = pick([nil, 1, 5])
            if canOperate {
                training.gridUpdates = pick([nil, 3])
                if flip() { training.settings["sparsity"] = .number(number(in: 0...1)) }
            }
            return .train(training)
        }
    }

    private mutating func expectation() -> Experiment.Expectation {
        let limit = number(in: -1e6...1e6)
        var result = Experiment.Expectation(
            pick(Metric.all), pick([.atMost(limit), .atLeast(limit)]), claim: text())
        result.source = text()
        result.paper = pick([nil, number(in: -1...1)])
        result.seeds = pick([Experiment.Expectation.firstSeeds(1 + count(9)), [0, .max], [random.next()]])
        result.share = number(in: 0.01...1)
        result.steps = pick([nil, 1, PresetLimits.steps])
        result.every = pick([nil, 1, 1000])
        result.since = pick([nil, 0, 200])
        result.rival = pick([nil, "claims/other", "yes", "1e5"])
        result.isQuick = flip()
        return result
    }

    private mutating func layer(isOutput: Bool) -> Experiment.Layer {
        let unit = pick(Palette.units.filter { !isOutput || $0.width == .chosen })
        var layer = Experiment.Layer(unit: unit.name, settings: settings(unit.settings))
        if !isOutput, unit.width == .chosen { layer.width = pick([1, 8, 16, PresetLimits.width]) }
        layer.activation = pick([nil, .auto, activation()])
        layer.l1 = pick([0, 0.001])
        layer.l2 = pick([0, 0.5])
        layer.limit = pick([nil, 1])
        return layer
    }

    private mutating func activation() -> Experiment.ActivationChoice {
        let activation = pick(Palette.activations)
        var choice = Experiment.ActivationChoice(activation.name)
        guard !activation.parameters.isEmpty else { return choice }
        for parameter in activation.parameters where flip() {
            let value = number(in: parameter.range)
            if value != parameter.default { choice.parameters[parameter.name] = value }
        }
        choice.learned = pick([nil, true, false])
        choice.perUnit = flip()
        return choice
    }

    private mutating func settings(_ settings: [Setting]) -> [String: SettingValue] {
        var result: [String: SettingValue] = [:]
        for setting in settings where flip() {
            let value: SettingValue =
                switch setting.kind {
                case .number(_, let range): .number(number(in: range))
                case .integer(_, let range):
                    .number(Double(min(range.upperBound, range.lowerBound + count(100))))
                case .flag: .flag(flip())
                case .choice(_, let options): .choice(pick(options))
                case .numbers(_, let length):
                    .numbers(
                        (0..<min(length.upperBound, length.lowerBound + count(4))).map { _ in
                            number(in: -3...3)
                        })
                }
            if value != setting.defaultValue { result[setting.name] = value }
        }
        return result
    }

    private mutating func data() -> ProblemSource {
        var settings = ProblemSettings()
        if flip() { settings.trainShare = number(in: 0.001...1) }
        if flip() { settings.scaling = pick(ScalingRule.allCases) }
        if flip() { settings.seed = random.next() }
        var points: SettingRange<Int>?
        var noise: SettingRange<Double>?
        let origin: ProblemSource.Origin
        switch count(6) {
        case 0:
            let entry = pick(BuiltInProblem.all)
            (points, noise) = (entry.points, entry.noise)
            if let size = entry.size, flip() { settings.size = size.allowed.upperBound }
            origin = .builtIn(entry.name)
        case 1:
            if flip() { settings.validationShare = number(in: 0.01...0.5) }
            let target = pick(
                [
                    .last, .number(1 + count(500)), .named(text()), .named("3"), .named("last"),
                    .several(["3", text()]),
                ]
                    as [CSVSource.Target])
            origin = .csv(
                CSVSource(
                    path: path(), target: target, header: pick(CSVSource.Header.allCases),
                    task: pick(CSVSource.Task.allCases), missing: pick(CSVSource.Missing.allCases),
                    ignored: pick([[], ["3"], [text(), "last"]]), only: pick([[], ["a b"]])))
        case 2:
            (points, noise) = (FormulaSource.points, FormulaSource.noise)
            var source = FormulaSource(text: pick(["x*sin(y)", "y = a*x^2 + X with a=-0.5", "x*y < 0"]))
            source.sampling = pick(FormulaSource.Sampling.allCases)
            if flip() { source.range = Interval(-2, 3.5) }
            if flip() { source.wider = Interval(-4, 1e3) }
            if flip() {
                source.ranges = [
                    .init(name: "x", train: Interval(-1e-9, 1), wider: pick([nil, Interval(-1, 1)]))
                ]
            }
            origin = .formula(source)
        case 3:
            noise = PictureSource.noise
            origin = .picture(
                PictureSource(
                    file: pick([.camera64, .camera128, .path(path()), .path("camera64")]),
                    longestSide: 2 + count(1000), isGrey: flip()))
        case 4:
            points = ArithmeticTask.points
            var task = ArithmeticTask(operation: pick(ArithmeticTask.Operation.allCases))
            task.inputs = 2 + count(500)
            task.slices = pick([
                .halves, .simple, .overlapping(share: number(in: 0...0.5), overlap: number(in: 0...1)),
            ])
            if flip() { task.trainRanges = [Interval(-1, 1), Interval(2, 3)] }
            if flip() { task.beyondRanges = [Interval(-1, 1)] }
            origin = .arithmetic(task)
        default:
            (points, noise) = (SequenceSource.points, SequenceSource.noise)
            origin = .sequence(
                SequenceSource(names: ["sine", "step", "sine"], layout: pick(SequenceSource.Layout.allCases)))
        }
        if let points, flip() { settings.points = points.allowed.lowerBound + count(100) }
        if let noise, flip() { settings.noise = number(in: noise.allowed) }
        return ProblemSource(origin, settings: settings)
    }

    private mutating func path() -> String {
        pick(["a.csv", "../data/x y.csv", "/é.csv", "-.csv", "C: #1", "camera128"])
    }

    /// Text that looks like something else.
    private mutating func text() -> String {
        pick([
            "Plain", "yes", "null", "~", "1e5", "a: b", "# no comment", "*star", "&and", "- dash", "[x]",
            "{y}", "<<",
            "it's “quoted” \"twice\"", "back\\slash", "Größe ≤ 3 🙂", "trailing:", "%tag", "!bang", "@at",
            "`tick`",
            "---", "...", "a  b", "? question", "| pipe", "> fold", "0x1F", "2024-01-01", "👩‍💻 joined", "",
        ])
    }

    private mutating func note() -> String {
        var lines = (0...count(5)).map { _ in flip() ? text() : "  indented \(text())" }
        lines[0] = "First \(text())".trimmedEnd
        lines.append("Last.")
        if flip() { lines[lines.count / 2] += "\ttab" }
        return lines.joined(separator: "\n")
    }

    private mutating func number(in range: ClosedRange<Double>) -> Double {
        pick([
            range.lowerBound, range.upperBound, random.uniform(range.lowerBound, range.upperBound),
            min(range.upperBound, max(range.lowerBound, 1)),
        ])
    }

    private mutating func count(_ limit: Int) -> Int { random.integer(below: limit) }
    private mutating func flip() -> Bool { count(2) == 0 }
    private mutating func pick<Values: RandomAccessCollection<Value>, Value>(_ values: Values) -> Value
    where Values.Index == Int {
        values[count(values.count)]
    }
}

extension String {
    fileprivate var trimmedEnd: String { last == " " ? String(dropLast()) : self }
}
