import Cells
import TestSupport
import Testing

@testable import Playground

@Suite("Panels look as they did when last looked at")
struct PanelGoldenTests {
    @Test("in a quarter of 80x24, in Braille and in ASCII", arguments: PanelSample.all)
    func quarter(sample: PanelSample) throws {
        let size = Size(width: 40, height: 11)
        let plain = PanelContext(capabilities: .plain)
        let frames = [PanelContext(), plain].map { sample.boxed(size, $0).text }
        try expectGolden(frames.joined(separator: "\n") + "\n", named: sample.name + " quarter")
    }

    @Test("with room, in Braille", arguments: PanelSample.all)
    func large(sample: PanelSample) throws {
        let frame = sample.boxed(Size(width: 100, height: 32), PanelContext(isFocused: true))
        try expectGolden(frame.text + "\n", named: sample.name + " large")
    }

    @Test(
        "in colour",
        arguments: PanelSample.all.filter {
            [
                "network", "units", "output surface", "output classes", "loss", "activations unit", "unit",
                "output image",
            ]
            .contains($0.name)
        })
    func colour(sample: PanelSample) throws {
        let frame = sample.boxed(Size(width: 60, height: 18), PanelContext())
        try expectGolden(frame.ansi(colors: .indexed256) + "\n", named: sample.name + " colour")
    }
}
