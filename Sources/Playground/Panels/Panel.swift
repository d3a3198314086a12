import Cells

/// Where and how a panel appears.
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

/// A view of a run: drawn from values alone, at any size, whatever the values.
public protocol Panel: Sendable {
    /// The name on its box.
    var title: String { get }

    /// Short notes for the top line of its box, the most important first: `Box.hints`.
    var notes: [String] { get }

    /// The least room in which it says what it is for; with less it says as much as fits.
    static var minimumSize: Size { get }

    /// Draws on the whole of `frame`, which is the inside of the panel's box. Cells it does not touch stay as they
    /// are.
    func draw(on frame: inout Frame, context: PanelContext)
}

extension Panel {
    public var notes: [String] { [] }

    /// Draws in `rect`, the inside of the panel's box, and nowhere else.
    public func draw(into frame: inout Frame, rect: Rect, context: PanelContext) {
        frame.edit(rect) { draw(on: &$0, context: context) }
    }
}

/// The layer and the unit a person looks at. Hidden layers count from 0; the output layer is the last.
public struct Selection: Hashable, Sendable {
    public var layer: Int
    /// `nil` for the layer as a whole.
    public var unit: Int?

    public init(layer: Int, unit: Int? = nil) {
        self.layer = layer
        self.unit = unit
    }
}
