import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// Runs a network's forward pass over probe rows and over points of the input space, and makes pictures of it.
final class NetworkObserver<T: Element>: Observer {
    let experiment: Experiment
    let problem: Problem
    /// Everything about the probe rows.
    let evaluator: Evaluator<T>
    /// Nothing but the output, for pictures of many points.
    let display: Evaluator<T>
    private let unwrap: (StateBlock) -> [T]
    private let graph: TrainingGraph
    /// Layers under the microscope, kept as long as the network is.
    var stages: [Int: LayerEvaluator] = [:]
    /// The step of the snapshot observed last.
    private(set) var probedStep = 0

    /// Training rows on which distributions are measured.
    private static var probeLimit: Int { 256 }
    /// Points of one run: few enough for the second-level cache.
    private static var pictureRows: Int { 256 }

    init(_ experiment: Experiment, problem: Problem, unwrap: @escaping (StateBlock) -> [T]) throws(NetworkError) {
        (self.experiment, self.problem, self.unwrap) = (experiment, problem, unwrap)
        // The state's layout is that of the training plan.
        graph = try TrainingGraph(experiment, problem: problem, rows: problem.train.rows)
        // Every time step is looked at, whatever is compared with the data.
        var observed = experiment
        observed.readout = .every
        let sequences = max(1, Self.probeLimit / problem.steps)
        evaluator = try Evaluator(
            observed, problem: problem, state: graph.state, rows: min(sequences, problem.train.rows),
            outputs: Self.outputs)
        display = try Evaluator(
            observed, problem: problem, state: graph.state, rows: problem.steps > 1 ? 1 : Self.pictureRows
        ) {
            [("display", $0.display)]
        }
    }

    private static func outputs(_ graph: ObservationGraph) -> [(name: String, value: Expr)] {
        var outputs: [(name: String, value: Expr)] = []
        for (index, layer) in graph.network.layers.enumerated() {
            outputs.append(("\(index).before", layer.beforeActivation))
            outputs.append(("\(index).after", layer.output))
            if layer.activation != nil, layer.beforeActivation.shape == layer.output.shape {
                // The activation's slope, element by element: the sum's gradient.
                let slope = gradient(of: layer.output.total, withRespectTo: [layer.beforeActivation])[0]
                outputs.append(("\(index).slope", slope))
            }
            if let edges = edges(of: layer) { outputs.append(("\(index).edges", edges)) }
            outputs += layer.hazards.map { ("\(index).hazard.\($0.name)", $0.expression) }
        }
        return outputs
    }

    /// A layer's edges, where they are few enough to be scored.
    private static func edges(of layer: BuiltLayer) -> Expr? {
        guard case .edges(let edges) = layer.microscope, layer.inputs * layer.units <= 2048 else { return nil }
        return edges.values
    }

    func observation(of snapshot: Snapshot, _ request: ObservationRequest) -> Observation {
        let state = unwrap(snapshot.state)
        evaluator.take(state, step: snapshot.step)
        display.take(state, step: snapshot.step)
        probedStep = snapshot.step
        let probe = Probe(self)
        let images = UnitImages(self, probe, side: request.imageSide)
        let layers = evaluator.graph.network.layers.indices.map { layer(at: $0, probe, images) }
        let output = picture(request)
        return Observation(
            generation: snapshot.generation, step: snapshot.step, layers: layers, output: output,
            focus: request.focus.flatMap { focus(on: $0, probe, layers, images, output: output) })
    }

    func outputs(of snapshot: Snapshot, at inputs: [Double]) -> [Double] {
        display.take(unwrap(snapshot.state), step: snapshot.step)
        return predictions(inputs)
    }

    /// All layers' values on the probe rows.
    struct Probe {
        /// Rows of data; where they are sequences the time steps of some of them, each one after the other.
        let rows: Int
        let inputs: [Double]
        let classes: [Int]
        /// [layer][row · units].
        var before: [[Double]]
        var after: [[Double]]
        var slope: [[Double]?]
        var hazards: [[(name: String, count: Int)]]
        /// What flows through the edges of layers that have some, [layer][row · units · inputs].
        var edges: [[Double]?]

        init(_ observer: NetworkObserver<T>) {
            let (evaluator, problem) = (observer.evaluator, observer.problem)
            let sequences = min(evaluator.graph.rows, problem.train.rows)
            rows = sequences * problem.steps
            inputs = Array(problem.train.inputs.prefix(rows * problem.inputCount))
            classes =
                problem.classNames.isEmpty ? [] : (0..<rows).map { problem.train.classIndex($0 / problem.steps) }
            var (before, after, slope) = ([[Double]](), [[Double]](), [[Double]?]())
            var hazards: [[(name: String, count: Int)]] = []
            var edges: [[Double]?] = []
            evaluator.run(inputs: T.elements(inputs), targets: nil) { _, _ in
                for (index, layer) in evaluator.graph.network.layers.enumerated() {
                    before.append(observer.values("\(index).before"))
                    after.append(observer.values("\(index).after"))
                    let hasSlope = layer.activation != nil && layer.beforeActivation.shape == layer.output.shape
                    slope.append(hasSlope ? observer.values("\(index).slope") : nil)
                    edges.append(NetworkObserver.edges(of: layer) == nil ? nil : observer.values("\(index).edges"))
                    hazards.append(
                        layer.hazards.map { ($0.name, Int(observer.values("\(index).hazard.\($0.name)")[0])) })
                }
            }
            (self.before, self.after, self.slope, self.hazards) = (before, after, slope, hazards)
            self.edges = edges
        }
    }

    func values(_ output: String) -> [Double] { T.doubles(evaluator.values(output)) }

    private func layer(at index: Int, _ probe: Probe, _ images: UnitImages<T>) -> LayerObservation {
        let layer = evaluator.graph.network.layers[index]
        let units = layer.units
        let after = probe.after[index]
        let dead = (0..<units).map { unit in
            let first = after[unit]
            return (0..<probe.rows).allSatisfy { abs(after[$0 * units + unit] - first) <= 1e-7 * max(1, abs(first)) }
        }
        let (strengths, areWeights) = strengths(of: index, probe)
        return LayerObservation(
            title: layer.unit.title, activation: layer.activation?.name, inputs: layer.inputs, units: units,
            parameterCount: layer.parameterCount, before: Distribution(probe.before[index]),
            after: Distribution(after), deadUnits: dead,
            saturatedShare: probe.slope[index].map { slopes in
                Double(slopes.count { abs($0) < 0.1 }) / Double(max(1, slopes.count))
            }, hazards: probe.hazards[index], strengths: strengths, strengthsAreWeights: areWeights,
            images: images.images(of: index))
    }

    /// Weights where the layer has a matrix of that shape, else correlations of input and output.
    private func strengths(of index: Int, _ probe: Probe) -> (values: [Double], areWeights: Bool) {
        let layer = evaluator.graph.network.layers[index]
        let (inputs, units) = (layer.inputs, layer.units)
        if let weight = layer.parameters.first(where: { $0.variable.shape == [units, inputs] }) {
            return (T.doubles(evaluator.values(ofVariable: weight.variable.name)), true)
        }
        let source = index == 0 ? probe.inputs : probe.after[index - 1]
        return (Self.correlations(source, inputs, probe.after[index], units, rows: probe.rows), false)
    }

    private static func correlations(
        _ source: [Double], _ inputs: Int, _ target: [Double], _ units: Int, rows: Int
    ) -> [Double] {
        func centred(_ values: [Double], _ columns: Int) -> [[Double]] {
            (0..<columns).map { column in
                let own = (0..<rows).map { values[$0 * columns + column] }
                let mean = own.reduce(0, +) / Double(max(1, rows))
                let length = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
                return own.map { length > 0 ? ($0 - mean) / length : 0 }
            }
        }
        let (a, b) = (centred(source, inputs), centred(target, units))
        return b.flatMap { unit in a.map { input in zip(unit, input).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
}
