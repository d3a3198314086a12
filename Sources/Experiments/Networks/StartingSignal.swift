import Catalogue
import ExpressionGraph
import Foundation
import Problems
import Synchronization

/// What the signal is like behind every layer before training, for the weights that make up for it.
///
/// Behind a dense layer that keeps the signal's variance, z is standard normal and its activation's facts say all. Any
/// other layer is tried: filled as it starts, on rows of the signal in front of it. A cell's outputs count as if their
/// second moment were 1: it depends on how long they have run. So do the network's raw inputs, and features made of
/// them, whose size only the data know.
struct StartingSignal: Hashable {
    private let layers: [Experiment.Layer]
    private let inputs: Int
    private let outputs: Int
    private let scheme: String?

    init(_ experiment: Experiment, inputs: Int, outputs: Int) {
        layers = experiment.layers + [experiment.output]
        (self.inputs, self.outputs, scheme) = (inputs, outputs, experiment.initialization)
    }

    /// What makes up for the layer of an index; none in front of the first.
    func gains(behind index: Int) -> Gains {
        guard layers.indices.contains(index) else { return Gains.one }
        // The search for a budget counts networks that nobody could train: they are not tried.
        guard layers.allSatisfy({ $0.width <= PresetLimits.width }) else { return Gains.one }
        if let known = plain(index) { return known }
        if let known = Self.known.withLock({ $0[self]?[index] }) { return known }
        let found = measured(upTo: index)
        Self.known.withLock { known in
            if known.count >= 256 { known.removeAll() }
            known[self, default: [:]].merge(found) { old, _ in old }
        }
        return found[index] ?? Gains.one
    }

    private static let known = Mutex<[StartingSignal: [Int: Gains]]>([:])

    /// Where no trial is needed.
    private func plain(_ index: Int) -> Gains? {
        guard let unit = Palette.unit(named: layers[index].unit) else { return Gains.one }
        if unit.isCell || index == 0 && unit.name == NeuronUnit.inputFeatures.name { return Gains.one }
        guard unit.name == NeuronUnit.dense.name else { return nil }
        return (try? ChosenActivation(layers[index], unit, layer: index))?.map(\.gains) ?? Gains.one
    }

    /// Rows of the signal behind a layer, and the square of the factor on gradients since the last dense layer.
    private struct Rows {
        var values: [Double]
        var width: Int
        var slopeEnergy: Double
    }

    /// The gains behind every layer up to one that had to be tried.
    private func measured(upTo last: Int) -> [Int: Gains] {
        // A layer in front that needs no trial is where the signal begins anew.
        let first = (0..<last).last { plain($0) != nil } ?? -1
        let widest = max(inputs, layers.map(\.width).max() ?? 1)
        let count = min(512, max(64, 8192 / widest))
        var rows = Rows(values: Self.standardNormals(count, inputs, stream: "inputs"), width: inputs, slopeEnergy: 1)
        let networkInput = rows.values
        if first >= 0 { rows = begun(behind: first, count) }
        var found: [Int: Gains] = [:]
        for index in first + 1...last {
            rows = tried(index, rows, networkInput, count, gains: found[index - 1] ?? gains(behind: first))
            let moment = rows.values.reduce(0) { $0 + $1 * $1 } / Double(rows.values.count)
            func gain(_ energy: Double) -> Double { energy.isFinite && energy > 1e-12 ? 1 / energy.squareRoot() : 1 }
            found[index] = Gains(signal: gain(moment), gradient: gain(rows.slopeEnergy))
        }
        return found
    }

    /// The signal behind a dense layer, a cell or features of the inputs.
    private func begun(behind index: Int, _ count: Int) -> Rows {
        let width = index == layers.count - 1 ? outputs : layers[index].width
        let z = Self.standardNormals(count, width, stream: "\(index)")
        guard let unit = Palette.unit(named: layers[index].unit), !unit.isCell,
            let activation = try? ChosenActivation(layers[index], unit, layer: index)
        else { return Rows(values: z, width: width, slopeEnergy: 1) }
        let y = activation.valueAtStart(.table(z, [count, width]))
        let slopeGain = activation.gains.gradient
        return Rows(
            values: Interpreter(variables: [:]).value(y), width: width, slopeEnergy: 1 / (slopeGain * slopeGain))
    }

    /// The signal behind a layer that is built, filled as it starts and run on the signal in front of it.
    private func tried(_ index: Int, _ x: Rows, _ networkInput: [Double], _ count: Int, gains: Gains) -> Rows {
        let description = layers[index]
        // Where its place here is narrower than in the network, a layer with a shape of its own may not fit.
        guard let unit = Palette.unit(named: description.unit),
            unit.misfit(x.width, SettingValues(unit.settings, chosen: description.settings)) == nil
        else { return x }
        let input = Expr.variable("x", [count, x.width])
        let activation = try? ChosenActivation(description, unit, layer: index)
        let width = index == layers.count - 1 ? outputs : description.width
        // A unit is like any other: of layers that would take long some are enough.
        var units = unit.width == .chosen ? min(width, Self.unitsTried) : width
        var (y, context) = built(index, unit, activation, units, input, networkInput, gains)
        while unit.width == .chosen, units > 8,
            context.parameters.reduce(0, { $0 + $1.variable.shape.count }) * count > Self.productsTried
        {
            units /= 2
            (y, context) = built(index, unit, activation, units, input, networkInput, gains)
        }
        let wide = y.shape[1] * width / units
        guard context.parameters.reduce(0, { $0 + $1.variable.shape.count }) * count <= 8 * Self.productsTried else {
            // Too large to be tried even so: as if it kept the signal.
            return Rows(
                values: Self.standardNormals(count, wide, stream: "\(index)"), width: wide, slopeEnergy: 1)
        }
        var values = ["x": x.values]
        for parameter in context.parameters {
            values[parameter.variable.name] = Self.filled(parameter.initializer, parameter.variable)
        }
        for buffer in context.buffers {
            values[buffer.variable.name] = Self.filled(buffer.initializer, buffer.variable)
        }

        // Gradients of variance 1 at the outputs, and what of them arrives at the inputs.
        let seed = Expr.table(Self.standardNormals(y.shape[0], y.shape[1], stream: "gradient"), y.shape)
        let slopes = adjoint(of: y, seed: seed, withRespectTo: [input])[0]
        let found = Interpreter(variables: values) { distribution, count, stream in
            var random = RandomNumbers(seed: 1, stream: "noise \(stream)")
            return (0..<count).map { _ in distribution == .normal ? random.normal() : random.uniform() }
        }.values([y, slopes])
        let energy = found[1].reduce(0) { $0 + $1 * $1 } / Double(found[1].count)
        return Rows(
            values: Self.repeated(found[0], from: y.shape[1], to: wide), width: wide,
            slopeEnergy: energy * Double(width) / Double(units) * (unit.width == .chosen ? 1 : x.slopeEnergy))
    }

    /// A layer of so many units on some rows of inputs, as it starts.
    private func built(
        _ index: Int, _ unit: NeuronUnit, _ activation: ChosenActivation?, _ units: Int, _ input: Expr,
        _ networkInput: [Double], _ gains: Gains
    ) -> (output: Expr, context: LayerContext) {
        var stream = 0
        let context = LayerContext(
            prefix: "\(index)", units: units, settings: SettingValues(unit.settings, chosen: layers[index].settings),
            isTraining: false, step: .constant(0), scheme: scheme.flatMap { Palette.scheme(named: $0) },
            neighbourStart: activation == nil ? Network.neighbourStart(of: index, in: layers) : nil,
            gains: { gains }, isFirst: index == 0, networkInput: .table(networkInput, [input.shape[0], inputs]),
            nextStream: {
                stream += 1
                return stream
            }, activate: { activation?.valueAtStart($0) ?? $0 })
        let before = unit.build(input, context)
        return (context.hasActivated ? before : context.activate(before), context)
    }

    private static let unitsTried = 64
    /// Parameters times rows, of the order of the arithmetic: some hundredths of a second.
    private static let productsTried = 4_000_000

    private static func filled(_ initializer: Initializer, _ variable: Variable) -> [Double] {
        var random = RandomNumbers(seed: 1, stream: variable.name)
        return initializer.values(shape: variable.shape, using: &random)
    }

    /// Columns again and again until there are enough.
    private static func repeated(_ values: [Double], from width: Int, to wanted: Int) -> [Double] {
        if wanted == width { return values }
        return (0..<values.count / width).flatMap { row in (0..<wanted).map { values[row * width + $0 % width] } }
    }

    /// Columns of numbers as evenly spread as a standard normal's quantiles, each in a random order of its own and with
    /// second moment 1: means of a function of one number come out almost exactly.
    private static func standardNormals(_ rows: Int, _ columns: Int, stream: String) -> [Double] {
        let raw = (0..<rows).map { quantile((Double($0) + 0.5) / Double(rows)) }
        let scale = (raw.reduce(0) { $0 + $1 * $1 } / Double(rows)).squareRoot()
        let quantiles = raw.map { $0 / scale }
        var random = RandomNumbers(seed: 1, stream: "signal " + stream)
        var result = [Double](repeating: 0, count: rows * columns)
        for column in 0..<columns {
            var order = quantiles
            random.shuffle(&order)
            for row in 0..<rows { result[row * columns + column] = order[row] }
        }
        return result
    }

    /// Where a standard normal's distribution function has a value, by halving.
    private static func quantile(_ share: Double) -> Double {
        var (low, high) = (-9.0, 9.0)
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if erfc(-middle / 2.squareRoot()) / 2 < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
