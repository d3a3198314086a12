import ArgumentParser
import Cells
import CursesTerminal
import Playground

/// How the screen looks and how often it is drawn.
struct ScreenOptions: ParsableArguments {
    @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).")
    var theme: String?

    @Option(help: "Characters: braille, half-blocks, blocks, ascii.")
    var glyphs: GlyphChoice?

    @Option(help: "When to use colours: auto, always, never. NO_COLOR is honoured by auto.")
    var color = ColorChoice.auto

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Option(help: "Frames a second at most; 20 here and 10 over ssh if not given.")
    var fps: Int?

    @Flag(help: "Tell at the end what the screen has cost.")
    var stats = false

    @Flag(help: "In words: no screen, sentences that say what changed, commands typed as lines.")
    var plain = false

    enum GlyphChoice: String, ExpressibleByArgument, CaseIterable {
        case braille, ascii, blocks
        case halfBlocks = "half-blocks"

        var level: GlyphLevel {
            switch self {
            case .braille: .braille
            case .halfBlocks: .halfBlocks
            case .blocks: .blocks
            case .ascii: .ascii
            }
        }
    }

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never

        var use: TerminalOptions.ColorUse {
            switch self {
            case .auto: .automatic
            case .always: .always
            case .never: .never
            }
        }
    }

    func validate() throws {
        if let fps, !(1...60).contains(fps) { throw ValidationError("--fps is a number from 1 to 60; found \(fps)") }
    }

    /// The theme asked for; `nil` where none was.
    func chosenTheme() throws -> Theme? {
        guard let theme else { return nil }
        guard let found = Theme.named(theme) else {
            throw UsageError(
                "there is no theme '\(theme)'; there are \(Theme.all.map(\.name).joined(separator: ", "))")
        }
        return found
    }

    /// A light theme where the terminal says its background is light: the last number of COLORFGBG is 7 or 15.
    func theme(for facts: TerminalFacts) -> Theme {
        let background = facts.colorsOfTerminal.split(separator: ";").last.flatMap { Int($0) }
        return background == 7 || background == 15 ? .light : .dark
    }

    func capabilities(of facts: TerminalFacts) -> Capabilities {
        let colors: ColorDepth =
            switch facts.colorCount {
            case 1_000_000...: .direct
            case 256...: .indexed256
            case 8...: .ansi16
            default: .mono
            }
        // The Linux console's font has no Braille.
        let standard: GlyphLevel = !facts.isUTF8 ? .ascii : facts.terminal == "linux" ? .blocks : .braille
        let wanted = glyphs?.level ?? standard
        return Capabilities(colors: colors, glyphs: facts.isUTF8 ? wanted : .ascii)
    }
}
