import Experiments
import Problems
import Training

/// The same small network on the same data and seed with each of some functions.
public struct LearningComparison: Sendable {
    /// What runs, one for each function.
    public var experiments: [Experiment] = []
    /// How far each has come; in the order of the experiments.
    public var runs: [ObservedRun.Record] = []

    public init(_ experiments: [Experiment] = [], runs: [ObservedRun.Record] = []) {
        self.experiments = experiments
        self.runs = runs
    }
}

extension LearningComparison {
    /// Trains all from beginning to end, a stretch of each in turn.
    ///
    /// - Parameter onProgress: called after every round; where it returns false the rest is left out.
    public static func run(_ experiments: [Experiment], onProgress: (LearningComparison) -> Bool) {
        let runs = experiments.map { ObservedRun($0) }
        func comparison() -> LearningComparison { LearningComparison(experiments, runs: runs.map(\.record)) }
        while onProgress(comparison()), runs.contains(where: { !$0.record.isDone }) {
            for run in runs { run.advance() }
        }
    }
}

extension ExplorerState {
    /// A small network for each function: two layers of eight, weights from the same seed, the same order of batches.
    var wantedExperiments: [Experiment] {
        functions.map { function in
            let layer = Experiment.Layer(unit: "dense", width: 8, activation: function.choice)
            var experiment = Experiment(
                data: ProblemSource(
                    .builtIn(settings.task.rawValue), settings: ProblemSettings(points: 300, seed: settings.seed)),
                layers: [layer, layer])
            experiment.title = function.label
            experiment.steps = settings.steps
            experiment.seed = settings.seed
            return experiment
        }
    }
}

extension ExploredFunction {
    /// As a layer's activation: with the values of its parameters; those that are learned begin there.
    var choice: Experiment.ActivationChoice {
        let changed = zip(activation.parameters, parameters).filter { $0.default != $1 }
        return Experiment.ActivationChoice(
            activation.name, parameters: Dictionary(uniqueKeysWithValues: changed.map { ($0.name, $1) }))
    }
}
