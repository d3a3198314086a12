/// Which screen is shown. Each stage has a folder of its own with its commands, keys, update and view; the header,
/// the bottom line and the windows on top are those of all.
public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// The panels of the network in training.
    case network
    /// Activation functions and what they do.
    case explorer
    /// Presets side by side.
    case race
}
