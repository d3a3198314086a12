/// Everything a person can ask for by a key, the mouse, or the palette. What each means stands in `KeyTable`.
public enum Command: Hashable, Sendable {
    // Training
    case toggleRun, singleStep, epoch, restart, reseed, recover, slower, faster
    case rateDown, rateUp, batchDown, batchUp, l2Down, l2Up, noiseDown, noiseUp

    // Network
    case chooseActivation, chooseUnit, insertBefore, insertAfter, removeLayer, moveEarlier, moveLater
    case widthDown, widthUp, undo

    // Edges of splines
    case prune, refineGrid, moveGrids, snap, cutEdge, nextInput, previousInput

    // Looking
    case nextPanel, previousPanel, follow, zoom, growPanel, shrinkPanel, resetLayout
    /// To a panel, or, where the keys are there already, away with it.
    case panel(PanelName)
    case choosePanel
    case twin, logY, logX, smoothing, decision, testPoints, theme, glyphs, repaint

    // Data and files
    case chooseData, presets, open, write, token, note, lesson

    // Always
    case help, palette, preferences, writeScreen, close, quit

    // In a panel
    case left, right, up, down, firstRow, lastRow, edit

    // In lists and texts on top
    case listUp, listDown, listPageUp, listPageDown, listFirst, listLast, confirm, agree, disagree, recoverNow

    // Other stages
    case explorer
    /// A page of the explorer.
    case page(ExplorerPage)

    // The race
    case compare, raceAxis, raceLosses, racePicture, nextLayer, addLane, removeLane, changeLane, branch, fairBudget,
        seedFan
    case freeRunning

    // A lesson
    /// An answer to the question, the first being 0.
    case answer(Int)
}
