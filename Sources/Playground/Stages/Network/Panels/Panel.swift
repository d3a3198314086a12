import Cells

/// A view of a run: drawn from values alone, at any size, whatever the values. What a person does in it comes back as
/// an action.
public protocol Panel: Sendable {
    /// The name on its box.
    var title: String { get }

    /// Short notes for the top line of its box, the most important first: `Box.hints`.
    var notes: [String] { get }

    /// Draws on the whole of `frame`, which is the inside of the panel's box. Cells it does not touch stay as they
    /// are.
    func draw(on frame: inout Frame, context: PanelContext)

    /// What a press of the mouse on a cell means, for a panel drawn in `rect`; `nil` for nothing.
    func press(at point: Point, in rect: Rect) -> PanelAction?

    /// What it means to move the mouse with its button down, for a panel that has the keys; `nil` for nothing.
    func drag(to point: Point, in rect: Rect) -> PanelAction?

    /// What a key within the panel means: arrows, home, end and enter; `nil` for nothing.
    func move(_ move: Move) -> PanelAction?

    /// The keys that the mouse's wheel stands for; `nil` where it turns nothing.
    var wheel: (up: Move, down: Move)? { get }
}

extension Panel {
    public var notes: [String] { [] }
    public func press(at point: Point, in rect: Rect) -> PanelAction? { nil }
    public func drag(to point: Point, in rect: Rect) -> PanelAction? { nil }
    public func move(_ move: Move) -> PanelAction? { nil }
    public var wheel: (up: Move, down: Move)? { nil }

    /// Draws in `rect`, the inside of the panel's box, and nowhere else.
    public func draw(into frame: inout Frame, rect: Rect, context: PanelContext) {
        frame.edit(rect) { draw(on: &$0, context: context) }
    }
}
