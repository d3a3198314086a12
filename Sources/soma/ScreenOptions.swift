import ArgumentParser
import Cells
import CursesTerminal
import Playground

/// How the screen looks and how often it is drawn.
struct ScreenOptions: ParsableArguments {
    @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).")
    var theme: String?

    @Option(help: "Characters: braille, half-blocks, blocks, ascii.")
    var glyphs: GlyphLevel?

    @Option(help: "When to use colours: auto, always, never. NO_COLOR is honoured by auto.")
    var color = ColorChoice.auto

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Option(parsing: .unconditional, help: "Frames a second at most; 20 here and 10 over ssh if not given.")
    var fps: Int?

    @Option(parsing: .unconditional, help: "Pictures of the network a second at most; 4 if not given.")
    var surfaces: Int?

    @Flag(help: "Show what the screen and the training cost, and tell it at the end.")
    var stats = false

    @Flag(
        inversion: .prefixedNo, help: "In words: no screen, sentences that say what changed, commands typed as lines.")
    var plain: Bool?

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
        if let surfaces, !(1...20).contains(surfaces) {
            throw ValidationError("--surfaces is a number from 1 to 20; found \(surfaces)")
        }
    }

    /// Without any option.
    static var standard: ScreenOptions { (try? ScreenOptions.parse([])) ?? ScreenOptions() }

    /// With what is set for all experiments where the command line says nothing.
    func completed(by preferences: Preferences) -> ScreenOptions {
        var options = self
        options.theme = theme ?? preferences.theme?.name
        options.glyphs = glyphs ?? preferences.glyphs
        options.fps = fps ?? preferences.framesPerSecond
        options.surfaces = surfaces ?? preferences.surfacesPerSecond
        options.noMouse = noMouse || preferences.mouse == false
        options.plain = plain ?? preferences.plain
        return options
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
        let wanted = glyphs ?? standard
        return Capabilities(colors: colors, glyphs: facts.isUTF8 ? wanted : .ascii)
    }
}

extension GlyphLevel: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }
    public static var allValueStrings: [String] { allCases.reversed().map(\.name) }
}
