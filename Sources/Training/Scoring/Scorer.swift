import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// Scores a network on tables of rows.
final class Scorer<T: Element> {
    private let evaluator: Evaluator<T>
    private let hazards: [(layer: Int, name: String, output: String)]
    private let kind: Problem.Kind
    private let outputs: Int
    /// A variance that is no more than rounding of the training targets.
    private let leastVariance: Double
    /// Time steps of a row that are read.
    private let readSteps: Int
    /// Whether values are right up to a constant, which no score may count.
    private let isFreeOfConstants: Bool

    /// Rows of one run: enough to keep the kernels busy, few enough for the second-level cache. Of sequences fewer, as
    /// each is as many rows as it has time steps; but a step of a cell still has rows enough.
    private static func chunk(_ problem: Problem) -> Int { max(256 / problem.steps, 32) }

    /// - Parameter abandonment: who may ask that scoring be given up.
    init(
        _ experiment: Experiment, problem: Problem, state: [Variable], rows: Int, abandonment: Abandonment
    ) throws(NetworkError) {
        kind = problem.kind
        let trained = if case .regression = problem.kind { T.elements(problem.train.targets) } else { [T]() }
        let spread = (Self.deviations(trained, columns: problem.outputCount) ?? 0) / Double(max(1, trained.count))
        leastVariance = spread.isFinite ? spread * Double(T.ulpOfOne) * Double(T.ulpOfOne) : 0
        isFreeOfConstants = experiment.objective == .gradient
        outputs = problem.outputCount
        evaluator = try Evaluator(
            experiment, problem: problem, state: state, rows: min(rows, Self.chunk(problem)), abandonment: abandonment
        ) { graph in
            var outputs = [("loss", graph.lossPerRow), ("output", graph.output)]
            for (index, layer) in graph.network.layers.enumerated() {
                outputs += layer.hazards.map { ("\(index).\($0.name)", $0.expression) }
            }
            return outputs.map { (name: $0.0, value: $0.1) }
        }
        readSteps = evaluator.graph.readSteps
        hazards = evaluator.graph.network.layers.enumerated().flatMap { index, layer in
            layer.hazards.map { (index, $0.name, "\(index).\($0.name)") }
        }
        for table in [problem.train, problem.validation, problem.test, problem.beyond] {
            if let table { try evaluator.prepare(rows: table.rows) }
        }
    }

    func take(_ state: [T], step: Int) { evaluator.take(state, step: step) }

    /// Rows in the precision of the run, with targets as the loss wants them.
    struct Rows {
        let inputs: [T]
        let targets: [T]
        let count: Int
    }

    /// The targets that outputs are compared with, [rows · readSteps, outputs].
    private func compared(_ rows: Rows) -> [T] {
        let targetSteps = rows.targets.count / (rows.count * outputs)
        if targetSteps == readSteps { return rows.targets }
        var result: [T] = []
        for row in 0..<rows.count {
            let last = (row + 1) * targetSteps * outputs
            for _ in 0..<readSteps { result += rows.targets[last - outputs..<last] }
        }
        return result
    }

    /// The scores on the rows; `nil` where somebody asked to give up on the way.
    // A run is reached through a protocol, where the compiler does not know the precision: without being told of both it
    // makes code that looks every operation up, fifty times as slow.
    @_specialize(where T == Float)
    @_specialize(where T == Double)
    func score(_ rows: Rows) -> (score: Score, hazards: [Report.Hazard])? {
        var lossSum = 0.0, right = 0, squares = 0.0, distances = 0.0
        var counts = [Double](repeating: 0, count: hazards.count)
        let constants = isFreeOfConstants ? constants(rows) : [T](repeating: 0, count: outputs)
        let allTargets = compared(rows)
        let isWhole = evaluator.run(inputs: rows.inputs, targets: rows.targets) { first, count in
            let losses = evaluator.values("loss"), predictions = evaluator.values("output")
            let start = first * readSteps
            for row in 0..<count * readSteps {
                lossSum += Double(losses[row])
                let targets = allTargets[((start + row) * outputs)..<((start + row + 1) * outputs)]
                let predicted = predictions[(row * outputs)..<((row + 1) * outputs)]
                switch kind {
                case .regression:
                    for ((p, t), constant) in zip(zip(predicted, targets), constants) {
                        let difference = p + constant - t
                        squares += Double(difference * difference)
                        distances += Double(abs(difference))
                    }
                case .binary: right += Self.isRight(predicted.first!, targets.first!) ? 1 : 0  // one output
                case .classes: right += Self.largest(predicted) == Self.largest(targets) ? 1 : 0
                }
            }
            for (index, hazard) in hazards.enumerated() {
                // A last run filled up with repetitions counts its share.
                counts[index] +=
                    Double(evaluator.values(hazard.output)[0]) * Double(count) / Double(evaluator.graph.rows)
            }
        }
        guard isWhole else { return nil }
        let found = zip(hazards, counts).map { Report.Hazard(layer: $0.layer, name: $0.name, count: Int($1.rounded())) }
        let count = rows.count * readSteps
        var score = Score(loss: lossSum / Double(count))
        if case .regression = kind {
            score.meanSquaredError = squares / Double(count * outputs)
            score.meanAbsoluteError = distances / Double(count * outputs)
            // The loss on values would count the constant.
            if isFreeOfConstants { score.loss = squares / Double(count * outputs) }
            // Targets that do not differ, by what the precision tells apart, have no variance to explain.
            score.r2 = Self.deviations(allTargets, columns: outputs).flatMap { deviations in
                let r2 = 1 - squares / deviations
                return deviations / Double(count * outputs) > leastVariance && r2.isFinite ? r2 : nil
            }
        } else {
            score.accuracy = Double(right) / Double(count)
        }
        return (score, found)
    }

    /// What each output lacks on average.
    @_specialize(where T == Float)
    @_specialize(where T == Double)
    private func constants(_ rows: Rows) -> [T] {
        var sums = [Double](repeating: 0, count: outputs)
        evaluator.run(inputs: rows.inputs, targets: rows.targets) { first, count in
            let predictions = evaluator.values("output")
            for index in 0..<count * outputs {
                sums[index % outputs] += Double(rows.targets[first * outputs + index] - predictions[index])
            }
        }
        return sums.map { T($0 / Double(rows.count)) }
    }

    /// The sign of the raw output decides for both label conventions: a logit of 0 is a probability of ½.
    private static func isRight(_ output: T, _ target: T) -> Bool {
        (output > 0) == (target > 0.5)
    }

    private static func largest(_ values: ArraySlice<T>) -> Int {
        var best = values.startIndex
        for index in values.indices where values[index] > values[best] { best = index }
        return best - values.startIndex
    }

    /// The sum of squared differences from the mean; `nil` where no column varies, so that there is nothing to explain.
    private static func deviations(_ values: [T], columns: Int) -> Double? {
        let rows = values.count / columns
        var sum = 0.0
        guard values.indices.contains(where: { values[$0] != values[$0 % columns] }) else { return nil }
        for column in 0..<columns {
            var mean = 0.0
            for row in 0..<rows { mean += Double(values[row * columns + column]) }
            mean /= Double(rows)
            for row in 0..<rows {
                let d = Double(values[row * columns + column]) - mean
                sum += d * d
            }
        }
        // Differences too small to square leave nothing to divide by either.
        return sum > 0 ? sum : nil
    }
}
