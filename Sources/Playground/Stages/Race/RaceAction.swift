import Catalogue
import Experiments
import Training

/// Something that happened to the race.
public enum RaceAction: Sendable {
    case snapshotCame(RaceSnapshot)
    case observationCame(lane: Int, Observation)
    /// What the pair lens found in each lane beside the first.
    case compared([Int: LensReading])
    /// A run of several seeds has got so far.
    case runsDone(Int)
    case resultCame(RaceResult)
    /// A run of several seeds could not be done; the sentence says why.
    case seedsFailed(String)
    /// A preset for a new lane could not be read; the sentence says why.
    case entrantFailed(String)
    /// A preset is wanted as a new lane.
    case enter(String)
    /// A lane is chosen by its index.
    case choose(Int)
    /// A preset was read for a new lane.
    case entrant(Experiment, name: String)
    /// A race begins with these lanes.
    case begin(Race, seeds: Int)
}

/// Something to be done for the race, away from the screen's thread.
public enum RaceEffect: Hashable, Sendable {
    case train(RaceSession.Command)
    /// Look at the lanes as they are shown.
    case observe
    /// Read the pair lens with what was watched of the lanes.
    case compare
    /// Run all lanes with several seeds; a run that goes on is given up.
    case seeds(Race, count: Int)
    case stopSeeds
    /// Read a preset for a new lane.
    case read(String)
}
