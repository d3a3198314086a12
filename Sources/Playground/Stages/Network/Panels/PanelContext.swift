import Cells

/// How a panel appears.
public struct PanelContext: Hashable, Sendable {
    public var theme: Theme
    public var capabilities: Capabilities
    /// Whether the keys go to this panel.
    public var isFocused: Bool

    public init(theme: Theme = .dark, capabilities: Capabilities = Capabilities(), isFocused: Bool = false) {
        self.theme = theme
        self.capabilities = capabilities
        self.isFocused = isFocused
    }

    /// What the drawings of `Cells` ask for.
    public var look: Look { Look(theme: theme, capabilities: capabilities) }
}
