import Cells
import Experiments
import Problems
import Training

/// Something that happened: the only way in which a `State` changes.
public enum Action: Sendable {
    /// Typed, pointed at, resized.
    case event(Event)
    /// A command chosen by name.
    case command(Command)
    /// A layer or unit chosen by its number.
    case select(Selection)
    /// A panel to be looked at, and which of its rows.
    case look(at: PanelName, row: Int?)
    /// A value typed for a setting.
    case set(SettingName, String)
    /// So many steps, and then rest.
    case advance(Int)
    /// The trainer published a moment of the run.
    case snapshotCame(Snapshot)
    /// Data were loaded for a generation of the run.
    case problemCame(generation: Int, Problem)
    case observationCame(Observation)
    /// Something was computed for the explorer.
    case explorer(ExplorerAction)
    /// Functions that may stand for an edge.
    case functionsFound(SymbolicChoices)
    /// Something happened to the race.
    case race(RaceAction)
    /// What the screen and the training cost now.
    case measured(Costs)
    case presetsListed([PresetLibrary.Listing])
    /// A preset, file or token was read.
    case opened(Experiment, name: String, step: Int)
    case saved(path: String)
    /// A file of that name is there already.
    case saveNeedsConsent(path: String)
    /// Something asked for could not be done; the sentence says why.
    case failed(String)
}
