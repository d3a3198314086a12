/// Something that was computed for the explorer.
public enum ExplorerAction: Sendable {
}

/// Something to be computed for the explorer, away from the screen's thread.
public enum ExplorerEffect: Hashable, Sendable {
}
