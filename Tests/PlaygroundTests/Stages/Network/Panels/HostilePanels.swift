import Catalogue
import Cells
import Experiments
import Problems

@testable import Playground
@testable import Training

/// Panels with what no run should ever hold: numbers that are none, empty and mismatched lists, absurd counts and
/// hostile names.
enum HostilePanels {
    static let numbers: [Double] = [
        .nan, .infinity, -.infinity, 0, 1e308, -1e308, .leastNonzeroMagnitude, 1, -0.25, .greatestFiniteMagnitude, 3,
    ]
    static let whole: [Int] = [0, -1, .max, .min, 3, 1, 70, 1 << 40]
    static let texts = ["", "x", "\u{1B}[31m", "名前", String(repeating: "long ", count: 60), "a\nb\tc", "e\u{301}"]

    static func values(_ seed: Int, count: Int) -> [Double] {
        (0..<count).map { numbers[(seed &+ $0 &* 7) % numbers.count] }
    }

    static func distribution(_ seed: Int) -> Distribution {
        var result = Distribution(values(seed, count: seed % 9), bins: 1 + seed % 40)
        if seed % 3 == 0 {
            result.low = numbers[seed % numbers.count]
            result.high = numbers[(seed / 2) % numbers.count]
            result.counts = seed % 2 == 0 ? [] : [whole[seed % whole.count], -5, .max]
            result.mean = .nan
            result.deviation = .infinity
        }
        return result
    }

    static func image(_ seed: Int) -> UnitImage {
        let some = values(seed, count: seed % 23)
        return switch seed % 5 {
        case 0: .map(width: whole[seed % 2 == 0 ? 1 : 4], height: 3, values: some)
        case 1: .curve(some)
        case 2: .weights(width: 5, height: 4, values: some)
        case 3: .bars(some)
        default: .map(width: 16, height: 16, values: values(seed, count: 256))
        }
    }

    static func layer(_ seed: Int) -> LayerObservation {
        LayerObservation(
            title: texts[seed % texts.count], activation: seed % 3 == 0 ? nil : texts[(seed + 2) % texts.count],
            inputs: whole[(seed + 1) % whole.count], units: whole[seed % whole.count], parameterCount: -4,
            before: distribution(seed), after: distribution(seed + 1),
            deadUnits: (0..<seed % 6).map { $0 % 2 == 0 }, saturatedShare: numbers[seed % numbers.count],
            hazards: [(texts[seed % texts.count], whole[seed % whole.count])],
            strengths: values(seed, count: seed % 50),
            strengthsAreWeights: seed % 2 == 0, images: (0..<seed % 30).map { image(seed + $0) })
    }

    static func unit(_ seed: Int) -> UnitObservation {
        let count = seed % 40
        return UnitObservation(
            layer: whole[seed % whole.count], unit: whole[(seed + 3) % whole.count],
            image: seed % 5 == 4 ? nil : image(seed),
            before: distribution(seed), after: distribution(seed + 2),
            curve: (
                seed % 2 == 0 ? values(seed, count: count) : (0..<count).map { Double($0) }, values(seed, count: 10),
                values(seed + 1, count: seed % 3 == 0 ? 3 : count)
            ), strengths: values(seed, count: seed % 17), inputNames: Array(texts.prefix(seed % 8)),
            lens: seed % 3 == 0 ? (texts[seed % texts.count], reading(seed / 3)) : nil)
    }

    static func output(_ seed: Int) -> OutputPicture {
        let (a, b) = (numbers[seed % numbers.count], numbers[(seed / 3) % numbers.count])
        switch seed % 5 {
        case 0:
            return .surface(
                SurfacePicture(
                    x: Interval(a, b), y: Interval(b, a), width: [4, -1, 0, 300][seed % 4], height: 3,
                    values: values(seed, count: 11), classes: [whole[seed % whole.count], 2, 0], range: Interval(a, b),
                    train: values(seed, count: 30).map { .init(x: $0, y: 1, target: $0) }, test: [],
                    inputNames: Array(texts.prefix(seed % 4)), classNames: Array(texts.prefix(seed % 7))))
        case 1:
            return .fit(
                FitPicture(
                    x: values(seed, count: 20), predicted: [values(seed, count: 13), []],
                    target: seed % 2 == 0 ? nil : [[]],
                    train: values(seed, count: 9).map { ($0, a) }, test: [], trained: Interval(a, b),
                    inputName: texts[seed % texts.count], outputNames: Array(texts.prefix(seed % 3))))
        case 2:
            return .confusion(
                ConfusionPicture(
                    classNames: Array(texts.prefix(seed % 8)), counts: [[whole[seed % whole.count], .max], [-1], []]))
        case 3:
            return .image(
                ImagePicture(
                    width: [8, 0, -3][seed % 3], height: 5, channels: whole[seed % 5 == 0 ? 0 : 4],
                    predicted: values(seed, count: 30), target: values(seed + 1, count: 44), psnr: a))
        default:
            return .agreement(
                AgreementPicture(points: values(seed, count: 12).map { ($0, b) }, outputName: texts[seed % 7]))
        }
    }

    static func history(_ seed: Int) -> LossHistory {
        var history = LossHistory(capacity: 64)
        for index in 0..<(seed % 40) {
            var report = PanelExamples.report(step: index == 39 ? .max : index * (seed % 5) * 100)
            report.train.loss = numbers[(seed + index) % numbers.count]
            report.test.loss = numbers[(seed + index * 3) % numbers.count]
            report.beyond = seed % 2 == 0 ? nil : Score(loss: numbers[index % numbers.count])
            history.append(report)
        }
        history.mark(texts[seed % texts.count], at: whole[seed % whole.count])
        return history
    }

    static func observation(_ seed: Int) -> Observation? {
        guard seed % 11 != 0 else { return nil }
        return Observation(
            generation: 0, step: -1, layers: (0..<seed % 5).map { layer(seed + $0 * 3) }, output: output(seed),
            focus: seed % 2 == 0 ? unit(seed) : nil)
    }

    /// Readings of every kind, with names and numbers that no lens should have, and lists that do not fit.
    static func reading(_ seed: Int) -> LensReading {
        let names = (0..<seed % 5).map { texts[($0 + seed) % texts.count] }
        let points = zip(values(seed, count: 9), values(seed + 1, count: 7)).map { (x: $0, y: $1) }
        let range = seed % 2 == 0 ? -1.0...1.0 : 0.0...0.0
        let chart: LensChart =
            switch seed % 11 {
            case 0: .curves(curves(names, points, range, seed))
            case 1:
                .bars(
                    .init(
                        zip(names, values(seed, count: 9)).map { .init($0, $1) }, limit: numbers[seed % numbers.count]))
            case 2: .matrix(.init(rows: names, columns: names, values: values(seed, count: 6), range: range))
            case 3: .scatter(.init(names.map { .init($0, points) }, x: texts[1], y: texts[2]))
            case 4: .image(.init(width: seed % 9, height: 3, values: values(seed, count: 11), range: range))
            case 5: .table(.init(head: names, rows: [names, [], names + names]))
            case 6:
                .smallCurves(
                    .init(
                        names.map { _ in .init(over: range, density: values(seed, count: 5), home: range) },
                        names.map { .init($0, remark: $0, values(seed, count: 7)) },
                        chosen: (whole[seed % whole.count], whole[(seed + 1) % whole.count])))
            case 7: .histogram(.init(values(seed, count: seed % 9), over: range, caption: texts[4]))
            case 8:
                .sliders(
                    .init(
                        names.map { .init($0, numbers[seed % numbers.count], text: $0, marks: [("m", .nan)]) },
                        over: range, stops: zip(values(seed, count: 3), names).map { ($0, $1) }, crossesStops: true))
            case 9: .pair(reading(seed + 1).chart, reading(seed + 2).chart, essential: .second)
            default: .gauge(.init(texts[3], numbers[seed % numbers.count], in: range, scale: .share))
            }
        let facts = zip(texts, LensFact.Tone.allCases).map { LensFact($0, $1, importance: whole[seed % whole.count]) }
        return LensReading(
            chart, numbers: ["dead-share": numbers[(seed + 2) % numbers.count]], facts: facts,
            lines: Array(facts.prefix(seed % 4)))
    }

    private static func curves(
        _ names: [String], _ points: [(x: Double, y: Double)], _ range: ClosedRange<Double>, _ seed: Int
    ) -> LensChart.Curves {
        var curves = LensChart.Curves(
            names.map { .init($0, points, pattern: .points(sign: whole[seed % whole.count]), hue: .ofClass(seed)) },
            x: texts[0], isLogarithmic: seed % 3 == 0)
        (curves.xRange, curves.yRange, curves.home) = (range, nil, range)
        curves.marks = [(numbers[seed % numbers.count], texts[1])]
        curves.density = values(seed, count: 4)
        return curves
    }

    static func panels(_ seed: Int) -> [any Panel] {
        let observation = observation(seed)
        let selection = Selection(
            layer: whole[seed % whole.count], unit: seed % 3 == 0 ? nil : whole[(seed + 1) % whole.count])
        var experiment = PanelExamples.planeExperiment
        let layer = Experiment.Layer(unit: texts[seed % texts.count], width: whole[seed % whole.count])
        experiment.layers = Array(repeating: layer, count: max(0, (observation?.layers.count ?? seed % 20) - 1))
        var report = PanelExamples.report(step: -1)
        report.test.accuracy = numbers[seed % numbers.count]
        report.train.r2 = numbers[(seed + 1) % numbers.count]
        let goal = Experiment.Goal(Metric.all[seed % Metric.all.count], numbers[seed % numbers.count])
        var divergence = PanelExamples.divergence()
        divergence.layer = whole[seed % whole.count]
        divergence.place = texts[seed % texts.count]
        divergence.operands = values(seed, count: seed % 5)
        return [
            LossPanel(
                history: history(seed), report: seed % 2 == 0 ? report : nil, goal: goal,
                options: LossPanel.Options(
                    logX: seed % 3 == 0, logY: seed % 2 == 0, smoothing: numbers[seed % numbers.count],
                    cursorStep: seed % 4 == 0 ? whole[seed % whole.count] : nil)),
            NetworkPanel(
                experiment: experiment, observation: observation, parameterCount: whole[seed % whole.count],
                selection: selection, problem: seed % 2 == 0 ? circle : nil),
            ActivationsPanel(observation: observation, selection: selection),
            UnitsPanel(observation: observation, selection: selection),
            UnitPanel(observation: seed % 7 == 0 ? nil : unit(seed), layer: seed % 2 == 0 ? nil : self.layer(seed)),
            OutputPanel(
                picture: observation?.output,
                options: OutputPanel.Options(showsTest: seed % 2 == 0, discretizes: seed % 3 == 0)),
            LensPanel(lens: Lens.all[seed % Lens.all.count], reading: seed % 8 == 7 ? nil : reading(seed)),
            DivergencePanel(
                divergence: divergence,
                keys: texts.prefix(seed % 4).map { KeyHints.Hint($0, texts[seed % texts.count]) }),
        ]
    }

    /// Those that show entries of the catalogue and loaded data, which are checked before.
    static let cards: [any Panel] =
        [CardView(.fourierFeatures, followedBy: nil), CardView(.dense, followedBy: .silu)]
        + (circle.map { [DataPanel(problem: $0, settings: ProblemSettings(noise: .nan, seed: .max), note: texts[4])] }
            ?? [])

    static let circle = try? PanelExamples.problem("circle")
}
