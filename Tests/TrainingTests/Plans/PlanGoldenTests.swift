import Execution
import Experiments
import Kernels
import TestSupport
import Testing
import Training

/// What the training steps of presets are compiled to. Lost fusion, a lost tiling or a tensor more show here as lines that
/// differ, where the speed of a noisy machine would not tell.
@Suite struct PlanGoldenTests {
    static let presets = [
        "bench/w1", "bench/w2", "bench/w3", "bench/w4", "bench/w5", "bench/w6", "bench/w7", "bench/w8-nac",
        "bench/w8-nalu", "bench/w8-nmu", "bench/w9", "bench/w10",
        // One of each family beyond those, and of each kind of training.
        "activations-mix", "camera-fourier", "dropout-digits", "fan", "spiral", "claims/bspline-elliptic",
        "claims/multiplet-xor", "claims/nau-add", "claims/paon-xor", "claims/quadratic-deep", "claims/rbf-hills",
        "claims/relinear-deep", "claims/siren-poisson",
    ]

    static func plan(of preset: String) throws -> Plan {
        try Session(try PresetLibrary.shipped.preset(named: preset)).plan
    }

    @Test("a preset's plan is the one kept", arguments: presets)
    func isKept(preset: String) throws {
        let plan = try Self.plan(of: preset)
        try expectGolden(plan.description, named: preset)
    }

    // With Adam all parameters are in one loop; with AdamW weights decay and biases do not, so that neighbours differ.
    @Test("updates of Adam and of AdamW are found", arguments: [("bench/w1", 1), ("fan", 12)])
    func momentUpdates(preset: String, expected: Int) throws {
        let plan = try Self.plan(of: preset)
        let updates = plan.instructions.compactMap { instruction -> ElementwiseLoop? in
            guard case .elementwise(let loop) = instruction, loop.isMomentUpdate else { return nil }
            return loop
        }
        #expect(updates.count == expected)
    }
}
