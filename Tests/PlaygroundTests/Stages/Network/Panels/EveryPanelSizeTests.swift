import Catalogue
import Cells
import Testing

@testable import Playground

@Suite("Every panel, at every size, with hostile values")
struct EveryPanelSizeTests {
    static let sentinel = Cell("#", foreground: .rgb(1, 2, 3), background: .rgb(4, 5, 6), attributes: .underline)
    static let contexts: [PanelContext] = [
        PanelContext(), PanelContext(capabilities: .plain, isFocused: true),
        PanelContext(theme: .light, capabilities: Capabilities(colors: .direct, glyphs: .halfBlocks)),
        PanelContext(theme: .contrast, capabilities: Capabilities(colors: .ansi16, glyphs: .blocks)),
    ]

    /// Draws within two columns and one row of sentinels and looks at every cell.
    private func check(_ panel: any Panel, _ width: Int, _ height: Int, _ context: PanelContext) {
        var frame = Frame(size: Size(width: width + 4, height: height + 2), fill: Self.sentinel)
        let rect = Rect(x: 2, y: 1, width: width, height: height)
        panel.draw(into: &frame, rect: rect, context: context)
        let characters = Set(frame.cells.map(\.character))
        let name = "\(type(of: panel)) \(width)x\(height)"
        #expect(characters.allSatisfy { $0.isOneColumnWide }, "\(name) wrote wide characters")
        if context.capabilities.glyphs == .ascii {
            #expect(characters.allSatisfy { $0.reduced(to: .ascii).isASCII }, "\(name) is not ASCII")
        }
        // With the inside filled in again nothing but sentinels is left.
        frame.fill(rect, with: Self.sentinel)
        #expect(frame.cells.allSatisfy { $0 == Self.sentinel }, "\(name) wrote outside")
    }

    @Test("nothing traps or leaves its rectangle from 0x0 to 60x25", arguments: 0...60)
    func hostile(width: Int) {
        for height in 0...25 {
            let seed = width * 26 + height
            for panel in HostilePanels.panels(seed) { check(panel, width, height, Self.contexts[seed % 4]) }
        }
    }

    @Test("nor do larger ones", arguments: 0..<60)
    func large(seed: Int) {
        for panel in HostilePanels.panels(seed) { check(panel, 60 + seed * 2, 20 + seed / 2, Self.contexts[seed % 4]) }
    }

    @Test("nor do usual values and cards", arguments: PanelSample.all)
    func usual(sample: PanelSample) {
        for width in stride(from: 0, through: 60, by: 4) {
            for height in stride(from: 0, through: 25, by: 3) {
                check(sample.panel, width, height, Self.contexts[(width + height) % 4])
            }
        }
    }

    @Test("every layer and every activation of the catalogue has a card at every size")
    func cards() {
        for (index, unit) in Palette.units.enumerated() {
            check(CardView(unit, followedBy: nil), 20 + index, index % 20, Self.contexts[index % 4])
        }
        for (index, activation) in Palette.activations.enumerated() {
            check(CardView(activation), 24 + index % 60, 4 + index % 20, Self.contexts[index % 4])
        }
        for panel in HostilePanels.cards {
            for size in 0...40 { check(panel, size * 2, size, Self.contexts[size % 4]) }
        }
    }

    @Test("the mouse finds something or nothing at any point, and never traps")
    func mouse() {
        let points = [Point(x: .min, y: 0), Point(x: .max, y: .max), Point(x: 3, y: 1), Point(x: 12, y: 5)]
        for seed in 0..<80 {
            let rect = Rect(x: seed % 3, y: 0, width: seed, height: seed / 3)
            for panel in HostilePanels.panels(seed) {
                for point in points {
                    _ = (panel as? NetworkPanel)?.selection(at: point, in: rect)
                    _ = (panel as? UnitsPanel)?.selection(at: point, in: rect)
                    _ = (panel as? ActivationsPanel)?.selection(at: point, in: rect)
                    _ = (panel as? LossPanel)?.step(atColumn: point.x, in: rect)
                }
            }
        }
    }
}
