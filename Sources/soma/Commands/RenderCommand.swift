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
            let session = try Session(experiment)
            session.advance(steps)
            if session.divergence == nil { session.report() }
            let frame = textFrame(
                of: session, name: name, size: size, panel: panel, theme: theme,
                capabilities: Capabilities(colors: color ? .indexed256 : .mono, glyphs: ascii ? .ascii : .braille))
            StandardOutput.write((color ? frame.ansi(colors: .indexed256) : frame.text) + "\n")
        }
    }

    private static func panel(_ text: String) throws -> PanelName {
        guard let panel = PanelName(rawValue: text.lowercased()) else {
            throw UsageError("--panel is '\(text)'; expected one of \(panels)")
        }
        return panel
    }

    /// Larger screens are not meant.
    private static let largest = 1000

    private static func size(_ text: String) throws -> Size {
        let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...largest).contains(width),
            (1...largest).contains(height)
        else {
            throw UsageError("--size is '\(text)'; expected columns and rows such as 120x40, at most \(largest) each")
        }
        return Size(width: width, height: height)
    }
}
