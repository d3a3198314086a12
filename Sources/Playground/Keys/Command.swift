/// Everything a person can ask for by a key, the mouse, or the palette. What each means stands in `KeyTable`. Each stage has
/// commands of its own; these are of all.
public enum Command: Hashable, Sendable {
    // What a stage does
    case network(NetworkCommand)
    case explorer(ExplorerCommand)
    case race(RaceCommand)
    case lesson(LessonCommand)
    /// To a panel of the network's stage, or, where the keys are there already, away with it.
    case panel(PanelName)
    /// Within what has the keys: a panel, the explorer's page, the race.
    case move(Move)

    // Always
    case theme, glyphs, repaint, help, palette, preferences, writeScreen, close, quit

    // In lists and texts on top
    case listUp, listDown, listPageUp, listPageDown, listFirst, listLast, confirm, agree, disagree
}
