/// What a person can ask for on the network's stage.
public enum NetworkCommand: Hashable, Sendable, CaseIterable {
    // Training
    case toggleRun, singleStep, epoch, restart, reseed, recover, recoverNow, slower, faster
    case rateDown, rateUp, batchDown, batchUp, l2Down, l2Up, noiseDown, noiseUp

    // Network
    case chooseActivation, chooseUnit, insertBefore, insertAfter, removeLayer, moveEarlier, moveLater
    case widthDown, widthUp, undo, redo

    // Edges of splines
    case prune, refineGrid, moveGrids, snap, cutEdge, nextInput, previousInput

    // Looking
    case nextPanel, previousPanel, choosePanel, follow, zoom, growPanel, shrinkPanel, resetLayout
    case twin, logY, logX, smoothing, decision, testPoints, lensCourse

    // Data and files
    case chooseData, presets, open, write, token, note, lesson

    // To other stages
    case explorer, compare
}
