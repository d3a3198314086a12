/// Something that draws itself on a frame of any size, down to 0x0, whatever its data: never a trap.
public protocol Drawable: Sendable {
    /// Draws on the whole of `frame`. Cells it does not touch stay as they were.
    func draw(on frame: inout Frame, look: Look)
}

extension Drawable {
    /// Draws on the part of `frame` under `rect` and nowhere else; a part hanging out of the frame is cut off
    /// before anything is laid out.
    public func draw(into frame: inout Frame, rect: Rect, look: Look) {
        frame.edit(rect) { draw(on: &$0, look: look) }
    }

    /// The drawing alone, reduced to what the look can show: for tests and for `render`.
    public func frame(size: Size, look: Look) -> Frame {
        var frame = Frame(size: size, fill: Cell(background: look.theme.background))
        draw(on: &frame, look: look)
        return frame.reduced(for: look)
    }
}
