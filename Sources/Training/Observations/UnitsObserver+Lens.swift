import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

extension UnitsObserver {
    /// What the lens of the layer's unit finds; `nil` where its unit offers none.
    func reading(
        of focus: ObservationRequest.Focus, _ probe: Probe, output: OutputPicture?
    ) -> (title: String, reading: LensReading)? {
        let layer = evaluator.graph.network.layers[focus.layer]
        guard let lens = layer.lens, let scene = ObservedLayer(self, focus, probe, output),
            let reading = lens.read(scene)
        else { return nil }
        return (lens.title, reading)
    }

    /// What comes into a layer on the probe rows, [rows, inputs].
    fileprivate func inputs(of layer: Int, _ probe: Probe) -> [Double] {
        layer == 0 ? probe.inputs : probe.after[layer - 1]
    }

    /// What is watched of a layer at some rows of inputs.
    fileprivate func watched(_ index: Int, at x: [Double], classes: [Int]) -> WatchedValues? {
        let layer = evaluator.graph.network.layers[index]
        let key = LayerEvaluator.Key(layer: index, rows: x.count / max(1, layer.inputs))
        if alone[key] == nil { alone[key] = LayerEvaluator(experiment, layer, key) }
        guard let own = alone[key] else { return nil }
        own.take(step: probedStep) { T.doubles(evaluator.values(ofVariable: $0.name)) }
        return own.values(at: x, classes: classes)
    }

    /// The score of every edge, by layer; empty for layers whose edges are too many, or that have none.
    fileprivate func edgeScores(_ probe: Probe) -> [[Double]] {
        let network = evaluator.graph.network
        let layers = network.layers.indices.filter { probe.edges[$0] != nil }.map { index in
            EdgeScores.Layer(index: index, inputs: network.layers[index].inputs, units: network.layers[index].units)
        }
        return EdgeScores(
            layers, counts: network.layers.map(\.units), edges: { probe.edges[$0] ?? [] },
            sums: { probe.before[$0] }
        ).edges
    }
}

/// A layer of the network looked at, on the probe rows.
private struct ObservedLayer<T: Element>: LayerScene {
    let observer: UnitsObserver<T>
    let index: Int
    let unit: Int
    let input: Int
    let probe: UnitsObserver<T>.Probe
    let output: OutputPicture?
    let arrivals: [Double]

    /// `nil` where the layer's inputs are not what its rows say.
    init?(
        _ observer: UnitsObserver<T>, _ focus: ObservationRequest.Focus, _ probe: UnitsObserver<T>.Probe,
        _ output: OutputPicture?
    ) {
        (self.observer, index, unit, self.probe, self.output) = (observer, focus.layer, focus.unit, probe, output)
        let layer = observer.evaluator.graph.network.layers[focus.layer]
        input = min(max(0, focus.input), layer.inputs - 1)
        arrivals = observer.inputs(of: focus.layer, probe)
        guard arrivals.count == probe.rows * layer.inputs else { return nil }
    }

    private var layer: BuiltLayer { observer.evaluator.graph.network.layers[index] }
    var inputs: Int { layer.inputs }
    var units: Int { layer.units }
    var classes: [Int] { probe.classes }

    var inputNames: [String] {
        index == 0 ? observer.problem.inputNames : (0..<inputs).map { "h\($0 + 1)" }
    }

    var inputFormulas: [String] {
        guard index > 0, observer.evaluator.graph.network.layers[index - 1].activation == nil else {
            return inputNames
        }
        let before = observer.reading(of: .init(layer: index - 1, unit: 0), probe, output: nil)
        let formulas = before?.reading.formulas ?? []
        return formulas.count == inputs ? zip(inputNames, formulas).map { $1 ?? $0 } : inputNames
    }

    func values(at rows: [Double]) -> WatchedValues? { observer.watched(index, at: rows, classes: classes) }

    var edgeScores: [Double] { observer.edgeScores(probe)[index] }

    var slopes: [[Double]]? {
        let problem = observer.problem
        let count = problem.inputCount
        func scale(_ column: Int, _ values: [Double]) -> [Double] {
            values.map { $0 / problem.inputScaling.deviations[column] }
        }
        guard index > 0 else {
            return (0..<count).map { column in scale(column, (0..<count).map { $0 == column ? 1 : 0 }) }
        }
        // At 0, at 1 and at 2 along each input: the second step must be as long as the first.
        var points = [Double](repeating: 0, count: count)
        for column in 0..<count {
            for length in [1.0, 2.0] { points += (0..<count).map { $0 == column ? length : 0 } }
        }
        let width = inputs
        var values: [Double] = []
        observer.evaluator.run(inputs: T.elements(points), targets: nil) { _, rows in
            values += observer.values("\(index - 1).after").prefix(rows * width)
        }
        func row(_ index: Int) -> [Double] { Array(values[index * width..<(index + 1) * width]) }
        let origin = row(0)
        var result: [[Double]] = []
        for column in 0..<count {
            let (one, two) = (row(1 + 2 * column), row(2 + 2 * column))
            for index in origin.indices {
                let (first, second) = (one[index] - origin[index], two[index] - one[index])
                // Single precision leaves about seven digits.
                guard abs(first - second) <= 1e-4 * max(1, abs(one[index]), abs(origin[index])) else { return nil }
            }
            result.append(scale(column, zip(one, origin).map { $0 - $1 }))
        }
        return result
    }

    var spectrum: FitSpectrum? {
        guard case .fit(let fit) = output, fit.x.count > 8, let network = fit.predicted.first,
            let first = fit.x.first, let last = fit.x.last, last > first
        else { return nil }
        let count = fit.x.count
        let step = (last - first) / Double(count - 1)
        let frequencies = (0...count / 4).map { 2 * Double.pi * Double($0) / (Double(count) * step) }
        return FitSpectrum(
            frequencies: frequencies, network: Spectrum.magnitudes(network, upTo: count / 4),
            target: fit.target?.first.map { Spectrum.magnitudes($0, upTo: count / 4) })
    }
}
