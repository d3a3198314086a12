import Training

/// How fast training goes: as fast as it can, or so slowly that single steps are seen.
public enum Pace: Int, Hashable, Sendable, CaseIterable {
    case one = 1, five = 5, twenty = 20, hundred = 100, thousand = 1000
    case full = 0

    /// From slow to fast.
    static let ladder: [Pace] = [.one, .five, .twenty, .hundred, .thousand, .full]

    var words: String { self == .full ? "as fast as it goes" : rawValue == 1 ? "1 step a second" : "\(rawValue) steps a second" }
}

extension State {
    /// Milliseconds between two ticks that the state asks for; `nil` where it needs none.
    public var tickInterval: Int? {
        guard wantsToRun, pace != .full else { return nil }
        return max(50, 1000 / pace.rawValue)
    }

    mutating func setPace(faster: Bool) -> [Effect] {
        let index = (Pace.ladder.firstIndex(of: pace) ?? 0) + (faster ? 1 : -1)
        guard Pace.ladder.indices.contains(index) else {
            message = Message("already at the end: \(pace.words)")
            return []
        }
        let wasFull = pace == .full
        pace = Pace.ladder[index]
        message = Message("pace: \(pace.words)")
        guard wantsToRun, wasFull || pace == .full else { return [] }
        // The trainer runs by itself at full pace only.
        return [.train(pace == .full ? .run : .pause)]
    }

    /// A moment passed at a pace: the next steps.
    mutating func tick() -> [Effect] {
        guard let tickInterval, let snapshot, divergence == nil else { return [] }
        // Steps still on their way count: a slow trainer gets no heap of commands.
        guard snapshot.step >= pacedStep || snapshot.generation != pacedGeneration else { return [] }
        let planned = snapshot.experiment.steps - snapshot.step
        var steps = max(1, pace.rawValue * tickInterval / 1000)
        if planned > 0 { steps = min(steps, planned) }
        (pacedStep, pacedGeneration) = (snapshot.step + steps, snapshot.generation)
        return [.train(.step(steps))]
    }

    /// Whether training goes on after a snapshot.
    func goesOn(after new: Snapshot, before old: Snapshot?) -> Bool {
        switch new.status {
        case .running: true
        case .diverged: false
        case .paused: pace != .full && wantsToRun
        // Beyond the plan it goes on, but it stops once on arriving there.
        case .finished: pace != .full && wantsToRun && (old?.step ?? 0) >= new.experiment.steps
        }
    }
}
