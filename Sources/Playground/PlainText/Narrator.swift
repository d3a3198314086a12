import Cells
import Problems
import Training

/// The playground for ears: tells in sentences how the state has changed since it was told of last.
///
/// Progress of training is not among them: it is told by `State.reportSentence`, at the listener's pace.
public struct Narrator: Sendable {
    private var told: State
    /// What was told of in full.
    private var described: Subject?
    /// Whether the choice of a layer or unit is still to be told.
    private var owesSelection = false
    /// Whether what a lens finds is still to be told.
    private var owesLens = false

    private struct Subject: Equatable {
        var name: String
        var title: String
        var origin: ProblemSource.Origin
    }

    public init(_ state: State) { told = state }

    /// What a person would want to hear now; empty where nothing changed.
    ///
    /// - Parameter isAnswer: whether the person has just asked for something: a message is then told though it be the
    ///   same as the last one.
    public mutating func sentences(_ new: State, isAnswer: Bool = false) -> [String] {
        let old = told
        told = new
        var sentences: [String] = []
        if let message = new.message, isAnswer || message != old.message { sentences.append(message.text + ".") }
        sentences += introduction(new)
        if new.status != old.status { sentences += Self.ofStatus(old, new) }
        if Self.reachesGoal(new), !Self.reachesGoal(old) { sentences.append("the goal is reached.") }
        sentences += ofSelection(old, new) + ofLens(old, new)
        if new.stage != old.stage {
            sentences += new.stage == .network ? ["back at the network."] : new.account + ["'close' leads back."]
        } else if new.stage == .race {
            sentences += new.race.sentences(after: old.race)
        } else if new.stage == .explorer {
            sentences += new.explorer.sentences(after: old.explorer)
        }
        if let overlay = new.overlays.last, overlay != old.overlays.last || isAnswer {
            sentences += OverlayText(overlay: overlay, state: new).sentences
        }
        return sentences
    }

    /// All of an experiment, once, when its data are there.
    private mutating func introduction(_ state: State) -> [String] {
        guard state.isSettled, state.problemGeneration == state.snapshot?.generation else { return [] }
        let subject = Subject(
            name: state.name, title: state.experiment.title, origin: state.experiment.data.origin)
        guard subject != described else { return [] }
        described = subject
        // What begins on another stage is told of that.
        return state.account
    }

    private static func ofStatus(_ old: State, _ new: State) -> [String] {
        switch new.status {
        case .running: ["training" + (new.pace == .full ? "." : " at \(new.pace.words).")]
        case .paused: old.status == .running && new.target == nil ? ["paused."] : []
        // Its message tells of it.
        case .finished: []
        case .diverged(let divergence):
            [divergence.summary] + divergence.advice.map { "try: \($0)." }
                + ["'go back' returns to the last good state with half the learning rate; 'reset' starts again."]
        }
    }

    private static func reachesGoal(_ state: State) -> Bool {
        guard let snapshot = state.snapshot, let goal = snapshot.experiment.goal else { return false }
        return snapshot.report.reaches(goal)
    }

    /// What a lens finds, once, when it was chosen.
    private mutating func ofLens(_ old: State, _ new: State) -> [String] {
        guard new.panels.focus == .lens else {
            owesLens = false
            return []
        }
        if old.panels.focus != .lens || old.row(of: .lens) != new.row(of: .lens) { owesLens = true }
        guard owesLens, let said = new.lensSentences else { return [] }
        owesLens = false
        return said
    }

    /// A layer when it is chosen, a unit when it has been looked at.
    private mutating func ofSelection(_ old: State, _ new: State) -> [String] {
        if new.name != old.name {
            owesSelection = false
        } else if new.selection != old.selection {
            owesSelection = true
        }
        guard owesSelection, new.overlays.isEmpty else { return [] }
        if let unit = new.selection.unit {
            guard let focus = new.observation?.focus, focus.layer == new.selection.layer, focus.unit == unit else {
                return []
            }
        }
        owesSelection = false
        return [new.selectionSentence]
    }
}

extension State {
    /// Whether every command sent so far has been obeyed.
    public var isSettled: Bool { (snapshot?.acknowledged ?? -1) >= sentCommands && race.isSettled }
    /// Whether training goes on or is on its way to a step.
    public var isBusy: Bool { isRunning || wantsToRun || isOnItsWay || race.isBusy }
    /// How far what is at hand has been trained.
    public var reachedStep: Int? { stage == .race ? race.step : snapshot?.step }
    /// Whether training goes on to a step of its own accord.
    public var isOnItsWay: Bool { target != nil }
    /// Whether what is known of the layers is of the newest step.
    public var isObserved: Bool {
        // A race is told by its losses.
        stage == .race
            || observation != nil && observation?.generation == snapshot?.generation
                && observation?.step == snapshot?.step
    }
}
