import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

extension UnitsObserver {
    /// What the microscope of the layer looked at shows; `nil` where its unit offers none.
    func microscopePicture(
        _ focus: ObservationRequest.Focus, _ probe: Probe, output: OutputPicture?
    ) -> MicroscopePicture? {
        let layer = evaluator.graph.network.layers[focus.layer]
        guard let microscope = layer.microscope, let slide = Slide(self, focus, probe, output) else { return nil }
        return switch microscope {
        case .edges: edges(slide).map { .edges($0) }
        case .curves: curves(slide).map { .edges($0) }
        case .frequencies: frequencies(slide).map { .frequencies($0) }
        case .weights: weights(slide).map { .weights($0) }
        case .rational: rational(slide).map { .rational($0) }
        case .quadratic: conic(slide).map { .conic($0) }
        case .centres: centres(slide).map { .centres($0) }
        case .means: means(slide).map { .means($0) }
        case .lens: reading(slide).map { .reading($0) }
        }
    }

    /// The layer under the microscope, with what comes into it on the probe rows.
    struct Slide {
        let layer: BuiltLayer
        let index: Int
        let unit: Int
        let input: Int
        let probe: Probe
        let output: OutputPicture?
        /// [rows, inputs]
        let inputs: [Double]
        let inputNames: [String]

        init?(
            _ observer: UnitsObserver<T>, _ focus: ObservationRequest.Focus, _ probe: Probe, _ output: OutputPicture?
        ) {
            layer = observer.evaluator.graph.network.layers[focus.layer]
            (index, unit, self.probe, self.output) = (focus.layer, focus.unit, probe, output)
            input = min(max(0, focus.input), layer.inputs - 1)
            inputs = observer.inputs(of: focus.layer, probe)
            inputNames = observer.inputNames(of: focus.layer)
            guard inputs.count == probe.rows * layer.inputs else { return nil }
        }

        func column(_ input: Int) -> [Double] {
            stride(from: input, to: inputs.count, by: layer.inputs).map { inputs[$0] }
        }
    }

    /// What comes into a layer on the probe rows, [rows, inputs].
    func inputs(of layer: Int, _ probe: Probe) -> [Double] { layer == 0 ? probe.inputs : probe.after[layer - 1] }

    func inputNames(of layer: Int) -> [String] {
        let network = evaluator.graph.network
        return layer == 0
            ? problem.inputNames : (0..<network.layers[layer].inputs).map { "h\($0 + 1)" }
    }

    /// What is watched of a layer at some rows of inputs; the plan for it is kept while the same is asked for.
    func look(
        at index: Int, rows: Int, _ x: [Double], watching watched: (Microscope) -> [Expr]
    ) -> [[Double]]? {
        if stages[index]?.rows != rows {
            stages[index] = LayerEvaluator(
                experiment, layer: index, evaluator.graph.network.layers[index], rows: rows, watching: watched)
        }
        guard let stage = stages[index] else { return nil }
        stage.take(step: probedStep) { T.doubles(evaluator.values(ofVariable: $0.name)) }
        return stage.values(at: x)
    }
}
