import Cells

/// What the playground is shown on: how large it is, and how it looks there.
public struct Display: Sendable {
    public internal(set) var size: Size
    public internal(set) var theme: Theme
    public internal(set) var capabilities: Capabilities
    /// The glyphs the terminal has; those in use may be fewer.
    let availableGlyphs: GlyphLevel
    /// What the screen costs, where that is to be seen.
    public var costs: Costs?

    init(size: Size, theme: Theme, capabilities: Capabilities) {
        (self.size, self.theme, self.capabilities) = (size, theme, capabilities)
        availableGlyphs = capabilities.glyphs
    }

    /// What the drawings of `Cells` ask for.
    public var look: Look { Look(theme: theme, capabilities: capabilities) }
}
