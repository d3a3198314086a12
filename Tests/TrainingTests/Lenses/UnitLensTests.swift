import Catalogue
import Experiments
import Foundation
import Problems
import Testing

@testable import Training

@Suite("Lenses of units show what the layer computes")
struct UnitLensTests {
    /// A network of one layer of a unit on a task, after some steps, and what the lens of its unit finds.
    static func look(
        _ layers: [Experiment.Layer], output: Experiment.Layer? = nil, data: String = "y = sin(3*x1) + x2^2",
        range: Interval = Interval(-1, 1), steps: Int = 0, layer: Int = 0, unit: Int = 0, input: Int = 0
    ) throws -> (reading: LensReading, session: Session) {
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
        return (try #require(observation.focus?.lens).reading, session)
    }

    static func layer(_ unit: String, _ width: Int = 3, _ settings: [String: SettingValue] = [:]) -> Experiment.Layer {
        Experiment.Layer(unit: unit, width: width, activation: nil, settings: settings)
    }

    @Test(
        "every unit with a lens is read, first and in the middle of a network",
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
            let offers = session.graph.network.layers[index].lens != nil
            #expect((observation.focus?.lens != nil) == offers, "\(unit.name) in layer \(index + 1)")
        }
    }

    @Test(
        "the parts of edges sum to the layer's output",
        arguments: ["kan", "fourier-kan", "chebyshev-kan", "relu-kan", "af-kan", "s-kan"])
    func edges(unit: String) throws {
        guard Palette.unit(named: unit) != nil else { return }
        let found = try Self.look([Self.layer(unit, 2)], unit: 1, input: 0)
        guard case .pair(.smallCurves(let small), .curves(let large), _) = found.reading.chart else {
            return #expect(Bool(false), "no edges")
        }
        #expect(small.columns.count == 2 && small.curves.map(\.name) == ["x1→1", "x2→1", "x1→2", "x2→2"])
        #expect(small.chosen == (1, 0) && found.reading.facts[0].text == "x1→2" && large.x == "x1")
        let edge = small.curves[2]
        #expect(edge.values.count == 97 && edge.values.allSatisfy(\.isFinite) && !edge.isFaint)
        // The large curve is the chosen small one, and its parts sum to it.
        #expect(large.curves.last?.points.map(\.y) == edge.values && large.xRange == small.columns[0].range)
        // At the point where both curves are drawn, their sum is the unit's output less its bias: the difference
        // of two outputs along the first input is that of the curve.
        let layer = found.session.graph.network.layers[0]
        let alone = try #require(LayerEvaluator(found.session.experiment, layer, .init(layer: 0, rows: 2)))
        alone.take(step: 0) { found.session.values(of: $0) }
        let range = small.columns[0].range
        let parts = alone.values(at: [range.lowerBound, 0.3, range.upperBound, 0.3], classes: [])["part"]
        func total(_ row: Int) -> Double { parts.reduce(0) { $0 + $1.values[row * 4 + 2] } }
        #expect(abs(total(1) - total(0) - (edge.values[96] - edge.values[0])) < 1e-9)
    }

    @Test("learned activations are drawn over each unit's own sum, in parts that add up")
    func curves() throws {
        let found = try Self.look([Self.layer("bspline-mlp", 3, ["grid": .number(6)])], steps: 3, unit: 2)
        guard case .pair(.smallCurves(let small), .curves(let large), _) = found.reading.chart else {
            return #expect(Bool(false), "no curves")
        }
        #expect(small.chosen == (0, 2) && small.curves.map(\.name) == ["z1", "z2", "z3"])
        #expect(large.curves.map(\.name) == ["spline", "base", "sum"] && found.reading.facts.last?.text == "3 curves")
        #expect(large.home == -3...3 && large.xRange == -4...4)
        // In the middle of an odd number of points stands 0: silu(0) = 0, and three cubic splines count there.
        let coef = try #require(found.session.graph.state.first { $0.name == "0.coef" })
        let own = Array(found.session.values(of: coef).suffix(9))
        let expected = (own[3] + 4 * own[4] + own[5]) / 6
        #expect(abs(large.curves[2].points[48].y - expected) < 1e-9)
        // One interval beyond the grid stand the tails of the last two, and the base.
        let tail = (own[7] + 4 * own[8]) / 6
        let last = try #require(large.curves[2].points.last)
        #expect(abs(last.y - tail - 4 / (1 + exp(-4))) < 1e-9)
        #expect(large.curves[0].points.last.map { abs($0.y - tail) < 1e-9 } == true)
    }

    @Test("complex wavelets show their waves behind other wavelets too")
    func complexWavelets() throws {
        let found = try Self.look([Self.layer("wire", 6), Self.layer("wire", 4)], layer: 1, unit: 1)
        let state = found.session.graph.state
        let (w, v) = (
            found.session.values(of: try #require(state.first { $0.name == "1.W" })),
            found.session.values(of: try #require(state.first { $0.name == "1.W_im" }))
        )
        let facts = found.reading.facts.map(\.text)
        #expect(facts.first == "2 waves" && facts.last == "over the layer's inputs")
        let lengths = (0..<2).map { wavelet in
            let own = w[wavelet * 3..<wavelet * 3 + 3] + v[wavelet * 3..<wavelet * 3 + 3]
            return 10 * own.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }.sorted()
        let numbers = found.reading.numbers
        #expect(abs((numbers["least-frequency"] ?? 0) - lengths[0]) < 1e-9)
        #expect(abs((numbers["greatest-frequency"] ?? 0) - lengths[1]) < 1e-9)
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
        let reading = try #require(observation.focus?.lens?.reading)
        guard case .pair(.smallCurves(let small), _, _) = reading.chart else { return #expect(Bool(false), "no edges") }
        #expect(small.curves[1].isFaint && small.curves[1].remark == "cut" && !small.curves[0].isFaint)
        #expect(reading.facts[1].text == "cut" && small.curves[2].remark == "sin")
        // What pruning goes by.
        let input = try SurgeryInput(session.experiment, session.problem, session.run)
        let layers = try input.splineLayers()
        let counts = (0...session.experiment.layers.count).map { index in
            layers.first { $0.index == index }?.units ?? 0
        }
        let scores = EdgeScores(input, layers, counts: counts).edges
        #expect(abs((Double(small.curves[0].remark) ?? -1) - scores[0][0]) < 0.05 * max(scores[0][0], 0.01))
    }

    @Test("frequencies are those of the data where only affine layers lie before")
    func frequencies() throws {
        let found = try Self.look([Self.layer("siren", 5)], data: "y = sin(9*x)", unit: 2)
        guard case .pair(.histogram(let waves), .curves(let spectrum), _) = found.reading.chart else {
            return #expect(Bool(false), "no waves")
        }
        let weights = try #require(found.session.graph.state.first { $0.name == "0.W" })
        let deviation = found.session.problem.inputScaling.deviations[0]
        let expected = found.session.values(of: weights).map { abs($0) * 30 / deviation }.sorted()
        #expect(waves.counts.reduce(0, +) == 5 && waves.range.upperBound == found.reading.numbers["greatest-frequency"])
        #expect(abs(waves.range.upperBound - expected[4]) < 1e-9 * expected[4])
        #expect(Self.reference(found.reading) == "over the data")
        let target = try #require(spectrum.curves.first { $0.name == "true" }).points
        let peak = try #require(target.max { $0.y < $1.y })
        #expect(abs(peak.x - 9) < 2, "\(peak.x)")
        // Behind a dense layer they are those of the composite; behind a bent one there are none of the data.
        let behind = try Self.look([Self.layer("dense", 3), Self.layer("fan", 8)], data: "y = sin(9*x)", layer: 1)
        #expect(Self.reference(behind.reading) == "over the data")
        var bent = Self.layer("dense", 3)
        bent.activation = Experiment.ActivationChoice("tanh")
        let last = try Self.look([bent, Self.layer("fan", 8)], data: "y = sin(9*x)", layer: 1)
        #expect(Self.reference(last.reading) == "over the layer's inputs")
    }

    private static func reference(_ reading: LensReading) -> String? { reading.facts.last?.text }

    @Test("formulas of weights that have arrived go through the layers before, in every layer")
    func composedFormulas() throws {
        let found = try Self.look(
            [Self.layer("nac", 2), Self.layer("nac", 1)], data: "y = x1 + x2", layer: 1)
        // At the start weights are between: nothing is read.
        #expect(found.reading.formulas == [nil] && found.reading.lines[0].text == "y = ? while weights are between")
        guard case .sliders(let sliders) = found.reading.chart else { return #expect(Bool(false), "no sliders") }
        #expect(sliders.rows.map(\.name) == ["h1→1", "h2→1"] && sliders.range == -1...1)
    }

    @Test("a multiplet of a high power stands at the maximum, of a low one at the minimum")
    func means() throws {
        let powers: [String: SettingValue] = ["powers": .numbers([40, -40, 1])]
        let found = try Self.look(
            [Self.layer("multiplet", 3, powers)], data: "y = x1 + x2", range: Interval(0.1, 1))
        guard case .pair(.sliders(let sliders), .bars(let shares), _) = found.reading.chart else {
            return #expect(Bool(false), "no means")
        }
        #expect(sliders.rows[0].value > 0.8 && sliders.rows[1].value < 0.2)
        #expect(abs(sliders.rows[2].value - sliders.rows[2].marks[2].value) < 1e-6)
        #expect(abs(shares.bars.reduce(0) { $0 + $1.value } - 1) < 1e-9)
    }

    @Test("a unit's own lens reads its layer's parameters and what comes in on the probe rows")
    func ownLens() throws {
        let found = try Self.look(
            [Self.layer("dense", 3), Self.layer("layer-norm", 3)], layer: 1, unit: 0, input: 0)
        guard case .bars(let bars) = found.reading.chart else { return #expect(Bool(false), "no bars") }
        let gains = try #require(found.session.graph.network.layers[1].parameters.first).variable
        #expect(bars.bars.count == 4 && bars.bars[0].value > 0)
        #expect(bars.bars.dropFirst().map(\.value) == found.session.values(of: gains))
    }
}
