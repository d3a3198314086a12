import Catalogue
import ExpressionGraph
import Experiments
import Problems
import Testing

@testable import Training

extension NeuronUnit {
    /// y = x − m, m ← 0.9·m + 0.1·(mean of the batch): a unit whose buffer changes from step to step.
    fileprivate static let runningMean = NeuronUnit(
        "running-mean", title: "Running mean", family: "tests", formula: "y = x − m",
        source: Source("The tests", 2026, "A unit from outside"), width: .asInput
    ) { x, layer in
        let mean = layer.buffer("mean", [1, x.shape[1]], .constant(0)) { current in
            0.9 * current + 0.1 / Double(x.shape[0]) * x.sum([0]).reshaped([1, x.shape[1]])
        }
        return x - mean.broadcast(to: x.shape)
    }
}

@Suite("A buffer that has a next value")
struct RunningMeanTests {
    private static let isAdded: Void = Palette.units.add(.runningMean)

    private static func experiment(_ optimizer: String) -> Experiment {
        _ = isAdded
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: "y = x1 + x2^2")), settings: .init(points: 80)),
            layers: [
                Experiment.Layer(unit: "dense", width: 4), Experiment.Layer(unit: "running-mean", activation: nil),
            ])
        (experiment.batch, experiment.steps) = (16, 120)
        experiment.optimizer = Experiment.Choice(optimizer)
        if optimizer == "lbfgs" { (experiment.rate, experiment.batch) = (1, 0) }
        return experiment
    }

    private func mean(_ session: Session) throws -> [Double] {
        session.values(of: try #require(session.graph.state.first { $0.name == "1.mean" }))
    }

    @Test("moves with every step, planned or searched, and scores see it as it stands", arguments: ["adam", "lbfgs"])
    func moves(optimizer: String) throws {
        let session = try Session(Self.experiment(optimizer))
        #expect(try mean(session).allSatisfy { $0 == 0 })
        session.advance(1)
        let first = try mean(session)
        #expect(first.allSatisfy { $0 != 0 })
        session.advance(1)
        #expect(try mean(session) != first)
        let moved = session.report()
        session.report()
        #expect(session.lastReport == moved)
    }

    @Test("is part of what a run goes on from", arguments: ["adam", "lbfgs"])
    func goesOn(optimizer: String) throws {
        let plain = try Session(Self.experiment(optimizer))
        plain.advance(20)
        let session = try Session(Self.experiment(optimizer))
        session.advance(8)
        let moment = session.run.checkpoint
        session.advance(5)
        session.run.checkpoint = moment
        session.advance(12)
        #expect(session.state == plain.state)
    }

    @Test("comes back when a surgery is undone")
    func undone() throws {
        let session = try Session(Self.experiment("adam"))
        session.advance(8)
        let before = try mean(session)
        try session.apply(.surgery(.redraw(above: 0)))
        session.advance(3)
        #expect(try mean(session) != before)
        try session.apply(.undo)
        #expect(try mean(session) == before)
    }

    @Test("goes on in a twin and in a lane as in a run alone")
    func lanes() throws {
        let plain = try Session(Self.experiment("adam"))
        plain.advance(100)
        let race = RaceSession()
        race.obey(.add(id: 0, name: "", Self.experiment("adam")))
        race.advance(40)
        race.obey(.branch(from: 0, step: 40, id: 1, name: "", changed: nil))
        race.advance(120)
        let whole = try Session(Self.experiment("adam"))
        whole.advance(120)
        for lane in race.lanes { #expect(lane.session.state == whole.state) }

        let session = try Session(Self.experiment("adam"))
        session.advance(30)
        var swapped = session.experiment
        swapped.layers[0].activation = .init("relu")
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: swapped)))
        try session.apply(.twin(true))
        session.advance(70)
        #expect(session.twinHistory?.points.last == plain.history.points.last)
    }
}
