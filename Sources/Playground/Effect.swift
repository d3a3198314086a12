import Experiments
import Training

/// Something to be done outside, as `update` asks for it.
public enum Effect: Hashable, Sendable {
    case train(Trainer.Command)
    /// Look at the newest snapshot; newer requests replace older ones.
    case observe(ObservationRequest)
    /// Compute something for the explorer, away from the screen.
    case explorer(ExplorerEffect)
    /// Do something for the race, away from the screen.
    case race(RaceEffect)
    case listPresets
    /// Read a preset by its name, a preset file by its path, or a token.
    case open(String)
    /// Write the experiment as a preset file.
    case save(Experiment, path: String, replacing: Bool)
    /// Remember what was set for all experiments.
    case keep(Preferences)
    /// Write a text as a new file.
    case writeText(String, path: String)
    /// Paint every cell again.
    case repaint
    case quit
}
