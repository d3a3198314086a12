import Cells
import Training

/// The whole screen as a value: the same state at the same size is the same frame, in the glyphs and colours that
/// the state's look has.
public func view(_ state: State, size: Size) -> Frame {
    let look = state.look
    var frame = Frame(size: size, fill: Cell(background: look.theme.background))
    let layout = ScreenLayout(state, size: size)
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
    let isFocused = state.focus == place.panel && state.overlays.isEmpty
    let panel = state.panel(place.panel)
    let others =
        place.sharing.count > 1
        ? place.sharing.map { $0 == place.panel ? "[\($0)]" : "\($0.number) \($0)" }.joined(separator: " ") : ""
    Box(title: "\(place.panel.number) \(panel.title)", hints: panel.notes, footer: others, isFocused: isFocused)
        .draw(into: &frame, rect: place.rect, look: state.look)
    panel.draw(
        into: &frame, rect: Box.interior(of: place.rect),
        context: PanelContext(theme: state.theme, capabilities: state.capabilities, isFocused: isFocused))
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
    /// A panel with what it shows now.
    func panel(_ name: PanelName) -> any Panel {
        switch name {
        case .network:
            NetworkPanel(
                experiment: experiment, observation: observation, parameterCount: snapshot?.parameterCount ?? 0,
                selection: selection, problem: problem)
        case .loss:
            LossPanel(
                history: snapshot?.history ?? .init(), report: snapshot?.report, goal: experiment.goal, options: chart,
                twin: snapshot?.twinHistory)
        case .output: OutputPanel(picture: observation?.output, options: output, report: snapshot?.report)
        case .activations: ActivationsPanel(observation: observation, selection: selection)
        case .units: UnitsPanel(observation: observation, selection: selection)
        case .unit: UnitPanel(observation: observation?.focus, layer: focusedLayer)
        case .settings: SettingsPanel(experiment: experiment, layer: selection.layer, selected: settingRow)
        case .data:
            if let problem {
                DataPanel(problem: problem, settings: experiment.data.settings, note: experiment.note)
            } else {
                EmptyPanel(title: "Data")
            }
        }
    }

    private var focusedLayer: LayerObservation? {
        guard let observation, let focus = observation.focus, observation.layers.indices.contains(focus.layer) else {
            return nil
        }
        return observation.layers[focus.layer]
    }
}

/// What stands in for a panel whose data are still on their way.
private struct EmptyPanel: Panel {
    static let minimumSize = Size(width: 1, height: 1)
    var title: String

    func draw(on frame: inout Frame, context: PanelContext) {
        frame.put("loading…", in: Rect(frame.size), style: context.theme.faintStyle)
    }
}
