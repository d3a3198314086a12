/// Everything a person can ask for by a key, the mouse, or the palette. What each means stands in `KeyTable`.
public enum Command: String, Hashable, Sendable, CaseIterable {
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
    case panel1, panel2, panel3, panel4, panel5, panel6, panel7, panel8
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

    // The race
    case compare, raceAxis, raceLosses, racePicture, nextLayer, addLane, removeLane, changeLane, branch, fairBudget,
        seedFan
    case freeRunning

    /// The panel that a digit leads to.
    var panel: PanelName? {
        switch self {
        case .panel1: .network
        case .panel2: .loss
        case .panel3: .output
        case .panel4: .activations
        case .panel5: .units
        case .panel6: .unit
        case .panel7: .settings
        case .panel8: .data
        default: nil
        }
    }
}
