import ArgumentParser
import Cells

/// How large a rendered screen is and what it may use.
struct RenderOptions: ParsableArguments {
    @Option(help: "Columns and rows, such as 120x40.") var size = "120x40"
    @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).") var theme = "dark"
    @Flag(help: "Write colours too, for terminals of 256 colours.") var color = false
    @Flag(help: "Use ASCII alone.") var ascii = false

    var capabilities: Capabilities {
        Capabilities(colors: color ? .indexed256 : .mono, glyphs: ascii ? .ascii : .braille)
    }

    func write(_ frame: Frame) {
        StandardOutput.write(frame, colors: color ? .indexed256 : nil)
    }

    func chosenTheme() throws -> Theme {
        guard let theme = Theme.named(theme) else {
            throw UsageError("--theme is '\(theme)'; expected one of \(Theme.all.map(\.name).joined(separator: ", "))")
        }
        return theme
    }

    /// Larger screens are not meant.
    private static let largest = 1000

    /// - Parameter least: what has to fit.
    func chosenSize(least: Size) throws -> Size {
        let chosen = try Self.size(size, option: "--size")
        guard chosen.width >= least.width, chosen.height >= least.height else {
            throw UsageError(
                "--size is \(size); expected at least \(least.width)x\(least.height), or nothing could be read")
        }
        return chosen
    }

    static func size(_ text: String, option: String) throws -> Size {
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
