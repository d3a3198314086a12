import Catalogue
import ExpressionGraph
import Problems

/// A network's forward pass with everything a screen or a report looks at, for a fixed number of rows.
public struct ObservationGraph: Sendable {
    public let network: Network
    /// What the network says, in terms a person understands: quantities, or probabilities.
    public let display: Expr
    /// Whether `display` is a probability, rather than a signed output or a quantity.
    public let showsProbabilities: Bool
    /// The loss of each row, [rows, 1].
    public let lossPerRow: Expr
    public let inputs: [Variable]
    public let rows: Int

    public enum InputName {
        public static let x = "x"
        public static let y = "y"
        public static let step = "step"
    }

    public init(_ experiment: Experiment, problem: Problem, rows: Int) throws(NetworkError) {
        self.rows = rows
        let x = Variable(InputName.x, [rows, problem.inputCount])
        let y = Variable(InputName.y, [rows, problem.outputCount])
        let step = Variable(InputName.step, .scalar)
        network = try Network(
            experiment, input: x.expression, outputs: problem.outputCount, isTraining: false, step: step.expression)
        let (loss, settings) = try TrainingGraph.loss(experiment, problem)
        display = loss.display(network.output)
        // A loss whose display is the raw output says nothing of probabilities.
        showsProbabilities = display.id != network.output.id
        lossPerRow = loss.perSample(network.output, y.expression, settings)
        inputs = [x, y, step]
    }
}
