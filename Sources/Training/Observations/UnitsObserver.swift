import Catalogue
import Execution
import Experiments
import ExpressionGraph
import Problems

/// Looks at the units of a network: its forward pass over the probe rows.
final class UnitsObserver<T: Element> {
    let experiment: Experiment
    let problem: Problem
    /// Everything about the probe rows.
    let evaluator: Evaluator<T>
    let rows: ProbeRows<T>
    /// Layers that are run alone for their units' lenses, kept as long as the network is.
    var alone: [LayerEvaluator.Key: LayerEvaluator] = [:]
    /// The step of the snapshot observed last.
    private(set) var probedStep = 0

    init(_ experiment: Experiment, problem: Problem, state: [Variable]) throws(NetworkError) {
        (self.experiment, self.problem) = (experiment, problem)
        rows = ProbeRows(problem)
        // Every time step is looked at, whatever is compared with the data.
        var observed = experiment
        observed.readout = .every
        evaluator = try Evaluator(
            observed, problem: problem, state: state, rows: rows.count, outputs: Self.outputs)
    }

    private static func outputs(_ graph: ObservationGraph) -> [(name: String, value: Expr)] {
        var outputs: [(name: String, value: Expr)] = []
        for (index, layer) in graph.network.layers.enumerated() {
            outputs.append(("\(index).before", layer.beforeActivation))
            outputs.append(("\(index).after", layer.output))
            if let slope = layer.slope { outputs.append(("\(index).slope", slope)) }
            if let edges = edges(of: layer) { outputs.append(("\(index).edges", edges)) }
            outputs += layer.hazards.map { ("\(index).hazard.\($0.name)", $0.expression) }
        }
        return outputs
    }

    /// A layer's edges, where they are few enough to be scored.
    private static func edges(of layer: BuiltLayer) -> Expr? {
        layer.inputs * layer.units <= 2048 ? layer.lens?.flow : nil
    }

    /// All layers, and the unit looked at large where that is asked for.
    ///
    /// - Parameter output: what the whole network says, where it was made.
    func look(
        at state: [T], step: Int, _ request: ObservationRequest, output: OutputPicture?
    ) -> (layers: [LayerObservation], focus: UnitObservation?) {
        evaluator.take(state, step: step)
        probedStep = step
        let probe = Probe(self)
        let images = UnitImages(self, probe, side: request.imageSide, isWanted: request.parts.contains(.images))
        let layers = evaluator.graph.network.layers.indices.map { layer(at: $0, probe, images) }
        guard request.parts.contains(.unit) else { return (layers, nil) }
        guard let place = request.focus, var unit = focus(on: place, probe, layers) else { return (layers, nil) }
        if request.parts.contains(.lens) { unit.lens = reading(of: place, probe, output: output) }
        return (layers, unit)
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

        init(_ observer: UnitsObserver<T>) {
            let (evaluator, problem) = (observer.evaluator, observer.problem)
            (rows, classes) = (observer.rows.count * problem.steps, observer.rows.classes)
            inputs = Array(problem.train.inputs.prefix(rows * problem.inputCount))
            var (before, after, slope) = ([[Double]](), [[Double]](), [[Double]?]())
            var hazards: [[(name: String, count: Int)]] = []
            var edges: [[Double]?] = []
            evaluator.run(inputs: observer.rows.inputs, targets: nil) { _, _ in
                for (index, layer) in evaluator.graph.network.layers.enumerated() {
                    before.append(observer.values("\(index).before"))
                    after.append(observer.values("\(index).after"))
                    slope.append(layer.slope == nil ? nil : observer.values("\(index).slope"))
                    edges.append(UnitsObserver.edges(of: layer) == nil ? nil : observer.values("\(index).edges"))
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
        let dead = DeadUnits.flags(.init(rows: probe.rows, columns: units, values: after))
        let (strengths, areWeights) = strengths(of: index, probe)
        return LayerObservation(
            title: layer.unit.title, activation: layer.activation?.name, inputs: layer.inputs, units: units,
            parameterCount: layer.parameterCount, before: Distribution(probe.before[index]),
            after: Distribution(after), deadUnits: dead,
            saturatedShare: probe.slope[index].map(FlatOutputs.share), hazards: probe.hazards[index],
            strengths: strengths, strengthsAreWeights: areWeights,
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
