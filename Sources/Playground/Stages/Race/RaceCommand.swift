/// What a person can ask for in a race.
public enum RaceCommand: Hashable, Sendable, CaseIterable {
    case toggleRun, singleStep, slower, faster, restart, freeRunning
    case addLane, removeLane, changeLane, branch, fairBudget, seedFan
    case inWords, picture, similarity, nextLayer, zoom, axis, losses, logX, logY, smoothing
}
