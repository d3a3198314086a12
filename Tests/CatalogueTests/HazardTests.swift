import Catalogue
import ExpressionGraph
import Testing

/// Units are driven towards what they count as a hazard.
@Suite("Hazards are counted, not met by surprise")
struct HazardTests {
    /// Inputs and factors on all that is learned, from harmless to absurd.
    private static let inputs: [[Double]] = [
        [0.3, 0.6, 0.4, 0.5], [0, 0, 0, 0], [1, 1, 1, 1], [-0.4, -0.6, -0.3, -0.5], [40, 50, 60, 45],
        [1e5, -2e5, 3e5, 1e5],
        [9, 4, 6, 8],
    ]
    private static let factors = [0, -1, 1e-6, 30, 1e4, -1e4]

    /// Adds the hits of every hazard of a unit over all drives, by name.
    private func drive(
        _ unit: NeuronUnit, _ settings: [String: SettingValue], isFirst: Bool, into hits: inout [String: Double]
    ) {
        for (index, x) in Self.inputs.enumerated() {
            var layer = StandaloneLayer(unit, inputs: 2, units: 4, batch: 2, settings: settings, isFirst: isFirst, x: x)
            let start = layer.variables
            let names = layer.context.hazards.map(\.name)
            guard !names.isEmpty else { return }
            // Every input meets the layer as it begins, and some of what it may become.
            for factor in [1] + Self.factors.enumerated().filter({ ($0.offset + index) % 2 == 0 }).map(\.element) {
                for parameter in layer.context.parameters {
                    let name = parameter.variable.name
                    layer.variables[name] = start[name]?.map { factor == 0 ? 20 : $0 * factor }
                }
                for (name, count) in zip(names, layer.values(layer.context.hazards.map(\.expression))) {
                    hits[name, default: 0] += count[0]
                }
            }
        }
    }

    @Test("every hazard that a unit names can be hit, and is counted", arguments: Palette.units)
    func counted(unit: NeuronUnit) {
        // Choices that open hazards which the defaults rule out.
        let choices: [[String: SettingValue]] =
            switch unit.name {
            case "rational-activation": [["version": .choice("N")]]
            case "rbf", "normalised-rbf": [[:], ["width": .choice("sigma")]]
            case "wire": [[:], ["omega": .number(1000), "scale": .number(0.01)]]
            default: [[:]]
            }
        var hits: [String: Double] = [:]
        for settings in choices {
            for isFirst in [true, false] { drive(unit, settings, isFirst: isFirst, into: &hits) }
        }
        // Two denominators must vanish together, or all weights be exactly 0: the families' own tests have the places.
        if unit.name == "paon-s" { hits["pole"] = nil }
        if unit.name == "multiplet" { hits["weights sum to 0"] = nil }
        for (name, count) in hits { #expect(count > 0, "\(name)") }
    }

    /// Units whose documentation names a hazard that shows in values, and can be counted.
    private static let hazardous = [
        "kan", "bspline-mlp", "chebyshev-kan", "fourier-kan", "relu-kan", "af-kan", "radial-kan", "s-kan",
        "multiplication", "fan", "gated-fan",
        "siren", "wire-real", "wire", "coordinate-modulated", "rbf", "adaptive-rbf", "nac", "nac-product", "nalu",
        "inalu",
        "nmu", "paon-s", "paon-a", "quadratic", "multiplet",
    ]

    @Test("every family counts its hazards")
    func everyFamily() {
        for name in Self.hazardous {
            guard let unit = Palette.unit(named: name) else {
                Issue.record("no unit \(name)")
                continue
            }
            #expect(!StandaloneLayer(unit, inputs: 2, units: 4, batch: 2).context.hazards.isEmpty, "\(name)")
        }
        let families = Set(NeuronUnit.coreFamilies.map(\.family))
        let counting = NeuronUnit.coreFamilies.filter {
            !StandaloneLayer($0, inputs: 2, units: 4, batch: 2).context.hazards.isEmpty
                || $0.name == "rational-activation"
        }
        #expect(Set(counting.map(\.family)) == families)
    }
}
