import Execution
import Experiments
import Problems

/// What each unit computes, drawn over the inputs where they can be drawn, over the time of a sequence, else over the
/// classes.
struct UnitImages<T: Element> {
    private let observer: UnitsObserver<T>
    private let probe: UnitsObserver<T>.Probe
    private let side: Int
    /// Points of the input space, and each layer's outputs there; empty where the input space cannot be drawn.
    private var outputs: [[Double]] = []
    private let isLine: Bool
    private let isWanted: Bool

    private static var curvePoints: Int { 64 }

    init(_ observer: UnitsObserver<T>, _ probe: UnitsObserver<T>.Probe, side: Int, isWanted: Bool) {
        (self.observer, self.probe, self.side, self.isWanted) = (observer, probe, side, isWanted)
        let problem = observer.problem
        isLine = problem.inputCount == 1
        guard isWanted, problem.inputCount <= 2, problem.steps == 1 else { return }
        let points =
            isLine
            ? InputGrid.line(problem, over: problem.widerDomain[0], count: Self.curvePoints)
            : InputGrid.plane(problem, x: problem.domain[0], y: problem.domain[1], width: side, height: side)
        let layers = observer.evaluator.graph.network.layers
        var outputs = [[Double]](repeating: [], count: layers.count)
        observer.evaluator.run(inputs: T.elements(points), targets: nil) { _, count in
            for (index, layer) in layers.enumerated() {
                outputs[index] += observer.values("\(index).after").prefix(count * layer.units)
            }
        }
        self.outputs = outputs
    }

    /// Of every unit of a layer; empty where none are wanted.
    func images(of layer: Int) -> [UnitImage] {
        guard isWanted else { return [] }
        let units = observer.evaluator.graph.network.layers[layer].units
        return (0..<units).map { image(of: layer, unit: $0, units) }
    }

    private func image(of layer: Int, unit: Int, _ units: Int) -> UnitImage {
        if !outputs.isEmpty {
            let values = stride(from: unit, to: outputs[layer].count, by: units).map { outputs[layer][$0] }
            return isLine ? .curve(values) : .map(width: side, height: side, values: values)
        }
        let description = observer.evaluator.graph.network.layers[layer]
        if layer == 0, let picture = observer.problem.inputPicture, picture.channels == 1,
            let weight = description.parameters.first(where: { $0.variable.shape == [units, description.inputs] })
        {
            let values = T.doubles(observer.evaluator.values(ofVariable: weight.variable.name))
            return .weights(
                width: picture.width, height: picture.height,
                values: Array(values[unit * description.inputs..<(unit + 1) * description.inputs]))
        }
        let own = (0..<probe.rows).map { probe.after[layer][$0 * units + unit] }
        if observer.problem.steps > 1 { return .curve(Array(own.prefix(observer.problem.steps))) }
        let classes = observer.problem.classNames.count
        guard classes > 0 else { return .curve(own.sorted()) }
        var (sums, counts) = ([Double](repeating: 0, count: classes), [Double](repeating: 0, count: classes))
        for (value, index) in zip(own, probe.classes) {
            sums[index] += value
            counts[index] += 1
        }
        return .bars(zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 })
    }
}

/// Points of the input space as rows for a network: in the units of the data, then scaled as the data were.
enum InputGrid {
    static func line(_ problem: Problem, over interval: Interval, count: Int) -> [Double] {
        problem.inputScaling.scaled(interval.evenlySpaced(count))
    }

    /// Row by row from the largest y, x from the smallest.
    static func plane(_ problem: Problem, x: Interval, y: Interval, width: Int, height: Int) -> [Double] {
        let xs = x.evenlySpaced(width), ys = y.evenlySpaced(height)
        return problem.inputScaling.scaled(ys.reversed().flatMap { y in xs.flatMap { [$0, y] } })
    }
}
