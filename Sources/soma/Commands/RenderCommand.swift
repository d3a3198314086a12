import ArgumentParser
import Cells
import Experiments
import Playground
import Training

/// Writes the playground's screen as text.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write the playground's screen, or one panel, as text.")

    @OptionGroup var options: ExperimentOptions
    @Option(help: "Steps to take first.") var steps = 1000
    @Option(help: "Columns and rows, such as 120x40.") var size = "120x40"
    @Option(help: "One panel alone: \(Self.panels).") var panel: String?
    @Option(help: "The layer looked at, from 1.") var layer = 1
    @Option(help: "The unit of the layer looked at, from 1.") var unit = 1
    @Option(help: "The input of the layer whose edge is looked at, from 1.") var input = 1
    @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).") var theme = "dark"
    @Flag(help: "Write colours too, for terminals of 256 colours.") var color = false
    @Flag(help: "Use ASCII alone.") var ascii = false

    private static let panels = PanelName.allCases.map(\.rawValue).joined(separator: ", ")

    func run() throws {
        try reportingFailures {
            let size = try Self.size(size)
            let panel = try panel.map { try Self.panel($0) }
            guard let theme = Theme.named(theme) else {
                throw UsageError(
                    "--theme is '\(theme)'; expected one of \(Theme.all.map(\.name).joined(separator: ", "))")
            }
            guard steps >= 0, steps <= PresetLimits.steps else {
                throw UsageError("--steps is \(steps); expected a whole number from 0 to \(PresetLimits.steps)")
            }
            let (name, experiment, _) = try options.experiment()
            let selection = try selection(in: experiment)
            let session = try Session(experiment)
            session.advance(steps)
            if session.divergence == nil { session.report() }
            let frame = textFrame(
                of: session, name: name, size: size, panel: panel, selection: selection,
                input: input - 1, theme: theme,
                capabilities: Capabilities(colors: color ? .indexed256 : .mono, glyphs: ascii ? .ascii : .braille))
            StandardOutput.write((color ? frame.ansi(colors: .indexed256) : frame.text) + "\n")
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
        guard let panel = PanelName(rawValue: text.lowercased()) else {
            throw UsageError("--panel is '\(text)'; expected one of \(panels)")
        }
        return panel
    }

    /// Larger screens are not meant.
    private static let largest = 1000

    static func size(_ text: String, option: String = "--size") throws -> Size {
        let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...largest).contains(width),
            (1...largest).contains(height)
        else {
            throw UsageError(
                "\(option) is '\(text)'; expected columns and rows such as 120x40, at most \(largest) each")
        }
        return Size(width: width, height: height)
    }
}
