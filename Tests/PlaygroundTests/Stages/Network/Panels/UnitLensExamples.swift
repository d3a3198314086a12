import Catalogue
import Experiments
import Problems
import Testing
import Training

/// What lenses of units find in small networks, as they stand before training.
enum UnitLensExamples {
    static let all: [(name: String, lens: (title: String, reading: LensReading))] = examples.compactMap { example in
        reading(example).map { (example.name, $0) }
    }

    private struct Example {
        var name: String
        var unit: String
        var width: Int
        var data: String
        var settings: [String: SettingValue] = [:]
        var focus = ObservationRequest.Focus(layer: 0, unit: 1, input: 0)
    }

    private static let examples = [
        Example(name: "edges", unit: "kan", width: 3, data: "y = sin(3*x1) + x2^2"),
        Example(name: "curves", unit: "bspline-mlp", width: 4, data: "y = x1*x2"),
        Example(name: "waves", unit: "siren", width: 12, data: "y = sin(9*x)"),
        Example(name: "weights", unit: "nalu", width: 2, data: "y = x1 + x2"),
        Example(name: "rational", unit: "paon-s", width: 3, data: "y = x1*x2", settings: ["denominator": .number(2)]),
        Example(name: "quadratic", unit: "quadratic", width: 3, data: "y = x1^2 + x2^2"),
        Example(name: "centres", unit: "rbf", width: 6, data: "y = x1*x2"),
        Example(name: "means", unit: "multiplet", width: 3, data: "y = x1 + x2"),
        Example(name: "norm", unit: "layer-norm", width: 2, data: "y = x1 + x2"),
    ]

    private static func reading(_ example: Example) -> (title: String, reading: LensReading)? {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: example.data, range: Interval(-1, 1))),
                settings: ProblemSettings(points: 80, seed: 2)))
        experiment.layers = [
            Experiment.Layer(unit: example.unit, width: example.width, activation: nil, settings: example.settings)
        ]
        experiment.precision = .double
        guard let session = try? Session(experiment) else { return nil }
        var request = ObservationRequest()
        request.focus = example.focus
        let observation = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
        return observation.focus?.lens
    }

    @Test("Every example is read")
    static func complete() { #expect(all.count == examples.count) }
}
