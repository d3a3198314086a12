import Catalogue
import ExpressionGraph

extension Experiment {
    /// The entry of the rule it learns by.
    func learningRule() throws(NetworkError) -> LearningRule {
        guard let entry = Palette.rule(named: rule.name) else { throw .unknownName(rule.name, kind: "learning rule") }
        return entry
    }
}

extension RuleContext {
    /// What a rule sees of an experiment's network.
    ///
    /// - Parameters:
    ///   - y: the targets as the loss wants them, [B, K].
    ///   - rowLosses: an output [B, K] to the loss of each row, [B, 1].
    ///   - penalized: a loss to all that is descended, [].
    convenience init(
        _ experiment: Experiment, _ rule: LearningRule, y: Expr, _ network: Network, timeSteps: Int, isTraining: Bool,
        step: Expr, streams: StreamCounter, rowLosses: @escaping (Expr) -> Expr,
        penalized: @escaping (Expr) -> Expr = { $0 }
    ) {
        let parts = Parts(
            pass: { inputs in
                do throws(NetworkError) {
                    let other = try Network(
                        experiment, input: inputs, timeSteps: timeSteps, outputs: network.output.shape[1],
                        isTraining: isTraining, step: step, nextStream: streams.next)
                    return Pass(input: inputs, layers: other.layers, output: other.output)
                } catch {
                    // On the batch the same network could be built.
                    preconditionFailure("inputs of shape \(inputs.shape): \(error.message)")
                }
            }, rowLosses: rowLosses, penalized: penalized,
            random: { .random($0, $1, stream: streams.next()) })
        self.init(
            Pass(input: network.input, layers: network.layers, output: network.output), y: y,
            settings: SettingValues(rule.settings, chosen: experiment.rule.settings), step: step, network: parts)
    }
}

/// Numbers for the random nodes of a step, no two alike.
final class StreamCounter {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}
