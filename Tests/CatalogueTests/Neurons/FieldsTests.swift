import Catalogue
import ExpressionGraph
import Foundation
import Testing

@Suite("Fields and Fourier families")
struct FieldsTests {
    private func bound(_ layer: StandaloneLayer, _ name: String) -> Initializer? {
        layer.context.parameters.first { $0.variable.name == "layer." + name }?.initializer
    }

    @Test("sines start differently in the first layer, or as they are told")
    func sirenStart() {
        func start(_ first: String, _ isFirst: Bool) -> Initializer? {
            bound(
                StandaloneLayer(
                    .siren, inputs: 6, units: 2, batch: 1, settings: ["first": .choice(first)],
                    isFirst: isFirst), "W")
        }
        #expect(start("auto", true) == .symmetric(1.0 / 6))
        #expect(start("auto", false) == .symmetric(1.0 / 30))
        #expect(start("no", true) == .symmetric(1.0 / 30))
        #expect(start("yes", false) == .symmetric(1.0 / 6))
    }

    @Test("complex wavelets agree with complex arithmetic")
    func complexWavelet() {
        let settings: [String: SettingValue] = ["omega": .number(3), "scale": .number(2)]
        var layer = StandaloneLayer(
            .wire, inputs: 2, units: 2, batch: 1, settings: settings, isFirst: false, x: [0.3, -0.4])
        layer.variables["layer.W"] = [0.5]
        layer.variables["layer.W_im"] = [0.7]
        layer.variables["layer.b"] = [0.1]
        layer.variables["layer.b_im"] = [-0.2]
        // u = (0.5 + 0.7j)(0.3 − 0.4j) + 0.1 − 0.2j
        let (re, im) = (0.5 * 0.3 + 0.7 * 0.4 + 0.1, 0.7 * 0.3 - 0.5 * 0.4 - 0.2)
        let modulus = exp(-3 * im - 4 * (re * re + im * im))
        for (found, expected) in zip(
            layer.value(layer.output), [modulus * cos(3 * re), modulus * sin(3 * re)])
        {
            #expect(abs(found - expected) < 1e-12)
        }
    }

    @Test("an odd width drops the last imaginary part, an odd number of inputs is real")
    func oddWavelets() {
        let wide = StandaloneLayer(.wire, inputs: 3, units: 5, batch: 2, isFirst: false)
        #expect(wide.output.shape == [2, 5])
        #expect(bound(wide, "W_im") == nil)
    }

    @Test("normalised kernels sum to 1 however far the input")
    func normalised() {
        let layer = StandaloneLayer(.normalisedRadialBasis, inputs: 1, units: 5, batch: 2, x: [0.2, 1e6])
        let y = layer.value(layer.output)
        #expect(abs(y[0..<5].reduce(0, +) - 1) < 1e-12 && abs(y[5..<10].reduce(0, +) - 1) < 1e-12)
    }

    @Test("inputs far from every kernel are reported")
    func far() {
        #expect(
            StandaloneLayer(.radialBasis, inputs: 1, units: 3, batch: 2, x: [0, 1e3]).hazard(
                "far from every centre") == 1)
        #expect(
            StandaloneLayer(.adaptiveRadialBasis, inputs: 1, units: 3, batch: 2, x: [0, 1e6])
                .hazard("far from every centre") == 1)
    }

    @Test("modulation starts as none and interpolates between grid points")
    func modulation() throws {
        let settings: [String: SettingValue] = [
            "axes": .number(1), "bins": .number(3), "normalised": .flag(false),
        ]
        var layer = StandaloneLayer(
            .coordinateModulated, inputs: 1, units: 1, batch: 4, settings: settings, x: [-1, 0.5, 1, 9])
        let plain = layer.value(layer.output)
        let w = try #require(layer.variables["layer.W"])
        let b = try #require(layer.variables["layer.b"])
        for (found, x) in zip(plain, [-1, 0.5, 1, 9]) { #expect(abs(found - (w[0] * x + b[0])) < 1e-12) }
        layer.variables["layer.beta"] = [10, 20, 40]
        let shift = zip(layer.value(layer.output), plain).map { $0 - $1 }
        for (found, expected) in zip(shift, [10.0, 30, 40, 40]) { #expect(abs(found - expected) < 1e-12) }
        #expect(layer.hazard("outside the grid") == 1)
    }

    @Test("a product of fields is a product")
    func factors() throws {
        var layer = StandaloneLayer(
            .tensorFactored, inputs: 2, units: 1, batch: 1,
            settings: ["rank": .number(2), "hidden": .number(1)])
        layer.variables["layer.V"] = [0, 0, 0, 0]
        layer.variables["layer.c"] = [2, 3, 5, 7]
        #expect(layer.probe("products") == [10, 21])
    }

    @Test("waves as bases give the weights of a dense layer")
    func bases() throws {
        let layer = StandaloneLayer(
            .fourierReparameterised, inputs: 4, units: 3, batch: 1,
            settings: ["low": .number(2), "high": .number(2), "phases": .number(3)])
        let w = try #require(layer.probe("weights"))
        let x = try #require(layer.variables["x"])
        let expected = (0..<3).map { unit in (0..<4).reduce(0) { $0 + w[unit * 4 + $1] * x[$1] } }
        for (a, b) in zip(layer.value(layer.output), expected) { #expect(abs(a - b) < 1e-12) }
        #expect(layer.context.buffers[0].variable.shape == [12, 4])
    }

    @Test("Fourier layers too narrow for a periodic part have none")
    func narrow() {
        let layer = StandaloneLayer(.fan, inputs: 2, units: 3, batch: 1)
        #expect(layer.context.parameters.map(\.variable.name) == ["layer.Wg", "layer.bg"])
        #expect(layer.output.shape == [1, 3])
    }

    @Test("the frequency range widens the start")
    func range() {
        let layer = StandaloneLayer(.fan, inputs: 4, units: 8, batch: 1, settings: ["range": .number(5)])
        #expect(bound(layer, "Wp") == .symmetric(2.5))
    }
}
