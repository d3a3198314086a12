import Catalogue
import Experiments
import Training

/// Something that was computed for the explorer.
public enum ExplorerAction: Sendable {
    case factsCame([FunctionFacts])
    /// How far the runs of a comparison have come.
    case learned(LearningComparison)
    /// A function is chosen by its index.
    case choose(Int)
}

/// Something to be computed for the explorer, away from the screen's thread.
public enum ExplorerEffect: Hashable, Sendable {
    /// The facts of all functions, once.
    case facts
    /// Runs side by side; a newer request replaces an older one.
    case learn([Experiment])
}
