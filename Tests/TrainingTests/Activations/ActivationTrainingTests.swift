import Catalogue
import Experiments
import Testing
import Training

extension Activation: CustomTestStringConvertible {
    public var testDescription: String { name }
}

extension NeuronUnit: CustomTestStringConvertible {
    public var testDescription: String { name }
}

struct ActivationTrainingTests {
    private static let tasks = [
        "data: {set: moons, points: 64, noise: 0.1}", "data: {formula: \"y = sin(2*x)\", range: [-2, 2], points: 64}",
    ]

    private func train(_ layers: String, _ task: String) throws -> Session {
        let session = try Session(
            Experiment(
                presetText: "\(task)\nnetwork: [\(layers)]\noptimizer: {rate: 0.003}\nbatch: 16\nsteps: 200\n"))
        session.advance(200)
        if session.divergence == nil { session.report() }
        return session
    }

    @Test(
        "A layer of each activation trains 200 steps on two tasks without a value that is not finite",
        arguments: Palette.activations)
    func activations(_ activation: Activation) throws {
        for task in Self.tasks {
            let session = try train("{unit: dense, units: 8, activation: \"\(activation.name)\"}", task)
            #expect(session.divergence == nil, "\(session.divergence?.summary ?? "")")
            #expect(session.step == 200 && session.lastReport.train.loss.isFinite)
        }
    }

    @Test("So does a layer of every unit that looks across units", arguments: Palette.vectorUnits)
    func units(_ unit: NeuronUnit) throws {
        for task in Self.tasks {
            let layers =
                unit.width == .chosen
                ? "{unit: \(unit.name), units: 8}" : "{unit: dense, units: 8, activation: none}, {unit: \(unit.name)}"
            let session = try train(layers, task)
            #expect(session.divergence == nil, "\(session.divergence?.summary ?? "")")
            #expect(session.step == 200 && session.lastReport.train.loss.isFinite)
        }
    }
}
