import Cells
import Experiments
import Foundation

@testable import Problems
@testable import Training

/// Values as a run has them, made without one: the same on every machine.
enum PanelExamples {
    /// −0.5 to 0.5, by number.
    static func noise(_ index: Int) -> Double {
        let value = sin(Double(index) * 12.9898) * 43758.5453
        return value - value.rounded(.down) - 0.5
    }

    static func weights(_ units: Int, _ inputs: Int, seed: Int, scale: Double = 3) -> [Double] {
        (0..<units * inputs).map { noise($0 + seed * 1000) * scale }
    }

    // MARK: Losses

    static func history(_ count: Int = 300, beyond: Bool = false, gap: Bool = false) -> LossHistory {
        var history = LossHistory()
        for index in 0..<count {
            let time = Double(index)
            var report = report(step: index * 10)
            report.train.loss = 0.65 * exp(-time / 60) + 0.012 + 0.08 * abs(noise(index)) * exp(-time / 120)
            report.test.loss = 0.65 * exp(-time / 75) + 0.03 + time * 0.00004
            if gap, (120..<140).contains(index) { report.train.loss = .nan }
            if beyond { report.beyond = Score(loss: 0.9 * exp(-time / 300) + 0.2) }
            history.append(report)
        }
        history.mark("network", at: count * 4)
        return history
    }

    static func report(step: Int) -> Report {
        Report(
            step: step, epoch: Double(step) / 8, train: Score(loss: 0.0133, accuracy: 0.992),
            test: Score(loss: 0.0418, accuracy: 0.972), beyond: nil, hazards: [], parameterNorm: 6.2)
    }

    // MARK: Networks

    /// A dense layer on rows of inputs.
    struct Dense {
        let inputs: Int
        let units: Int
        let weights: [Double]
        let activation: String?

        init(_ inputs: Int, _ units: Int, _ activation: String?, seed: Int) {
            (self.inputs, self.units, self.activation) = (inputs, units, activation)
            weights = PanelExamples.weights(units, inputs, seed: seed)
        }

        func before(_ x: [Double]) -> [Double] {
            (0..<units).map { unit in
                // The third unit of the second kind never fires.
                let bias = unit == 2 && activation == "relu" ? -40 : PanelExamples.noise(unit + 77)
                return zip(x, weights[unit * inputs..<(unit + 1) * inputs]).reduce(bias) { $0 + $1.0 * $1.1 }
            }
        }

        func value(_ z: Double) -> Double {
            switch activation {
            case "tanh": tanh(z)
            case "relu": max(0, z)
            case "sigmoid": 1 / (1 + exp(-z))
            default: z
            }
        }
    }

    static let plane: [Dense] = [
        Dense(2, 6, "tanh", seed: 1), Dense(6, 4, "relu", seed: 2), Dense(4, 1, "sigmoid", seed: 3),
    ]

    static let planeExperiment: Experiment = {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("circle")),
            layers: [
                Experiment.Layer(unit: "dense", width: 6, activation: Experiment.ActivationChoice("tanh")),
                Experiment.Layer(unit: "dense", width: 4, activation: Experiment.ActivationChoice("relu")),
            ])
        experiment.goal = Experiment.Goal(.testAccuracy, 0.98)
        return experiment
    }()

    static func problem(_ name: String) throws -> Problem { try Problem.load(ProblemSource(.builtIn(name))) }

    /// All layers' values before and after the activation for a row.
    static func values(_ network: [Dense], _ row: [Double]) -> [(before: [Double], after: [Double])] {
        var x = row
        return network.map { layer in
            let before = layer.before(x)
            x = before.map { layer.value($0) }
            return (before, x)
        }
    }

    static func observation(
        _ network: [Dense], rows: [[Double]], output: OutputPicture, focus: ObservationRequest.Focus? = nil,
        image: (_ layer: Int, _ unit: Int) -> UnitImage
    ) -> Observation {
        let all = rows.map { values(network, $0) }
        let layers = network.enumerated().map { index, layer -> LayerObservation in
            let before = all.flatMap { $0[index].before }
            let after = all.flatMap { $0[index].after }
            let dead = (0..<layer.units).map { unit in
                let own = Set(all.map { $0[index].after[unit] })
                return own.count == 1
            }
            let flat = before.count { z in (layer.value(z + 1e-4) - layer.value(z - 1e-4)).magnitude < 2e-5 }
            return LayerObservation(
                title: "Dense", activation: layer.activation, inputs: layer.inputs, units: layer.units,
                parameterCount: layer.units * (layer.inputs + 1), before: Distribution(before),
                after: Distribution(after), deadUnits: dead,
                saturatedShare: layer.activation == nil ? nil : Double(flat) / Double(max(1, before.count)),
                hazards: [],
                strengths: layer.weights, strengthsAreWeights: true,
                images: (0..<layer.units).map { image(index, $0) })
        }
        let unit = focus.map { focus -> UnitObservation in
            let layer = network[focus.layer]
            let z = Interval(-4, 4).evenlySpaced(120)
            let f = z.map { layer.value($0) }
            return UnitObservation(
                layer: focus.layer, unit: focus.unit, image: image(focus.layer, focus.unit),
                before: Distribution(all.map { $0[focus.layer].before[focus.unit] }),
                after: Distribution(all.map { $0[focus.layer].after[focus.unit] }),
                curve: (z, f, z.map { (layer.value($0 + 1e-4) - layer.value($0 - 1e-4)) / 2e-4 }),
                strengths: Array(layer.weights[focus.unit * layer.inputs..<(focus.unit + 1) * layer.inputs]),
                inputNames: focus.layer == 0 ? ["x", "y"] : (1...layer.inputs).map { "Dense \($0)" })
        }
        return Observation(generation: 1, step: 1200, layers: layers, output: output, focus: unit)
    }

    static func planeObservation(focus: ObservationRequest.Focus? = nil) -> Observation {
        let rows = (0..<200).map { [noise($0) * 4, noise($0 + 500) * 4] }
        return observation(plane, rows: rows, output: .surface(surface(classes: 2)), focus: focus) { layer, unit in
            let values = (0..<256).map { index -> Double in
                let point = [Double(index % 16) / 4 - 2, 2 - Double(index / 16) / 4]
                return self.values(plane, point)[layer].after[unit]
            }
            return .map(width: 16, height: 16, values: values)
        }
    }

    // MARK: Outputs

    static func surface(classes: Int) -> SurfacePicture {
        let (width, height) = (64, 48)
        func raw(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
        func score(_ x: Double, _ y: Double) -> Double { 1 / (1 + exp((raw(x, y) - 3) * 2)) }
        func ring(_ x: Double, _ y: Double) -> Int { min(classes - 1, Int(raw(x, y) / 6 * Double(classes))) }
        var (values, winners) = ([Double](), [Int]())
        for row in 0..<height {
            for column in 0..<width {
                let x = Double(column) / 63 * 12 - 6
                let y = 6 - Double(row) / 47 * 12
                values.append(classes == 2 ? score(x, y) : 0.6 + 0.4 * abs(sin(raw(x, y) * 2)))
                winners.append(classes == 2 ? (score(x, y) > 0.5 ? 1 : 0) : ring(x, y))
            }
        }
        func points(_ start: Int) -> [SurfacePicture.DataPoint] {
            (start..<start + 120).map { index in
                let (x, y) = (noise(index) * 11, noise(index + 3000) * 11)
                let target = classes == 2 ? (raw(x, y) < 3 ? 1 : 0) : ring(x, y)
                return SurfacePicture.DataPoint(x: x, y: y, target: Double(target))
            }
        }
        return SurfacePicture(
            x: Interval(-6, 6), y: Interval(-6, 6), width: width, height: height, values: values,
            classes: classes == 0 ? [] : winners, range: Interval(0, 1), train: points(0), test: points(1000),
            inputNames: ["x", "y"],
            classNames: ["outside", "inside", "far"].suffix(classes == 2 ? 3 : classes).prefix(classes).map { $0 })
    }

    static let fit: FitPicture = {
        let x = Interval(-6, 6).evenlySpaced(240)
        let train = (0..<60).map { index -> (x: Double, y: Double) in
            let x = noise(index) * 6
            return (x, sin(x * 2) + noise(index + 50) * 0.2)
        }
        let test = (0..<30).map { index -> (x: Double, y: Double) in
            let x = noise(index + 200) * 6
            return (x, sin(x * 2))
        }
        return FitPicture(
            x: x,
            predicted: [
                x.map {
                    abs($0) < 3.2
                        ? sin($0 * 2) * 0.95 : sin(6.4) * ($0 < 0 ? -1 : 1) + ($0 - ($0 < 0 ? -3.2 : 3.2)) * 0.4
                }
            ],
            target: [x.map { sin($0 * 2) }], train: train, test: test, trained: Interval(-3, 3), inputName: "x",
            outputNames: ["y"])
    }()

    static let digits: ConfusionPicture = {
        var counts = (0..<10).map { row in (0..<10).map { $0 == row ? 34 + row % 3 : 0 } }
        counts[8][1] = 3
        counts[3][5] = 2
        counts[9][4] = 1
        counts[1][8] = 1
        return ConfusionPicture(classNames: (0..<10).map { "\($0)" }, counts: counts)
    }()

    static let iris = ConfusionPicture(
        classNames: ["setosa", "versicolor", "virginica"], counts: [[10, 0, 0], [0, 9, 1], [0, 0, 10]])

    static func image(channels: Int) -> ImagePicture {
        var (predicted, target) = ([Double](), [Double]())
        for y in 0..<32 {
            for x in 0..<32 {
                for channel in 0..<channels {
                    let value = 0.5 + 0.5 * sin(Double(x) / 4 + Double(channel)) * cos(Double(y) / 5)
                    target.append(value)
                    predicted.append(min(1, max(0, value * 0.8 + 0.1 + noise(x * 32 + y) * 0.05)))
                }
            }
        }
        return ImagePicture(
            width: 32, height: 32, channels: channels, predicted: predicted, target: target, psnr: 24.31)
    }

    static let agreement = AgreementPicture(
        points: (0..<80).map { index in
            let truth = noise(index) * 10 + 20
            return (truth, truth + noise(index + 99) * 2)
        }, outputName: "alcohol")

    static func divergence() -> Divergence {
        Divergence(
            step: 1312, layer: 1, place: "layer 2, Padé", operation: "divide (forward)", operands: [812.5, 3.1e-9],
            growingSince: 1104, normBefore: 8.2, normAfter: 1234)
    }
}
