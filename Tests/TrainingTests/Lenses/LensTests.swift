import Catalogue
import ExpressionGraph
import Experiments
import Synchronization
import Testing
import Training

/// A lens of our own, as somebody outside would write one: one file.
extension Lens {
    static let gradientNorm = Lens(
        Card(
            "gradient-norm", title: "Gradients by parameter", formula: "|∂ mean loss / ∂ θ|",
            source: Source("Soma", 0, "an example")),
        cost: "a forward and a backward pass",
        numbers: [Number("gradient-norm", title: "norm of the gradient", range: 0...1e9, better: .lower)]
    ) { graph in
        let parameters = graph.network.parameters.map(\.variable)
        let gradients = gradient(of: graph.lossPerRow.mean, withRespectTo: parameters.map(\.expression))
        return zip(parameters, gradients).map { Watch("gradient", title: $0.name, $1) }
    } read: { values in
        let squares = values["gradient"].map { $0.values.reduce(0) { $0 + $1 * $1 } }
        return LensReading(
            .bars(.init(zip(values["gradient"], squares).map { .init($0.title, $1.squareRoot()) })),
            numbers: ["gradient-norm": squares.reduce(0, +).squareRoot()])
    }
}

/// Counts how often a lens is asked what it watches: once for each plan.
private final class BuildCounter: Sendable {
    private let count = Mutex(0)
    var builds: Int { count.withLock { $0 } }

    var lens: Lens {
        Lens(Card("counter", formula: "1", source: Source("Soma", 0, "an example")), cost: "none") { [self] graph in
            count.withLock { $0 += 1 }
            return graph.outputs(as: "output")
        } read: { _ in
            LensReading(.gauge(.init("none", 0, in: 0...1)))
        }
    }
}

struct LensTests {
    private static func session(_ changes: String = "", steps: Int = 50) throws -> Session {
        let session = try Session(Experiment(presetText: "data: moons\nsteps: 200\n" + changes))
        session.advance(steps)
        return session
    }

    @Test("A lens written outside looks at gradients and is measured by reports, goals and observations")
    func ownLens() throws {
        let session = try Self.session()
        session.watch(.gradientNorm)
        let metric = try #require(Lens.gradientNorm.metrics.first)
        let norm = try #require(session.report().value(of: metric))
        #expect(norm > 0 && norm.isFinite)
        var request = ObservationRequest()
        (request.parts, request.lenses) = ([], [.gradientNorm])
        let seen = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
        #expect(seen.readings[.gradientNorm]?.numbers == ["gradient-norm": norm])
        // It aims and is aimed at like any other number.
        var experiment = session.experiment
        experiment.goal = .init(metric, norm)
        let aimed = try Session(experiment)
        aimed.advance(50)
        #expect(aimed.report().reaches(.init(metric, norm)))
    }

    @Test("The gradient a lens watches is the one that plain gradient descent goes along")
    func gradients() throws {
        let session = try Self.session(
            "network: [{unit: dense, units: 4, activation: tanh}]\nbatch: all\nprecision: double\n"
                + "optimizer: {kind: sgd, rate: 0.001}\n",
            steps: 0)
        // Only as many training rows as are probed make the two the same.
        guard session.problem.train.rows <= 256 else { return }
        session.watch(.gradientNorm)
        let norm = try #require(session.lastReport.measures["gradient-norm"])
        let before = session.graph.network.parameters.flatMap { session.values(of: $0.variable) }
        session.advance(1)
        let after = session.graph.network.parameters.flatMap { session.values(of: $0.variable) }
        let moved = zip(before, after).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        #expect(abs(moved / 0.001 - norm) < 1e-6 * norm, "\(moved / 0.001) against \(norm)")
    }

    @Test("Nothing is computed that nobody asked for")
    func parts() throws {
        let session = try Self.session()
        var request = ObservationRequest()
        request.parts = []
        let nothing = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
        #expect(nothing.layers.isEmpty && nothing.output == nil && nothing.focus == nil && nothing.readings.isEmpty)
        request.parts = [.layers]
        let layers = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
        #expect(layers.layers.count == session.graph.network.layers.count)
        #expect(layers.layers.allSatisfy { $0.images.isEmpty } && layers.output == nil)
        #expect(session.lastReport.measures.isEmpty)
    }

    @Test("Every lens finds its numbers in a network of two hidden layers", arguments: Lens.all)
    func numbers(_ lens: Lens) throws {
        let session = try Self.session(
            "network: [{unit: dense, units: 6, activation: tanh}, {unit: dense, units: 5, activation: tanh}]\n")
        session.watch(lens)
        let report = session.report()
        for metric in lens.metrics {
            let value = try #require(report.value(of: metric))
            #expect(metric.range.contains(value), "\(metric.key) is \(value)")
        }
    }

    @Test("No lens breaks on a network without hidden layers", arguments: Lens.all)
    func withoutHiddenLayers(_ lens: Lens) throws {
        let session = try Self.session("network: []\n")
        session.watch(lens)
        #expect(session.report().measures.values.allSatisfy { $0.isFinite })
    }

    @Test("The share of dead and of flat outputs is one number, whoever tells it: by units, not by layers")
    func oneDefinition() throws {
        // Layers of unequal width, the first of them dead: a mean over layers would say otherwise.
        let experiment = try Experiment(
            presetText: """
                data: moons
                network:
                  - {unit: dense, units: 12, activation: tanh, initial-bias: 50}
                  - {unit: dense, units: 3, activation: tanh}
                steps: 40
                """)
        let session = try Session(experiment)
        session.watch([.deadUnits, .flatOutputs])
        let report = session.report()
        let record = ObservedRun(experiment, moments: 1).record
        let (flatShare, deadShare) = (
            try #require(Metric.named("flat-share")), try #require(Metric.named("dead-share"))
        )
        let flat = try #require(report.value(of: flatShare))
        #expect(record.moments.first?.saturatedShare == flat)
        #expect(record.moments.first?.deadShare == report.value(of: deadShare))
        let observation = Observatory.observation(
            of: session.snapshot(), problem: session.problem, ObservationRequest())
        let shares = observation.layers.dropLast().compactMap(\.saturatedShare)
        #expect(shares.count == 2 && shares[0] != shares[1])
        #expect(abs(flat - (12 * shares[0] + 3 * shares[1]) / 15) < 1e-12)
    }

    @Test("A pair of networks is looked at on the same rows: a network is wholly like itself")
    func pairs() throws {
        let (first, second) = (try Self.session(), try Self.session("seed: 7\n"))
        func watched(_ session: Session) throws -> WatchedValues {
            var request = ObservationRequest()
            (request.parts, request.pairs) = ([], [.similarity])
            let seen = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
            return try #require(seen.watched[.similarity])
        }
        let (a, b) = (try watched(first), try watched(second))
        let (own, other) = (PairLens.similarity.read(a, a), PairLens.similarity.read(a, b))
        guard case .matrix(let same) = own.chart, case .matrix(let different) = other.chart else {
            Issue.record("no matrix")
            return
        }
        let count = same.rowNames.count
        #expect((0..<count).allSatisfy { abs(same.values[$0 * count + $0] - 1) < 1e-9 })
        #expect(different.values.allSatisfy { (0...1 + 1e-9).contains($0) })
        #expect(different.values.contains { $0 < 0.999 })
    }

    @Test("A change of the rate, the goal or the title leaves the observer as it is; another network makes a new one")
    func observersStay() throws {
        let session = try Self.session()
        let counter = BuildCounter()
        let lens = counter.lens
        let work = ObservatoryWork()
        _ = work.readings(of: session.snapshot(), session.problem, [lens])
        var edited = session.experiment
        (edited.rate, edited.title, edited.goal) = (0.02, "Another title", .init(.testLoss, 0.1))
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: edited)))
        _ = work.readings(of: session.snapshot(), session.problem, [lens])
        #expect(counter.builds == 1)
        try session.apply(.restart)
        _ = work.readings(of: session.snapshot(), session.problem, [lens])
        #expect(counter.builds == 2)
    }
}
