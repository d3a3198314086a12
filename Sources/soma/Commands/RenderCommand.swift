import ArgumentParser
import Cells
import Experiments
import Playground
import Training

/// Writes screens as text.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write a screen, or a part of one, as text.",
        subcommands: [RenderNetworkCommand.self, RenderExplorerCommand.self],
        defaultSubcommand: RenderNetworkCommand.self)
}

/// Writes the playground's screen as text.
struct RenderNetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "Write the playground's screen, or one panel, after some training (default).")

    @OptionGroup var options: ExperimentOptions
    @Option(parsing: .unconditional, help: "Steps to take first.") var steps = 1000
    @Option(help: "One panel alone: \(Self.panels).") var panel: String?
    @Option(parsing: .unconditional, help: "The layer looked at, from 1.") var layer = 1
    @Option(parsing: .unconditional, help: "The unit of the layer looked at, from 1.") var unit = 1
    @Option(parsing: .unconditional, help: "The input of the layer whose edge is looked at, from 1.") var input = 1
    @OptionGroup var look: RenderOptions

    private static let panels = PanelTable.standard.names.map(\.rawValue).joined(separator: ", ")

    func run() throws {
        try reportingFailures {
            let panel = try panel.map { try Self.panel($0) }
            // A panel alone needs a few rows, a screen its heads and lines.
            let size = try look.chosenSize(least: panel == nil ? ScreenLayout.minimum : Size(width: 12, height: 4))
            let theme = try look.chosenTheme()
            guard steps >= 0, steps <= PresetLimits.steps else {
                throw UsageError("--steps is \(steps); expected a whole number from 0 to \(PresetLimits.steps)")
            }
            let (name, experiment, _) = try options.experiment()
            let selection = try selection(in: experiment)
            let session = try Session(experiment)
            RunDriver(session, reports: .never).run(to: steps)
            let frame = textFrame(
                of: session, name: name, size: size, panel: panel, selection: selection, input: input - 1, theme: theme,
                capabilities: look.capabilities)
            look.write(frame)
        }
    }

    private func selection(in experiment: Experiment) throws -> Selection {
        let layers = experiment.layers.count + 1
        guard (1...layers).contains(layer) else {
            throw UsageError("--layer is \(layer); expected a whole number from 1 to \(layers)")
        }
        for (name, value) in [("unit", unit), ("input", input)] where value < 1 {
            throw UsageError("--\(name) is \(value); expected a whole number from 1 on")
        }
        return Selection(layer: layer - 1, unit: unit - 1)
    }

    private static func panel(_ text: String) throws -> PanelName {
        let panel = PanelName(text.lowercased())
        guard PanelTable.standard[panel] != nil else {
            throw UsageError("--panel is '\(text)'; expected one of \(panels)")
        }
        return panel
    }
}
