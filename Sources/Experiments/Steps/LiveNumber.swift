import ExpressionGraph

/// A number of the training step that may change while it runs: it is written from outside, not compiled in.
public struct LiveNumber: Sendable {
    /// Where it is read in the graph, of shape [].
    public let variable: Variable
    /// What it is for an experiment, in the phase at hand.
    public let value: @Sendable (Experiment, PhaseProgress) -> Double

    init(_ name: String, value: @escaping @Sendable (Experiment, PhaseProgress) -> Double) {
        (variable, self.value) = (Variable(name, .scalar), value)
    }

    /// The learning rate before its schedule.
    static let rate = LiveNumber("rate") { experiment, _ in experiment.rate }

    /// The steps that a schedule counts on: those of the phase where there are phases.
    static let plannedSteps = LiveNumber("planned steps") { experiment, phase in
        Double(experiment.phases.isEmpty ? experiment.steps : max(1, phase.end - phase.start))
    }

    /// The factor of the L1 penalty on all weights.
    static let l1 = LiveNumber("l1") { experiment, _ in experiment.l1 }

    /// The factor of the L2 penalty on all weights.
    static let l2 = LiveNumber("l2") { experiment, _ in experiment.l2 }

    /// Steps taken before the phase at hand; only where a run has phases.
    static let phaseStart = LiveNumber("phase start") { _, phase in Double(phase.start) }
}

extension [LiveNumber] {
    /// Gives every number as it now is to whoever keeps the variables.
    public func write(
        _ experiment: Experiment, _ phase: PhaseProgress, into variables: (_ name: String, _ value: Double) -> Void
    ) {
        for number in self { variables(number.variable.name, number.value(experiment, phase)) }
    }
}
