import Catalogue
import ExpressionGraph
import Foundation
import Testing

struct InputUnitTests {
    private let all: [String: SettingValue] = [
        "squares": .flag(true), "products": .flag(true), "sines": .flag(true),
    ]

    @Test("Two inputs have the seven features of the TensorFlow Playground")
    func seven() {
        let layer = TrialLayer(.inputFeatures, inputs: 2, units: 1, all)
        #expect(layer.y.shape == [TrialLayer.batch, 7])
        let p = Array((layer.variables["x"] ?? []).prefix(2))
        let expected = [p[0], p[1], p[0] * p[0], p[1] * p[1], p[0] * p[1], sin(p[0]), sin(p[1])]
        #expect(Array(layer.values([layer.y])[0].prefix(7)) == expected)
    }

    @Test("Features can be left out one by one, but not all")
    func omission() {
        let some = TrialLayer(
            .inputFeatures, inputs: 2, units: 1, all.merging(["omit": .numbers([0, 4, 99])]) { $1 })
        #expect(some.y.shape[1] == 5)
        let none = TrialLayer(.inputFeatures, inputs: 2, units: 1, ["omit": .numbers([0, 1])])
        #expect(none.y.shape[1] == 2)
        let nothing = TrialLayer(.inputFeatures, inputs: 2, units: 1, ["raw": .flag(false)])
        #expect(nothing.y.shape[1] == 2)
    }

    @Test("Any number of inputs has its squares, pairs and sines", arguments: [(1, 3), (3, 12), (5, 25)])
    func counts(_ inputs: Int, _ features: Int) {
        #expect(TrialLayer(.inputFeatures, inputs: inputs, units: 1, all).y.shape[1] == features)
    }

    @Test("Fourier features are the sine and cosine of fixed angles")
    func fourier() {
        let layer = TrialLayer(.fourierFeatures, inputs: 2, units: 1, ["frequencies": .number(6)])
        #expect(layer.y.shape == [TrialLayer.batch, 12])
        #expect(layer.context.parameters.isEmpty && layer.context.buffers.count == 1)
        let y = layer.values([layer.y])[0]
        for i in 0..<6 { #expect(abs(y[i] * y[i] + y[i + 6] * y[i + 6] - 1) < 1e-14) }
    }
}
