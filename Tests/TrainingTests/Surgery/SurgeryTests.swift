import Experiments
import Problems
import Testing
import Training

@Suite struct SurgeryTests {
    static func experiment(_ precision: Experiment.Precision = .double) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: "y = sin(3*x1) + x2^2")),
                settings: ProblemSettings(points: 200, seed: 2)))
        experiment.layers = [
            Experiment.Layer(unit: "kan", width: 3, activation: nil, settings: ["grid": .number(4)])
        ]
        experiment.output = Experiment.Layer(unit: "kan", activation: nil, settings: ["grid": .number(4)])
        experiment.optimizer = Experiment.Choice("lbfgs")
        experiment.rate = 1
        experiment.batch = 0
        experiment.precision = precision
        return experiment
    }

    static func trained(_ precision: Experiment.Precision = .double) throws -> Session {
        let session = try Session(experiment(precision))
        session.advance(5)
        session.report()
        return session
    }

    @Test("a refined network computes what it did, on a finer grid", arguments: Experiment.Precision.allCases)
    func refine(precision: Experiment.Precision) throws {
        let session = try Self.trained(precision)
        // A finer grid tapers off nearer to its ends: all samples must lie on the grid.
        try session.apply(.surgery(.updateGrid))
        let before = session.lastReport.train.loss
        try session.apply(.surgery(.refine(grid: 24)))
        // 24 intervals hold all knots of the 4.
        #expect(abs(session.lastReport.train.loss - before) < 1e-4 * before + 1e-7)
        #expect(session.experiment.layers[0].settings["grid"] == .number(24))
        #expect(session.step == 5 && session.networkChanges > 0)
        session.advance(5)
        #expect(session.report().train.loss < before)
    }

    @Test("grids follow the samples and the functions stay nearly as they were")
    func updateGrid() throws {
        let session = try Self.trained()
        let before = session.lastReport.train.loss
        let grid = try #require(session.graph.state.first { $0.name == "1.grid" })
        let old = session.values(of: grid)
        try session.apply(.surgery(.updateGrid))
        #expect(session.values(of: grid) != old)
        #expect(session.lastReport.train.loss < before + 0.05)
        #expect(session.lastReport.hazards.allSatisfy { $0.count == 0 })
    }

    @Test("what does not matter is pruned, and dead units leave the network")
    func prune() throws {
        let session = try Self.trained()
        // Unit 2 of the first layer is disconnected by hand.
        for edge in [
            Surgery.Edge(layer: 0, input: 0, unit: 1), .init(layer: 0, input: 1, unit: 1),
            .init(layer: 1, input: 1, unit: 0),
        ] { try session.apply(.surgery(.cut(edge))) }
        let before = session.report().test.loss
        try session.apply(.surgery(.prune(node: 0, edge: 0)))
        #expect(session.experiment.layers[0].width == 2)
        #expect(abs(session.lastReport.test.loss - before) < 1e-9)
        session.advance(3)
        #expect(session.divergence == nil)
        // However high the threshold, a network remains.
        try session.apply(.surgery(.prune(node: 1e6, edge: 1e6)))
        #expect(session.experiment.layers[0].width == 1)
        session.advance(1)
        #expect(session.divergence == nil && session.state.isFinite)
    }

    @Test("a snapped edge is the function it was fitted with, and goes on learning")
    func snap() throws {
        let session = try Self.trained()
        let edge = Surgery.Edge(layer: 0, input: 0, unit: 0)
        let untouched = session.state
        let choices = try session.symbolicChoices(edge, tried: 1).choices
        #expect(choices.map(\.candidate.choiceLoss) == choices.map(\.candidate.choiceLoss).sorted())
        let best = try #require(choices.first)
        let expected = try #require(best.after)
        #expect(session.experiment == Self.experiment() && session.state == untouched)
        try session.apply(.surgery(.snapEdge(edge, function: best.candidate.function)))
        #expect(session.lastReport == expected)
        #expect(session.outcomes.last?.after == expected && session.state != untouched)
        session.advance(5)
        #expect(session.report().train.loss < expected.train.loss)
        // Written down and read back it is the same network.
        let text = session.experiment.presetText()
        #expect(try Experiment(presetText: text) == session.experiment)
        try session.apply(.surgery(.snap(functions: ["sin", "x^2", "exp"], r2: 0)))
        try session.apply(.surgery(.prune(node: 0.01, edge: 0.03)))
        session.advance(2)
        #expect(session.divergence == nil)
    }

    @Test("undo gives back every bit, and a recording with surgery is replayed to the bit")
    func undoAndReplay() throws {
        let session = try Self.trained()
        let (state, experiment) = (session.state, session.experiment)
        try session.apply(.surgery(.refine(grid: 7)))
        session.advance(2)
        try session.apply(.undo)
        #expect(session.state == state && session.experiment == experiment && session.step == 5)
        try session.apply(.surgery(.prune(node: 0.01, edge: 0.03)))
        session.advance(3)
        try session.apply(.surgery(.updateGrid))
        session.advance(2)
        let replayed = try Session.replay(session.recording, to: session.stepsTaken)
        #expect(replayed.experiment == session.experiment)
        #expect(session.state.isFinite && session.divergence == nil)
        #expect(replayed.state == session.state)
        try session.apply(.restart)
        #expect(session.experiment == Self.experiment() && session.step == 0)
        #expect(throws: SessionError.self) { try session.apply(.undo) }
    }

    @Test("what cannot be done is said, and changes nothing")
    func impossible() throws {
        var dense = Self.experiment()
        dense.layers = []
        dense.output = Experiment.Layer(unit: "dense", activation: nil)
        let session = try Session(dense)
        for surgery in [Surgery.updateGrid, .refine(grid: 5), .prune(node: 0, edge: 0)] {
            #expect(throws: SessionError.self) { try session.apply(.surgery(surgery)) }
        }
        let splines = try Session(Self.experiment())
        let state = splines.state
        for edge in [Surgery.Edge(layer: 9, input: 0, unit: 0), .init(layer: 0, input: -1, unit: 0)] {
            #expect(throws: SessionError.self) { try splines.apply(.surgery(.cut(edge))) }
        }
        let edge = Surgery.Edge(layer: 0, input: 0, unit: 0)
        #expect(throws: SessionError.self) { try splines.apply(.surgery(.snapEdge(edge, function: "nonsense"))) }
        #expect(splines.state == state && splines.recording.entries.isEmpty)
    }
}
