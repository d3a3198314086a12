import TestSupport
import Catalogue
import ExpressionGraph

/// One layer by itself, with its parameters filled by the unit's own rules from a seed.
struct StandaloneLayer {
    let x: Expr
    let output: Expr
    let context: LayerContext
    /// Values of input, step, parameters and buffers; tests may change them.
    var variables: [String: [Double]] = [:]

    /// - Parameter batch: rows, or sequences of so many steps.
    init(
        _ unit: NeuronUnit, inputs: Int, units: Int, batch: Int, steps: Int = 1,
        settings: [String: SettingValue] = [:], isFirst: Bool = true, isTraining: Bool = false,
        x values: [Double]? = nil, seed: UInt64 = 1
    ) {
        x = .variable("x", [batch * steps, inputs])
        var stream = 0
        context = LayerContext(
            prefix: "layer", units: units, settings: SettingValues(unit.settings, chosen: settings),
            isTraining: isTraining, step: .variable("step", []), isFirst: isFirst, networkInput: x,
            timeSteps: steps,
            nextStream: {
                stream += 1
                return stream
            }, activate: { $0 })
        output = unit.build(x, context)
        var generator = SplitMix(seed: seed)
        variables["x"] = values ?? generator.uniforms(batch * steps * inputs, 0.1, 0.9)
        variables["step"] = [0]
        for parameter in context.parameters {
            variables[parameter.variable.name] = parameter.initializer.values(
                shape: parameter.variable.shape, using: &generator)
        }
        for buffer in context.buffers {
            variables[buffer.variable.name] = buffer.initializer.values(
                shape: buffer.variable.shape, using: &generator)
        }
    }

    func values(_ expressions: [Expr]) -> [[Double]] {
        Interpreter(
            variables: variables,
            random: { _, count, stream in
                var generator = SplitMix(seed: UInt64(stream))
                return generator.uniforms(count, 0, 1)
            }
        ).values(expressions)
    }

    func value(_ expression: Expr) -> [Double] { values([expression])[0] }

    /// The graph's node for a parameter.
    func node(_ name: String) -> Expr? {
        Expr.sorted([output]).first { $0.operation == .variable("layer." + name) }
    }

    func probe(_ name: String) -> [Double]? {
        context.probes.first { $0.name == name }.map { value($0.expression) }
    }
    func hazard(_ name: String) -> Double? {
        context.hazards.first { $0.name == name }.map { value($0.expression)[0] }
    }
    func penalty(_ name: String) -> Double? {
        context.penalties.first { $0.name == name }.map { value($0.expression)[0] }
    }
}
