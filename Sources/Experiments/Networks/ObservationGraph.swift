import Catalogue
import ExpressionGraph
import Problems

/// A network's forward pass with everything a screen or a report looks at, for a fixed number of rows.
public struct ObservationGraph: Sendable {
    /// The network without dropout and noise.
    public let network: Network
    /// What the network answers as the loss takes it, [rows · readSteps, outputs]: the learning rule's read-out.
    public let output: Expr
    /// What the network says, in terms a person understands: quantities, or probabilities.
    public let display: Expr
    /// Whether `display` is a probability, rather than a signed output or a quantity.
    public let showsProbabilities: Bool
    /// How the loss wants the labels of classes.
    public let labels: Loss.Labels
    /// The loss of each row, or of each time step that is read: [rows · readSteps, 1].
    public let lossPerRow: Expr
    /// The variables to fill: x, [rows, T·I], y, [rows, readSteps·K] and the step, [].
    public let inputs: [Variable]
    /// Rows that are looked at in one evaluation.
    public let rows: Int
    /// Time steps at which the output of a row is read; 1 where the data have no time.
    public let readSteps: Int

    /// What the variables to fill are called.
    public enum InputName {
        /// The rows' inputs.
        public static let x = "x"
        /// The rows' targets.
        public static let y = "y"
        /// Steps taken so far.
        public static let step = "step"
    }

    /// Builds the forward pass, dropout and noise left out.
    ///
    /// - Throws: Why the network cannot be built.
    public init(_ experiment: Experiment, problem: Problem, rows: Int) throws(NetworkError) {
        self.rows = rows
        let time = try TimeAxis(experiment, problem)
        readSteps = time.readSteps
        let x = Variable(InputName.x, [rows, time.rowInputs])
        let y = Variable(InputName.y, [rows, time.rowTargets])
        let step = Variable(InputName.step, .scalar)
        let streams = StreamCounter()
        network = try Network(
            experiment, input: time.folded(x.expression), timeSteps: time.steps, outputs: problem.outputCount,
            isTraining: false, step: step.expression, nextStream: streams.next)
        let (loss, settings) = try TrainingGraph.loss(experiment, problem)
        let targets = time.targets(y.expression)
        let rule = try experiment.learningRule()
        let context = RuleContext(
            experiment, rule, y: targets, network, timeSteps: time.steps, isTraining: false, step: step.expression,
            streams: streams, rowLosses: { loss.perSample($0, targets, settings) })
        output = rule.readout?(context) ?? network.output
        display = loss.display(output)
        // A loss whose display is the raw output says nothing of probabilities.
        showsProbabilities = display.id != output.id
        labels = loss.labels
        lossPerRow = loss.perSample(output, targets, settings)
        inputs = [x, y, step]
    }
}
