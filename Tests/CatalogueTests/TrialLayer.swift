import Catalogue
import TestSupport
import Testing

@testable import ExpressionGraph

/// One layer of a unit on irregular inputs, filled and ready to be evaluated; a cell on sequences of three steps.
struct TrialLayer {
    /// Rows, or sequences where the unit is a cell.
    static let batch = 5
    static let steps = 3

    /// Rows of one sequence.
    let steps: Int

    let context: LayerContext
    let x: Expr
    let y: Expr
    /// The values of input, parameters and buffers.
    var variables: [String: [Double]] = [:]

    init(
        _ unit: NeuronUnit, inputs: Int, units: Int, isTraining: Bool = false,
        _ chosen: [String: SettingValue] = [:]
    ) {
        var stream = 0
        steps = unit.isCell ? Self.steps : 1
        x = .variable("x", [TrialLayer.batch * steps, inputs])
        context = LayerContext(
            prefix: "1", units: units, settings: SettingValues(unit.settings, chosen: chosen),
            isTraining: isTraining,
            step: .constant(10), isFirst: true, networkInput: x, timeSteps: steps,
            nextStream: {
                stream += 1
                return stream
            }, activate: { tanh($0) })
        y = unit.build(x, context)

        var generator = SplitMix(seed: 11)
        variables["x"] = generator.uniforms(x.shape.count, -0.95, 0.95)
        for parameter in context.parameters {
            let shape = parameter.variable.shape
            variables[parameter.variable.name] = parameter.initializer.values(shape: shape, using: &generator)
        }
        for buffer in context.buffers {
            let shape = buffer.variable.shape
            variables[buffer.variable.name] = buffer.initializer.values(shape: shape, using: &generator)
        }
    }

    func values(_ roots: [Expr]) -> [[Double]] { values(roots, variables) }

    private func values(_ roots: [Expr], _ variables: [String: [Double]]) -> [[Double]] {
        Interpreter(variables: variables) { distribution, count, stream in
            var generator = SplitMix(seed: UInt64(stream))
            let initializer: Initializer =
                switch distribution {
                case .uniform: .uniform(0...1)
                case .normal: .normal(mean: 0, deviation: 1)
                }
            return initializer.values(shape: [count], using: &generator)
        }.values(roots)
    }

    /// The function whose slope at a point is the gradient as training takes it: what no gradient flows through stays as it
    /// is there, and where a gradient is another function's that function moves, from the value at the point on.
    private func held(_ root: Expr, at point: [String: [Double]]) -> Expr {
        var changed: [Expr.ID: Expr] = [:]
        for node in Expr.sorted([root]) {
            func constant(_ e: Expr) -> Expr { .table(values([e], point)[0], e.shape) }
            let inputs = node.inputs.map { changed[$0.id] ?? $0 }
            changed[node.id] =
                switch node.operation {
                case .stopGradient: constant(node.inputs[0])
                case .substitute: constant(node.inputs[0]) + (inputs[1] - constant(node.inputs[1]))
                default: inputs.isEmpty ? node : Expr(node.operation, inputs, node.shape)
                }
        }
        return changed[root.id] ?? root
    }

    /// The outputs of every sequence, with another input in the first one.
    func outputs(movingFirstBy shift: Double) -> [[Double]] {
        var moved = variables
        let columns = x.shape[1]
        for index in 0..<columns { moved["x"]?[index] += shift }
        let found = values([y], moved)[0]
        let width = found.count / TrialLayer.batch
        return (0..<TrialLayer.batch).map { Array(found[$0 * width..<($0 + 1) * width]) }
    }

    /// Compares the slope along a random direction in the input and in each parameter with differences of
    /// fourth order: (f(−2h) − 8f(−h) + 8f(h) − f(2h)) / 12h.
    func checkGradients(_ name: String) {
        var generator = SplitMix(seed: 5)
        // Away from the start, where parameters that are all 0 or 1 may sit on kinks or hide mistakes.
        var point = variables
        for parameter in context.parameters {
            let nudge = generator.uniforms(parameter.variable.shape.count, -0.03, 0.03)
            point[parameter.variable.name] = zip(point[parameter.variable.name] ?? [], nudge).map { $0 + $1 }
        }
        let targets = [x] + context.parameters.map(\.variable.expression)
        let names = ["x"] + context.parameters.map(\.variable.name)
        let weights = Expr.table(generator.uniforms(y.shape.count, 0.5, 1.5), y.shape)
        let total = context.penalties.reduce((y * weights).total) { $0 + $1.expression }
        let slopes = values(gradient(of: total, withRespectTo: targets), point)

        let held = held(total, at: point)

        for (target, slope) in zip(names, slopes) {
            let direction = generator.uniforms(slope.count, -1, 1)
            let exact = zip(slope, direction).reduce(0) { $0 + $1.0 * $1.1 }
            // Small, so that a kink hardly ever lies between the points.
            let h = 2e-6
            func shifted(_ steps: Double) -> Double {
                var moved = point
                moved[target] = zip(point[target] ?? [], direction).map { $0 + steps * h * $1 }
                return values([held], moved)[0][0]
            }
            let numeric = (shifted(-2) - 8 * shifted(-1) + 8 * shifted(1) - shifted(2)) / (12 * h)
            let scale = max(1, zip(slope, direction).reduce(0) { $0 + abs($1.0 * $1.1) })
            #expect(
                abs(exact - numeric) <= 1e-6 * scale, "\(name), \(target): \(exact) instead of \(numeric)")
        }
    }
}
