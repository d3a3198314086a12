import Catalogue
import Cells
import Experiments
import Problems
import Training

/// All that the screen shows and remembers: a value that `update` changes and `view` draws.
public struct State: Sendable {
    /// What the run is called: a preset's name, a file's.
    public internal(set) var name: String
    /// The experiment as the person wants it; the trainer may not have got there yet.
    public internal(set) var experiment: Experiment
    public internal(set) var snapshot: Snapshot?
    public internal(set) var problem: Problem?
    public internal(set) var observation: Observation?

    /// The screen that is shown.
    public internal(set) var stage = Stage.network
    /// The panels of the network's stage.
    public internal(set) var panels: PanelLayout
    /// All keys, those of the panels included.
    let keys: KeyTable
    public internal(set) var explorer = ExplorerState()
    public internal(set) var race = RaceState()
    /// The lesson of the preset that is open.
    public internal(set) var lesson: LessonState?

    public internal(set) var selection: Selection
    /// The input of the selected layer whose edge is looked at.
    public internal(set) var input = 0
    /// The last one is on top.
    public internal(set) var overlays: [Overlay] = []

    /// The numbers of lenses on the way.
    public internal(set) var lensCourse = LensCourse()
    public internal(set) var chart = LossPanel.Options()
    public internal(set) var output = OutputPanel.Options()
    public internal(set) var message: Message?
    public internal(set) var presets: [PresetLibrary.Listing]?

    public internal(set) var preferences: Preferences
    /// What all this is shown on.
    public var display: Display

    /// Commands sent to the trainer so far.
    var sentCommands = 0
    /// The generation `problem` belongs to.
    var problemGeneration = -1
    /// Whether training goes on, as far as the person knows.
    var wantsToRun = false
    public internal(set) var pace = Pace.full
    /// The step up to which training goes on in pieces, for a token.
    var target: Int?
    /// What was asked of the observatory last.
    var observed: ObservedMoment?
    /// What was changed, to be taken back and made again.
    var history = EditHistory()
    /// Functions that may stand for an edge, as they were found last.
    var functions: SymbolicChoices?

    /// What the chosen setting was last checked against: listing the rows costs more than comparing.
    var settled: (experiment: Experiment, layer: Int)?

    /// What an observation depends on.
    struct ObservedMoment: Hashable, Sendable {
        var generation: Int
        var step: Int
        var rate: Double
        var request: ObservationRequest
    }

    public init(
        _ experiment: Experiment, name: String, size: Size = Size(width: 80, height: 24), theme: Theme = .dark,
        capabilities: Capabilities = Capabilities(), pace: Pace = .full, preferences: Preferences = Preferences(),
        panels: PanelTable = .standard
    ) {
        self.panels = PanelLayout(panels)
        keys = KeyTable(panels)
        self.pace = pace
        self.preferences = preferences
        self.experiment = experiment
        self.name = name
        display = Display(size: size, theme: theme, capabilities: capabilities)
        selection = Selection(layer: experiment.firstActivatedLayer, unit: 0)
        lesson = LessonState(experiment)
    }
}

extension State {
    /// What is shown before there is a network.
    public var preparing: State {
        var state = self
        state.message = Message("building the network…")
        return state
    }

    public var look: Look { display.look }

    /// The chosen row of a panel, from 0; whether there is such a row is for the panel to see.
    public func row(of panel: PanelName) -> Int { panels.rows[panel] ?? 0 }

    /// The chosen row of the settings.
    var settingRow: Int {
        get { row(of: .settings) }
        set { panels.rows[.settings] = newValue }
    }

    /// A panel with what it shows now.
    func panel(_ name: PanelName) -> any Panel {
        guard let entry = panels.table[name] else { preconditionFailure("there is no panel '\(name)'") }
        return entry.make(self)
    }

    /// Hidden layers and the output layer.
    var layerCount: Int { experiment.layers.count + 1 }
    var isOutputSelected: Bool { selection.layer >= experiment.layers.count }

    /// The selected layer's description.
    var selectedLayer: Experiment.Layer {
        get { isOutputSelected ? experiment.output : experiment.layers[max(0, selection.layer)] }
        set {
            if isOutputSelected {
                experiment.output = newValue
            } else {
                experiment.layers[max(0, selection.layer)] = newValue
            }
        }
    }

    /// Units of a layer as far as known: as observed, or as described.
    func unitCount(of layer: Int) -> Int {
        if let layers = observation?.layers, layers.count == layerCount, layers.indices.contains(layer) {
            return max(1, layers[layer].units)
        }
        guard experiment.layers.indices.contains(layer) else { return max(1, problem?.outputCount ?? 1) }
        return max(1, experiment.layers[layer].width)
    }

    /// Inputs of a layer as far as they are known.
    func inputCount(of layer: Int) -> Int {
        guard let layers = observation?.layers, layers.count == layerCount, layers.indices.contains(layer) else {
            return max(1, layer == 0 ? problem?.inputCount ?? 1 : experiment.layers[layer - 1].width)
        }
        return max(1, layers[layer].inputs)
    }

    var status: Snapshot.Status { snapshot?.status ?? .paused }
    var isRunning: Bool { status == .running }

    var divergence: Divergence? { if case .diverged(let divergence) = status { divergence } else { nil } }

    /// Steps that go through all training rows once.
    var stepsPerEpoch: Int {
        let rows = max(1, snapshot?.trainRows ?? problem?.train.rows ?? 1)
        let batch = experiment.batch <= 0 ? rows : min(rows, experiment.batch)
        return max(1, (rows + batch - 1) / batch)
    }

    /// Whether `close` leads anywhere from what is on the screen.
    var hasBack: Bool { stage != .network || panels.zoomed != nil || chart.cursorStep != nil }

    /// Whether keys are letters of a line on the stage itself.
    var isTypingOnStage: Bool { overlays.isEmpty && stage == .explorer && explorer.table.isTyping }

    /// Where keys are looked up now.
    var place: KeyBinding.Place { overlays.last?.place ?? (isTypingOnStage ? .typing : .stage(stage)) }
}
