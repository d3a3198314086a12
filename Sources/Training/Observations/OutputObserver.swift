import Execution
import Experiments
import ExpressionGraph
import Problems

/// Makes the picture of what a whole network says: its output over many points.
final class OutputObserver<T: Element> {
    private let experiment: Experiment
    private let problem: Problem
    private let evaluator: Evaluator<T>

    /// Points of one run: few enough for the second-level cache.
    private static var pictureRows: Int { 256 }

    init(_ experiment: Experiment, problem: Problem, state: [Variable]) throws(NetworkError) {
        (self.experiment, self.problem) = (experiment, problem)
        // Every time step is looked at, whatever is compared with the data.
        var observed = experiment
        observed.readout = .every
        let rows = problem.steps > 1 ? 1 : Self.pictureRows
        evaluator = try Evaluator(observed, problem: problem, state: state, rows: rows) { [("display", $0.display)] }
    }

    func take(_ state: [T], step: Int) { evaluator.take(state, step: step) }

    /// The picture that suits the data.
    func picture(_ request: ObservationRequest) -> OutputPicture {
        switch problem.geometry {
        case .line: .fit(fit())
        case .plane: .surface(surface(request))
        case .picture(let width, let height, let channels): .image(image(width, height, channels))
        case .sequence: .fit(course())
        case .table: problem.classNames.isEmpty ? .agreement(agreement()) : .confusion(confusion())
        }
    }

    /// What the network says at some rows of inputs, [rows, outputs], in the units of the data; of sequences at every time
    /// step.
    func predictions(_ inputs: [Double]) -> [Double] {
        let outputs = problem.outputCount
        func raw(_ inputs: [Double]) -> [Double] {
            var result: [Double] = []
            evaluator.run(inputs: T.elements(inputs), targets: nil) { _, count in
                result += T.doubles(evaluator.values("display")).prefix(count * evaluator.graph.readSteps * outputs)
            }
            return result
        }
        var result = raw(inputs)
        if experiment.objective == .gradient {
            // Slopes leave a constant open: pictures show values with the mean of the data.
            let rows = problem.train
            var constants = [Double](repeating: 0, count: outputs)
            for (index, value) in raw(rows.inputs).enumerated() {
                constants[index % outputs] += (rows.targets[index] - value) / Double(rows.rows)
            }
            for index in result.indices { result[index] += constants[index % outputs] }
        }
        return problem.classNames.isEmpty ? problem.targetScaling.unscaled(result) : result
    }

    private func surface(_ request: ObservationRequest) -> SurfacePicture {
        let (x, y) = (problem.domain[0], problem.domain[1])
        let (width, height) = (max(2, request.surfaceWidth), max(2, request.surfaceHeight))
        let predicted = predictions(InputGrid.plane(problem, x: x, y: y, width: width, height: height))
        let outputs = problem.outputCount
        var (values, classes) = ([Double](), [Int]())
        for point in 0..<width * height {
            let own = predicted[point * outputs..<(point + 1) * outputs]
            switch problem.kind {
            case .regression: values.append(own.first!)  // at least one output
            case .binary:
                values.append(own.first!)
                classes.append(own.first! > decisionThreshold ? 1 : 0)
            case .classes:
                let best = own.indices.max { own[$0] < own[$1] }!
                values.append(own[best])
                classes.append(best - own.startIndex)
            }
        }
        return SurfacePicture(
            x: x, y: y, width: width, height: height, values: values, classes: classes, range: range(of: values),
            train: points(problem.train), test: points(problem.test), inputNames: problem.inputNames,
            classNames: problem.classNames)
    }

    /// Where one class ends and the other begins: half of a probability, 0 of a signed output.
    private var decisionThreshold: Double { evaluator.graph.showsProbabilities ? 0.5 : 0 }

    /// A range for colours that stays put while a network learns: that of probabilities, or of the data.
    private func range(of values: [Double]) -> Interval {
        if !problem.classNames.isEmpty { return evaluator.graph.showsProbabilities ? Interval(0, 1) : Interval(-1, 1) }
        let targets = problem.targetScaling.unscaled(problem.train.targets)
        let (low, high) = (targets.min() ?? -1, targets.max() ?? 1)
        // Signed quantities share one colour scale around 0.
        let largest = max(abs(low), abs(high))
        return low < 0 && high > 0 ? Interval(-largest, largest) : Interval(low, high)
    }

    private func points(_ table: Table, limit: Int = 400) -> [SurfacePicture.DataPoint] {
        let step = max(1, table.rows / limit)
        return stride(from: 0, to: table.rows, by: step).map { row in
            let inputs = problem.inputScaling.unscaled(Array(table.input(row)))
            let target = Array(table.target(row))
            return SurfacePicture.DataPoint(
                x: inputs[0], y: inputs[1],
                target: problem.classNames.isEmpty ? problem.targetScaling.unscaled(target)[0] : target[0])
        }
    }

    private func fit() -> FitPicture {
        let outputs = problem.outputCount
        let x = problem.widerDomain[0].evenlySpaced(240)
        let predicted = predictions(problem.inputScaling.scaled(x))
        func column(_ values: [Double], _ index: Int) -> [Double] {
            stride(from: index, to: values.count, by: outputs).map { values[$0] }
        }
        func points(_ table: Table) -> [(x: Double, y: Double)] {
            let step = max(1, table.rows / 400)
            let inputs = problem.inputScaling.unscaled(table.inputs)
            let targets = problem.classNames.isEmpty ? problem.targetScaling.unscaled(table.targets) : table.targets
            return stride(from: 0, to: table.rows, by: step).map { (inputs[$0], targets[$0 * table.targetColumns]) }
        }
        return FitPicture(
            x: x, predicted: (0..<outputs).map { column(predicted, $0) },
            target: problem.target.map { [$0.values(rows: x, columns: 1)] },
            train: points(problem.train), test: points(problem.test), trained: problem.domain[0],
            inputName: problem.inputNames[0],
            outputNames: { if case .regression(let names) = problem.kind { names } else { problem.classNames } }())
    }

    /// A test sequence over time: what the network says at every step, beside the target.
    private func course() -> FitPicture {
        let (outputs, steps, table) = (problem.outputCount, problem.steps, problem.test)
        let predicted = predictions(Array(table.input(0)))
        let wanted =
            problem.classNames.isEmpty
            ? problem.targetScaling.unscaled(Array(table.target(0)))
            : outputs == 1 ? Array(table.target(0)) : table.selecting([0]).oneHotTargets(classes: outputs)
        func column(_ values: [Double], _ index: Int, steps valueSteps: Int) -> [Double] {
            // One target for the whole sequence is drawn along all of it.
            (0..<steps).map { values[min($0, valueSteps - 1) * outputs + index] }
        }
        let names = if case .regression(let names) = problem.kind { names } else { problem.classNames }
        return FitPicture(
            x: (0..<steps).map { Double($0) }, predicted: (0..<outputs).map { column(predicted, $0, steps: steps) },
            target: (0..<outputs).map { column(wanted, $0, steps: table.targetSteps) }, train: [], test: [],
            trained: Interval(0, Double(max(1, steps - 1))), inputName: "time",
            outputNames: outputs == 1 ? [names.last ?? ""] : names)
    }

    private func confusion() -> ConfusionPicture {
        let names = problem.classNames
        var counts = [[Int]](repeating: [Int](repeating: 0, count: names.count), count: names.count)
        let predicted = predictions(problem.test.inputs)
        let outputs = problem.outputCount
        for row in 0..<problem.test.rows {
            let own = predicted[row * outputs..<(row + 1) * outputs]
            let best =
                outputs == 1
                ? (own.first! > decisionThreshold ? 1 : 0) : own.indices.max { own[$0] < own[$1] }! - own.startIndex
            let truth = problem.test.classIndex(row)
            if counts.indices.contains(truth), counts.indices.contains(best) { counts[truth][best] += 1 }
        }
        return ConfusionPicture(classNames: names, counts: counts)
    }

    /// Pixels are learned on [−1, 1] and shown on [0, 1].
    private func image(_ width: Int, _ height: Int, _ channels: Int) -> ImagePicture {
        func shown(_ values: [Double]) -> [Double] { values.map { min(1, max(0, ($0 + 1) / 2)) } }
        let predicted = predictions(problem.test.inputs)
        let target = problem.targetScaling.unscaled(problem.test.targets)
        let squares = zip(predicted, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return ImagePicture(
            width: width, height: height, channels: channels, predicted: shown(predicted), target: shown(target),
            psnr: Metric.peakSignal(meanSquaredError: squares / Double(max(1, target.count))))
    }

    private func agreement() -> AgreementPicture {
        let outputs = problem.outputCount
        let predicted = predictions(problem.test.inputs)
        let truth = problem.targetScaling.unscaled(problem.test.targets)
        let step = max(1, problem.test.rows / 1000)
        let name = { if case .regression(let names) = problem.kind { names[0] } else { "" } }()
        return AgreementPicture(
            points: stride(from: 0, to: problem.test.rows, by: step).map {
                (truth[$0 * outputs], predicted[$0 * outputs])
            },
            outputName: name)
    }
}
