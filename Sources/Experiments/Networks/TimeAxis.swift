import ExpressionGraph
import Problems

/// How rows that are sequences stand in a graph: the time steps of a row one after the other, so that a unit which knows
/// nothing of time sees rows, [B·T, I], and a cell can take them apart. Without time T is 1 and nothing changes.
///
/// Shapes: B batch, T time, I inputs, K outputs, R time steps that are read (T, or 1).
struct TimeAxis {
    /// Time steps of a row.
    let steps: Int
    /// Time steps at which the network's output is read.
    let readSteps: Int
    private let readout: Experiment.Readout
    private let targetSteps: Int
    private let inputs: Int
    private let outputs: Int

    init(_ experiment: Experiment, _ problem: Problem) throws(NetworkError) {
        readout = experiment.readout
        (steps, targetSteps) = (problem.steps, problem.train.targetSteps)
        (inputs, outputs) = (problem.inputCount, problem.outputCount)
        readSteps = readout == .every ? steps : 1
        if readout == .mean, targetSteps > 1 { throw .meanOfManyTargets(problem: problem.name) }
        if experiment.carriesState, !problem.isSeries { throw .noSeries(problem: problem.name) }
        if experiment.objective == .gradient, steps > 1 { throw .noSlopes(problem: problem.name) }
    }

    /// Numbers of a row of inputs and of a row of targets.
    var rowInputs: Int { steps * inputs }
    var rowTargets: Int { targetSteps * outputs }

    /// From rows of data, [B, T·I], to [B·T, I].
    func folded(_ rows: Expr) -> Expr { rows.reshaped([rows.shape[0] * steps, inputs]) }

    /// From rows of targets to what the outputs are compared with, [B·R, K]: the target of each time step that is read;
    /// where a row has one target for all its steps, each is compared with that.
    func targets(_ rows: Expr) -> Expr {
        let batch = rows.shape[0]
        let overTime = rows.reshaped([batch, targetSteps, outputs])
        switch readout {
        case .every: return overTime.broadcast(to: [batch, steps, outputs]).reshaped([batch * steps, outputs])
        case .last, .mean:
            return overTime.slice(axis: 1, targetSteps - 1..<targetSteps).reshaped([batch, outputs])
        }
    }
}

extension Expr {
    /// The last time step of sequences, from [B·T, F] to [B, F].
    func lastStep(of steps: Int) -> Expr {
        if steps == 1 { return self }
        let (batch, features) = (shape[0] / steps, shape[1])
        let overTime = reshaped([batch, steps, features])
        // A cell's outputs are one after the other: the last is there already.
        if case .concatenate(axis: 1) = overTime.operation, let last = overTime.inputs.last, last.shape[1] == 1 {
            return last.reshaped([batch, features])
        }
        return overTime.slice(axis: 1, steps - 1..<steps).reshaped([batch, features])
    }

    /// The mean over the time steps of sequences, from [B·T, F] to [B, F].
    func meanStep(of steps: Int) -> Expr {
        if steps == 1 { return self }
        let (batch, features) = (shape[0] / steps, shape[1])
        return reshaped([batch, steps, features]).mean([1]).reshaped([batch, features])
    }
}
