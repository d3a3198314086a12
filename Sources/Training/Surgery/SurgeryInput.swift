import Execution
import ExpressionGraph
import Experiments
import Problems

/// What a surgery works on: the numbers of a network, and what flows through it on training rows. Always in double
/// precision, whatever the run's.
final class SurgeryInput {
    let experiment: Experiment
    let problem: Problem
    let network: Network
    let step: Int
    /// Scores the network as it stands.
    let report: () -> Report
    private(set) var values: [String: [Double]] = [:]
    private let evaluator: Evaluator<Double>
    private let inputs: [Double]
    /// What is looked at: rows, or time steps of sequences.
    let rows: Int
    let shapes: [String: Shape]

    /// Rows that are looked at, at most, and numbers on all edges of a layer together.
    private static let rowLimit = 4096
    private static let edgeLimit = 16_000_000

    init(_ experiment: Experiment, _ problem: Problem, _ run: any TrainingRun) throws(NetworkError) {
        (self.experiment, self.problem) = (experiment, problem)
        (network, step, report) = (run.graph.network, run.step, { run.report() })
        let state = network.parameters.map(\.variable) + network.buffers.map(\.variable)
        shapes = Dictionary(state.map { ($0.name, $0.shape) }, uniquingKeysWith: { first, _ in first })
        let edges = network.layers.map { $0.inputs * $0.units }.max() ?? 1
        let count = max(
            1, min(problem.train.rows, Self.rowLimit / problem.steps, Self.edgeLimit / problem.steps / edges))
        rows = count * problem.steps
        let total = problem.train.rows
        // Evenly over all rows.
        inputs = (0..<count).flatMap { problem.train.input($0 * total / count) }
        var everywhere = experiment
        everywhere.readout = .every
        evaluator = try Evaluator(everywhere, problem: problem, state: state, rows: min(count, 256)) { graph in
            graph.network.layers.enumerated().flatMap { index, layer -> [(name: String, value: Expr)] in
                let edges = layer.probes.filter { $0.name == "edges" }
                return [("\(index).input", layer.input), ("\(index).output", layer.beforeActivation)]
                    + edges.map { ("\(index).edges", $0.expression) }
            }
        }
        evaluator.setStep(run.step)
        for variable in state { set(variable.name, run.values(of: variable)) }
    }

    func set(_ name: String, _ new: [Double]) {
        values[name] = new
        evaluator.setValues(new, ofVariable: name)
    }

    /// What flows through a layer, row by row.
    enum Place: String { case input, output, edges }

    /// [rows, …] of a place in a layer.
    func flow(_ place: Place, layer: Int) -> [Double] {
        var result: [Double] = []
        evaluator.run(inputs: inputs, targets: nil) { _, count in
            let values = evaluator.values("\(layer).\(place.rawValue)")
            result += values.prefix(values.count / evaluator.graph.rows * count)
        }
        return result
    }

    /// The layers of splines, by number.
    func splineLayers() throws(SurgeryError) -> [SplineLayer] {
        let all = (experiment.layers + [experiment.output]).enumerated().compactMap { index, layer in
            SplineLayer(index, layer, self)
        }
        guard !all.isEmpty else { throw .noSplines }
        return all
    }
}

/// A layer of splines on edges, as far as surgery is concerned.
struct SplineLayer {
    let index: Int
    let inputs: Int
    let units: Int
    let order: Int
    let knots: Int
    /// For each edge, unit by unit, the number of its function; 0 for splines.
    let kinds: [Int]

    init?(_ index: Int, _ layer: Experiment.Layer, _ subject: SurgeryInput) {
        guard layer.unit == Surgery.unit, let grid = subject.shapes["\(index).grid"],
            let coef = subject.shapes["\(index).coef"]
        else { return nil }
        self.index = index
        (units, inputs, knots) = (coef[0], coef[1], grid[1])
        order = grid[1] - 1 - coef[2]
        var kinds = [Int](repeating: 0, count: units * inputs)
        if case .numbers(let numbers) = layer.settings["symbolic"], numbers.count == kinds.count {
            kinds = numbers.map { Int(exactly: $0) ?? 0 }
        }
        self.kinds = kinds
    }

    func name(_ part: String) -> String { "\(index).\(part)" }
    var terms: Int { knots - 1 - order }

    func grid(_ subject: SurgeryInput, input: Int) -> Knots {
        let all = subject.values[name("grid")] ?? []
        return Knots(Array(all[input * knots..<(input + 1) * knots]), order: order)
    }

    /// The coefficients of an edge.
    func coefficients(_ subject: SurgeryInput, unit: Int, input: Int) -> ArraySlice<Double> {
        let start = (unit * inputs + input) * terms
        return (subject.values[name("coef")] ?? [])[start..<start + terms]
    }

    func edge(unit: Int, input: Int) -> Int { unit * inputs + input }
}
