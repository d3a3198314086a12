import Catalogue
import Experiments
import Foundation
import Problems
import Testing

@testable import Training

@Suite("Microscopes show what the layer computes")
struct MicroscopeTests {
    /// A network of one layer of a unit on a task, after some steps, under the microscope.
    static func picture(
        _ layers: [Experiment.Layer], output: Experiment.Layer? = nil, data: String = "y = sin(3*x1) + x2^2",
        range: Interval = Interval(-1, 1), steps: Int = 0, layer: Int = 0, unit: Int = 0, input: Int = 0
    ) throws -> (picture: MicroscopePicture, session: Session) {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: data, range: range)), settings: ProblemSettings(points: 80, seed: 2)))
        experiment.layers = layers
        if let output { experiment.output = output }
        experiment.precision = .double
        let session = try Session(experiment)
        session.advance(steps)
        var request = ObservationRequest()
        request.focus = ObservationRequest.Focus(layer: layer, unit: unit, input: input)
        let observation = Observatory.observation(
            of: session.snapshot(status: .paused), problem: session.problem, request)
        return (try #require(observation.focus?.microscope), session)
    }

    static func layer(_ unit: String, _ width: Int = 3, _ settings: [String: SettingValue] = [:]) -> Experiment.Layer {
        Experiment.Layer(unit: unit, width: width, activation: nil, settings: settings)
    }

    @Test(
        "every unit with a microscope shows finite numbers, first and in the middle of a network",
        arguments: Palette.units)
    func everyUnit(unit: NeuronUnit) throws {
        let own = Experiment.Layer(unit: unit.name, width: 4, activation: .auto)
        for (layers, index) in [([own], 0), ([Self.layer("dense", 2), own, own], 2)] {
            var experiment = Experiment(
                data: ProblemSource(
                    .formula(FormulaSource(text: "y = x1*x2")), settings: ProblemSettings(points: 60, seed: 1)))
            experiment.layers = layers
            let session = try Session(experiment)
            var request = ObservationRequest()
            request.focus = ObservationRequest.Focus(layer: index, unit: 1, input: 1)
            let observation = Observatory.observation(
                of: session.snapshot(status: .paused), problem: session.problem, request)
            let offers = session.graph.network.layers[index].microscope != nil
            #expect((observation.focus?.microscope != nil) == offers, "\(unit.name) in layer \(index + 1)")
        }
    }

    @Test(
        "the parts of edges sum to the layer's output",
        arguments: ["kan", "fourier-kan", "chebyshev-kan", "relu-kan", "af-kan", "s-kan"])
    func edges(unit: String) throws {
        guard Palette.unit(named: unit) != nil else { return }
        let found = try Self.picture([Self.layer(unit, 2)], unit: 1, input: 0)
        guard case .edges(let picture) = found.picture else { return #expect(Bool(false), "no edges") }
        #expect(picture.inputs.map(\.name) == ["x1", "x2"] && picture.edges.count == 4)
        let edge = try #require(picture.focused)
        #expect(edge.values.count == 97 && edge.values.allSatisfy(\.isFinite) && !edge.isCut)
        // At the point where both curves are drawn, their sum is the unit's output less its bias: the difference
        // of two outputs along the first input is that of the curve.
        let layer = found.session.graph.network.layers[0]
        let stage = try #require(
            LayerEvaluator(found.session.experiment, layer: 0, layer, rows: 2) { microscope in
                guard case .edges(let edges) = microscope else { return [] }
                return [edges.values]
            })
        stage.take(step: 0) { found.session.values(of: $0) }
        let range = picture.inputs[0].range
        let values = stage.values(at: [range.lower, 0.3, range.upper, 0.3])[0]
        #expect(abs((values[4 + 2] - values[2]) - (edge.values[96] - edge.values[0])) < 1e-9)
    }

    @Test("learned activations are drawn over each unit's own sum, in parts that add up")
    func curves() throws {
        let found = try Self.picture([Self.layer("bspline-mlp", 3, ["grid": .number(6)])], steps: 3, unit: 2)
        guard case .edges(let picture) = found.picture else { return #expect(Bool(false), "no curves") }
        #expect(picture.isOfUnits && picture.input == 2 && picture.edges.count == 3)
        #expect(picture.partNames == ["spline", "base"] && picture.inputs.map(\.name) == ["z1", "z2", "z3"])
        let edge = try #require(picture.focused)
        let input = picture.inputs[2]
        #expect(input.grid == Interval(-3, 3) && input.range == Interval(-4, 4))
        // In the middle of an odd number of points stands 0: silu(0) = 0, and three cubic splines count there.
        let coef = try #require(found.session.graph.state.first { $0.name == "0.coef" })
        let own = Array(found.session.values(of: coef).suffix(9))
        let expected = (own[3] + 4 * own[4] + own[5]) / 6
        #expect(abs(edge.values[48] - expected) < 1e-9)
        // Beyond the grid's tails only the base is left.
        #expect(
            edge.parts[0].allSatisfy(\.isFinite)
                && edge.parts[1].last.map { abs($0 - 4 / (1 + exp(-4))) < 1e-9 } == true)
    }

    @Test("complex wavelets show their waves behind other wavelets too")
    func complexWavelets() throws {
        let found = try Self.picture([Self.layer("wire", 6), Self.layer("wire", 4)], layer: 1, unit: 1)
        guard case .frequencies(let picture) = found.picture else { return #expect(Bool(false), "no waves") }
        let state = found.session.graph.state
        let (w, v) = (
            found.session.values(of: try #require(state.first { $0.name == "1.W" })),
            found.session.values(of: try #require(state.first { $0.name == "1.W_im" }))
        )
        #expect(picture.frequencies.count == 2 && picture.reference == .layerInputs)
        for wavelet in 0..<2 {
            let own = (w[wavelet * 3..<wavelet * 3 + 3] + v[wavelet * 3..<wavelet * 3 + 3]).reduce(0) { $0 + $1 * $1 }
            #expect(abs(picture.frequencies[wavelet] - 10 * own.squareRoot()) < 1e-9)
        }
    }

    @Test("edges of splines carry scores, and what is cut or snapped is told")
    func scores() throws {
        let session = try SurgeryTests.trained()
        try session.apply(.surgery(.cut(Surgery.Edge(layer: 0, input: 1, unit: 0))))
        try session.apply(.surgery(.snapEdge(Surgery.Edge(layer: 0, input: 0, unit: 1), function: "sin")))
        var request = ObservationRequest()
        request.focus = ObservationRequest.Focus(layer: 0, unit: 0, input: 1)
        let observation = Observatory.observation(
            of: session.snapshot(status: .paused), problem: session.problem, request)
        guard case .edges(let picture) = observation.focus?.microscope else { return #expect(Bool(false), "no edges") }
        #expect(picture.focused?.isCut == true && picture.edges[0].isCut == false)
        #expect(picture.edges[2].function == "sin" && picture.edges[0].function.isEmpty)
        // What pruning goes by.
        let input = try SurgeryInput(session.experiment, session.problem, session.run)
        let layers = try input.splineLayers()
        let counts = (0...session.experiment.layers.count).map { index in
            layers.first { $0.index == index }?.units ?? 0
        }
        for (edge, score) in zip(picture.edges, EdgeScores(input, layers, counts: counts).edges[0]) {
            #expect(abs((edge.score ?? -1) - score) < 0.05 * max(score, 0.01))
        }
    }

    @Test("frequencies are those of the data where only affine layers lie before")
    func frequencies() throws {
        let found = try Self.picture([Self.layer("siren", 5)], data: "y = sin(9*x)", unit: 2)
        guard case .frequencies(let picture) = found.picture else { return #expect(Bool(false), "no waves") }
        let weights = try #require(found.session.graph.state.first { $0.name == "0.W" })
        let deviation = found.session.problem.inputScaling.deviations[0]
        let expected = found.session.values(of: weights).map { abs($0) * 30 / deviation }
        for (a, b) in zip(picture.frequencies, expected) { #expect(abs(a - b) < 1e-9 * b) }
        #expect(picture.reference == .data && picture.focused == picture.frequencies[2])
        let fit = try #require(picture.fit)
        let target = try #require(fit.target)
        let peak = try #require(target.indices.max { target[$0] < target[$1] })
        #expect(abs(fit.frequencies[peak] - 9) < 2, "\(fit.frequencies[peak])")
        // Behind a dense layer they are those of the composite; behind a bent one there are none of the data.
        let behind = try Self.picture([Self.layer("dense", 3), Self.layer("fan", 8)], data: "y = sin(9*x)", layer: 1)
        guard case .frequencies(let affine) = behind.picture else { return #expect(Bool(false), "no waves") }
        #expect(affine.reference == .data)
        var bent = Self.layer("dense", 3)
        bent.activation = Experiment.ActivationChoice("tanh")
        let last = try Self.picture([bent, Self.layer("fan", 8)], data: "y = sin(9*x)", layer: 1)
        guard case .frequencies(let other) = last.picture else { return #expect(Bool(false), "no waves") }
        #expect(other.reference == .layerInputs)
    }

    @Test("a formula is read out of weights that have arrived, and not before")
    func formulas() {
        let names = ["a", "b", "a + b"]
        #expect(ArithmeticFormula.text(.sum, [1, -0.99, 0], names) == "a − b")
        #expect(ArithmeticFormula.text(.sum, [-1, 0, 0.999], names) == "−a + a + b")
        #expect(ArithmeticFormula.text(.product, [0, 1, 1], names) == "b·(a + b)")
        #expect(ArithmeticFormula.text(.powers, [1, -1, 0], names) == "|a| / |b|")
        #expect(ArithmeticFormula.text(.sum, [1, 0.5, 0], names) == nil)
        #expect(
            ArithmeticFormula.text(.sum, [0, 0, 0], names) == "0"
                && ArithmeticFormula.text(.product, [0, 0, 0], names) == "1")
    }

    @Test("roots of a polynomial are found, complex ones too")
    func roots() {
        // (x − 1)(x + 2)(x² + 1/4)
        let points = [-2.0, -1, 0, 1, 2].map { (x: Double) -> (x: Double, y: Double) in
            let (left, right) = ((x - 1) * (x + 2), x * x + 0.25)
            return (x, left * right)
        }
        let roots = Polynomial(through: points).roots.sorted {
            // The pair's real parts differ by rounding.
            ($0.imaginary, $0.real) < ($1.imaginary, $1.real)
        }
        #expect(roots.count == 4)
        for (root, expected) in zip(roots, [(0, -0.5), (-2.0, 0.0), (1, 0), (0, 0.5)]) {
            #expect(abs(root.real - expected.0) < 1e-6 && abs(root.imaginary - expected.1) < 1e-6, "\(root)")
        }
        #expect(Polynomial([3]).roots.isEmpty && Polynomial([.nan, 1]).roots.isEmpty)
    }

    @Test("conics are named after what they are")
    func conics() {
        func kind(_ a11: Double, _ a12: Double, _ a22: Double, _ b1: Double, _ b2: Double, _ c: Double) -> String {
            let places = QuadraticForm.places(inputs: 2)
            let values = stride(from: 0, to: places.count, by: 2).map { index -> Double in
                let (x, y) = (places[index], places[index + 1])
                let squares: Double = a11 * x * x + 2 * a12 * x * y + a22 * y * y
                return squares + b1 * x + b2 * y + c
            }
            return QuadraticForm(inputs: 2, values: values).kind
        }
        #expect(kind(1, 0, 1, 0, 0, -1) == "circle" && kind(1, 0.2, 3, 1, 0, -1) == "ellipse")
        #expect(kind(1, 0, -1, 0, 0, -1) == "hyperbola" && kind(0, 1, 0, 0, 0, 0) == "two crossing lines")
        #expect(kind(1, 0, 0, 0, -1, 0) == "parabola" && kind(1, 0, 0, 0, 0, -1) == "two parallel lines")
        #expect(kind(1, 0, 1, 0, 0, 1) == "no border: positive" && kind(-1, 0, -1, 0, 0, -1) == "no border: negative")
        #expect(kind(0, 0, 0, 1, 2, 3) == "linear" && kind(0, 0, 0, 0, 0, 3) == "constant")
    }

    @Test("a multiplet of a high power stands at the maximum, of a low one at the minimum")
    func means() throws {
        let powers: [String: SettingValue] = ["powers": .numbers([40, -40, 1])]
        let found = try Self.picture(
            [Self.layer("multiplet", 3, powers)], data: "y = x1 + x2", range: Interval(0.1, 1))
        guard case .means(let picture) = found.picture else { return #expect(Bool(false), "no means") }
        #expect(picture.units[0].mean > 0.8 && picture.units[1].mean < 0.2)
        #expect(abs(picture.units[2].mean - picture.units[2].arithmetic) < 1e-6)
    }

    @Test("a unit's own lens reads its layer's parameters and what comes in on the probe rows")
    func ownLens() throws {
        let found = try Self.picture(
            [Self.layer("dense", 3), Self.layer("layer-norm", 3)], layer: 1, unit: 0, input: 0)
        guard case .reading(let reading) = found.picture, case .bars(let bars) = reading.chart else {
            return #expect(Bool(false), "no bars")
        }
        let gains = try #require(found.session.graph.network.layers[1].parameters.first).variable
        #expect(bars.bars.count == 4 && bars.bars[0].value > 0)
        #expect(bars.bars.dropFirst().map(\.value) == found.session.values(of: gains))
    }
}
