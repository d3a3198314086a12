import Execution
import ExpressionGraph
import Experiments
import Problems

extension UnitsObserver {
    /// One unit large; `nil` where there is no such unit.
    func focus(
        on focus: ObservationRequest.Focus, _ probe: Probe, _ layers: [LayerObservation]
    ) -> UnitObservation? {
        guard layers.indices.contains(focus.layer), (0..<layers[focus.layer].units).contains(focus.unit) else {
            return nil
        }
        let layer = layers[focus.layer]
        func own(_ values: [Double]) -> [Double] {
            let columns = values.count / max(1, probe.rows)
            guard focus.unit < columns else { return [] }
            return (0..<probe.rows).map { values[$0 * columns + focus.unit] }
        }
        let before = Distribution(own(probe.before[focus.layer]))
        let names =
            focus.layer == 0
            ? problem.inputNames : (0..<layer.inputs).map { "\(layers[focus.layer - 1].title) \($0 + 1)" }
        return UnitObservation(
            layer: focus.layer, unit: focus.unit,
            image: layer.images.indices.contains(focus.unit) ? layer.images[focus.unit] : nil, before: before,
            after: Distribution(own(probe.after[focus.layer])), curve: curve(focus, around: before),
            strengths: Array(layer.strengths[focus.unit * layer.inputs..<(focus.unit + 1) * layer.inputs]),
            inputNames: names)
    }

    /// The unit's activation over the range of what goes into it, with a margin.
    private func curve(
        _ focus: ObservationRequest.Focus, around before: Distribution
    ) -> (z: [Double], f: [Double], slope: [Double]) {
        let layer = evaluator.graph.network.layers[focus.layer]
        guard let activation = layer.activation else { return ([], [], []) }
        let low = min(-2, before.low), high = max(2, before.high)
        let margin = (high - low) * 0.1
        let z = Interval(low - margin, high + margin).evenlySpaced(120)
        let x = Expr.table(z, [z.count])
        // Learned parameters as they are now; those of each unit are taken for this one.
        let parameters = layer.activationParameters.map { parameter -> Expr in
            guard case .variable(let name) = parameter.operation else { return parameter }
            let values = T.doubles(evaluator.values(ofVariable: name))
            return .constant(values.count > 1 ? values[min(focus.unit, values.count - 1)] : values[0])
        }
        let f = activation.function(x, parameters).broadcast(to: x.shape)
        let slope = gradient(of: f.total, withRespectTo: [x])[0]
        let values = Interpreter(variables: [:]).values([f, slope])
        return (z, values[0], values[1])
    }
}
