import Cells
import Training

/// The whole screen as a value: the same state at the same size is the same frame, in the glyphs and colours that
/// the state's look has.
public func view(_ state: State, size: Size) -> Frame {
    let look = state.look
    var frame = Frame(size: size, fill: Cell(background: look.theme.background))
    let layout = state.layout(size)
    if layout.isTooSmall {
        drawTooSmall(on: &frame, look: look)
        return frame.reduced(for: look)
    }
    Header(state: state).draw(on: &frame, layout: layout)
    switch state.stage {
    case .network: for place in layout.places { draw(place, state, on: &frame) }
    case .race: RaceView(race: state.race).draw(into: &frame, rect: layout.body, look: look)
    case .explorer: ExplorerView(explorer: state.explorer).draw(into: &frame, rect: layout.body, look: look)
    }
    for overlay in state.overlays { OverlayView(overlay: overlay, state: state).draw(on: &frame) }
    BottomLine(state, width: layout.bottom.width).draw(on: &frame, rect: layout.bottom, look: look)
    return frame.reduced(for: look)
}

private func draw(_ place: ScreenLayout.Place, _ state: State, on frame: inout Frame) {
    let isFocused = state.panels.focus == place.panel && state.overlays.isEmpty
    let panel = state.panel(place.panel)
    let others =
        place.sharing.count > 1
        ? place.sharing.map { $0 == place.panel ? "[\($0)]" : state.numbered("\($0)", $0) }.joined(separator: " ") : ""
    Box(title: state.numbered(panel.title, place.panel), hints: panel.notes, footer: others, isFocused: isFocused)
        .draw(into: &frame, rect: place.rect, look: state.look)
    panel.draw(
        into: &frame, rect: Box.interior(of: place.rect),
        context: PanelContext(
            theme: state.display.theme, capabilities: state.display.capabilities, isFocused: isFocused))
}

private func drawTooSmall(on frame: inout Frame, look: Look) {
    let size = frame.size
    let need = ScreenLayout.minimum
    let rect = Rect(size)
    let text = "\(size.width)x\(size.height): needs \(need.width)x\(need.height); q quits"
    if text.screenWidth <= size.width || size.height == 1 {
        frame.put(text, in: rect, row: size.height / 2, style: look.theme.textStyle, alignment: .center)
    } else {
        frame.put(paragraph: text, in: rect, style: look.theme.textStyle)
    }
}

extension State {
    /// A text about a panel behind its digit, if it has one.
    fileprivate func numbered(_ text: String, _ panel: PanelName) -> String {
        panels.table.digit(of: panel).map { "\($0) " + text } ?? text
    }
}
