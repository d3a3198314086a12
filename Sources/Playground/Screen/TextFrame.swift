import Cells
import Experiments
import Training

/// The screen of a run without a terminal: the same view as the playground's.
///
/// - Parameters:
///   - session: where the run stands.
///   - name: what it is called.
///   - panel: one panel on the whole screen; `nil` for all.
///   - selection: the layer and unit looked at.
///   - input: the input of the layer whose edge is looked at.
public func textFrame(
    of session: Session, name: String, size: Size, panel: PanelName? = nil,
    selection: Selection = Selection(layer: 0, unit: 0), input: Int = 0, chart: LossPanel.Options = LossPanel.Options(),
    theme: Theme = .dark, capabilities: Capabilities = Capabilities()
) -> Frame {
    var state = State(session.experiment, name: name, size: size, theme: theme, capabilities: capabilities)
    (state.selection, state.input) = (selection, input)
    state.chart = chart
    if let panel {
        state.panels.focus(on: panel)
        state.panels.zoomed = panel
    }
    let status: Snapshot.Status =
        session.divergence.map { .diverged($0) }
        ?? (session.step >= session.experiment.steps ? .finished : .paused)
    let snapshot = session.snapshot(status: status)
    _ = update(&state, .problemCame(generation: snapshot.generation, session.problem))
    _ = update(&state, .snapshotCame(snapshot))
    let observation = Observatory.observation(of: snapshot, problem: session.problem, state.observationRequest)
    _ = update(&state, .observationCame(observation))
    // The report of a divergence would hide what is asked for.
    if panel != nil { state.overlays.removeAll() }
    return view(state, size: size)
}
