import Catalogue
import ExpressionGraph
import Problems

/// How large a network is, counted from its graph; nothing is compiled for it.
public struct NetworkSize: Hashable, Sendable {
    /// Trained numbers.
    public let parameters: Int
    /// The arithmetic of a training step, as `Cost` counts it.
    public let operations: Int
    /// The trained numbers of each layer, the output layer last.
    public let layerParameters: [Int]

    /// Builds the training graph for all rows of the problem, and counts.
    ///
    /// - Throws: Why the network cannot be built.
    public init(_ experiment: Experiment, problem: Problem) throws(NetworkError) {
        let graph = try TrainingGraph(experiment, problem: problem, rows: problem.train.rows)
        parameters = graph.parameterCount
        layerParameters = graph.network.layers.map(\.parameterCount)
        operations = graph.operations
    }
}

extension TrainingGraph {
    /// The arithmetic of a step; where steps are searched for, of one look at loss and gradient.
    public var operations: Int {
        let searched = [objective, scheduledRate].compactMap { $0 } + directions.compactMap { $0 }
        return Cost(of: (isSearched ? searched : assignments.map(\.value)) + [batchLoss]).operations
    }
}

extension Network {
    /// An experiment's network for one row of a problem: enough to count parameters.
    static func sketch(_ experiment: Experiment, problem: Problem) throws(NetworkError) -> Network {
        try Network(
            experiment, input: Variable("x", [1, problem.inputCount]).expression, outputs: problem.outputCount,
            isTraining: true, step: Variable("step", .scalar).expression)
    }
}
