import TestSupport
import Testing

@testable import Cells

@Suite("Drawings look as they did when last looked at")
struct GoldenTests {
    /// Colours carry these, so their goldens keep the colours.
    static let coloured = [
        "surface", "histogram strip", "confusion matrix", "network", "picture", "thumbnail", "scale legend",
    ]

    static func size(_ name: String) -> Size {
        switch name {
        case "hints", "tabs", "gauge", "scale legend": Size(width: 64, height: 1)
        case "text field": Size(width: 64, height: 2)
        case "list", "bars", "sparkline", "box", "focused box": Size(width: 64, height: 5)
        case "network": Size(width: 76, height: 21)
        default: Size(width: 64, height: 16)
        }
    }

    @Test(
        "every drawing at its usual size, in Braille and in plain ASCII", arguments: Examples.all.map(\.name))
    func usualSize(name: String) throws {
        let example = try #require(Examples.all.first { $0.name == name })
        for look in [Look.braille, .plain] {
            let frame = example.drawing.frame(size: Self.size(name), look: look)
            if Self.coloured.contains(name), look == .braille {
                try expectGolden(frame.ansi(colors: .indexed256) + "\n", named: "\(name) color")
            } else {
                try expectGolden(frame.text + "\n", named: "\(name) \(look.capabilities.glyphs)")
            }
        }
    }

    @Test("a chart and a surface on every kind of terminal", arguments: Look.examples)
    func kindsOfTerminal(look: Look) throws {
        let colors = look.capabilities.colors
        let losses = Examples.losses.frame(size: Size(width: 60, height: 12), look: look)
        try expectGolden(losses.ansi(colors: colors) + "\n", named: "losses \(look)")
        let surface = Examples.surface.frame(size: Size(width: 40, height: 14), look: look)
        try expectGolden(surface.ansi(colors: colors) + "\n", named: "surface \(look)")
    }
}
