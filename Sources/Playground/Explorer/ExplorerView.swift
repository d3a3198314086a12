import Cells

/// Draws the explorer on the whole of a frame.
struct ExplorerView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let rect = Rect(frame.size)
        Box(title: "Functions", isFocused: true).draw(into: &frame, rect: rect, look: look)
        let inside = Box.interior(of: rect)
        guard explorer.functions.indices.contains(explorer.chosen) else { return }
        ActivationCard.plot(explorer.functions[explorer.chosen].activation, look: look)
            .draw(into: &frame, rect: inside, look: look)
    }
}
