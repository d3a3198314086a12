import Catalogue
import ExpressionGraph

/// What an experiment asks of a network's output: the mean loss over the batch, and what is charged for besides.
struct Objective {
    let experiment: Experiment
    let inputs: StepInputs
    let network: Network
    let loss: Loss
    let settings: SettingValues

    /// The loss of each row of the batch of an output [B, K], [B, 1]: of its values or, where those are what is learned,
    /// of its slopes along the batch's inputs.
    func rowLosses(of output: Expr) -> Expr {
        guard let slopes = inputs.batchSlopes else { return loss.perSample(output, inputs.y, settings) }
        return loss.perSample(jacobian(of: output), slopes, settings)
    }

    /// A loss with the penalties of the network's units and those on all its weights.
    func penalized(_ loss: Expr) -> Expr {
        var total = network.penalties.reduce(loss) { $0 + $1.expression }
        for (factor, number, regularizer) in [
            (experiment.l1, LiveNumber.l1, Regularizer.l1), (experiment.l2, LiveNumber.l2, Regularizer.l2),
        ] where factor != 0 {
            for parameter in network.parameters where parameter.isDecayed {
                total = total + regularizer.penalty(parameter.variable.expression) * number.variable.expression
            }
        }
        return total
    }

    /// An output's slopes along the inputs, [B, K·I].
    private func jacobian(of output: Expr) -> Expr {
        // Rows do not depend on each other, so the slope of a column's sum is that of every row.
        let columns = (0..<output.shape[1]).map { column in
            gradient(of: output.slice(axis: 1, column..<column + 1).total, withRespectTo: [inputs.x])[0]
        }
        return columns.count == 1 ? columns[0] : .concatenated(columns, axis: 1)
    }
}
