import Experiments
import Problems
import Testing
import Training

@Suite struct SessionTests {
    static func spiral(precision: Experiment.Precision = .single, seed: UInt64 = 1) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("spiral"), settings: ProblemSettings(points: 200, noise: 0, seed: 3)))
        experiment.layers = [
            Experiment.Layer(unit: "dense", width: 8, activation: .init("tanh")),
            Experiment.Layer(unit: "dense", width: 8, activation: .init("snake")),
        ]
        experiment.batch = 10
        experiment.precision = precision
        experiment.seed = seed
        return experiment
    }

    @Test("a loss falls", arguments: Experiment.Precision.allCases)
    func lossFalls(precision: Experiment.Precision) throws {
        let session = try Session(Self.spiral(precision: precision))
        let before = session.report().train.loss
        session.advance(1500)
        #expect(session.report().train.loss < before / 2)
        #expect(session.divergence == nil)
    }

    @Test("the same seed gives the same bits, however the steps are cut")
    func sameSeedSameBits() throws {
        let whole = try Session(Self.spiral()), cut = try Session(Self.spiral())
        whole.advance(700)
        for steps in [1, 2, 300, 97, 300] { cut.advance(steps) }
        let isSame = whole.state == cut.state && whole.history == cut.history
        #expect(isSame)
        let other = try Session(Self.spiral(seed: 2))
        other.advance(700)
        let differs = other.state != whole.state
        #expect(differs)
    }

    @Test("a recorded run with changes is replayed to the bit")
    func replayGivesTheSameBits() throws {
        let session = try Session(Self.spiral())
        session.advance(100)
        try session.apply(.edit(ExperimentChange(\.rate, 0.003)))
        session.advance(50)
        var edited = session.experiment
        edited.layers[0].width = 12
        edited.l2 = 0.001
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: edited)))
        session.advance(120)
        try session.apply(.reseed(9))
        session.advance(30)
        let replayed = try Session.replay(session.recording, to: session.stepsTaken)
        #expect(session.stepsTaken == 300)
        #expect(session.step == 30)
        let isSame = replayed.experiment == session.experiment && replayed.state == session.state
        #expect(isSame)
    }

    @Test("restart gives the initial weights again")
    func restartRepeatsTheStart() throws {
        let session = try Session(Self.spiral())
        let start = session.state
        session.advance(50)
        let moved = session.state != start
        #expect(moved)
        try session.apply(.restart)
        let isBack = session.state == start
        #expect(isBack)
        #expect(session.step == 0)
    }

    @Test("a widened layer keeps the weights it had, and the layers around it theirs")
    func editsKeepWeights() throws {
        let session = try Session(Self.spiral())
        session.advance(100)
        let before = session.values(of: session.graph.state.first { $0.name == "0.weight" }!)
        var edited = session.experiment
        edited.layers.insert(Experiment.Layer(unit: "dense", width: 5), at: 1)
        edited.layers[0].width = 10
        #expect(EditEffect(from: session.experiment, to: edited).keepsWeights)
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: edited)))
        let after = session.values(of: session.graph.state.first { $0.name == "0.weight" }!)
        #expect(Array(after.prefix(before.count)) == before)
        #expect(session.step == 100)
        session.advance(10)
        #expect(session.divergence == nil)
    }

    @Test("a run that explodes stops, says where, and goes on from the last good state")
    func divergenceIsExplained() throws {
        var experiment = Self.spiral()
        experiment.layers = [Experiment.Layer(unit: "dense", width: 8, activation: .init("square"))]
        experiment.layers.append(experiment.layers[0])
        experiment.layers.append(experiment.layers[0])
        experiment.optimizer = Experiment.Choice("sgd")
        experiment.loss = Experiment.Choice("mse")
        experiment.rate = 10
        let session = try Session(experiment)
        session.advance(2000)
        let divergence = try #require(session.divergence)
        #expect(divergence.step >= 1)
        #expect(!divergence.operation.isEmpty)
        #expect(divergence.summary.contains("not finite"))
        try session.apply(.recover)
        #expect(session.divergence == nil)
        #expect(session.experiment.rate == 5)
        #expect(session.state.isFinite)
    }

    @Test("scores of an untouched test set do not depend on training rows' order")
    func reportsAreRepeatable() throws {
        let session = try Session(Self.spiral())
        session.advance(37)
        #expect(session.report() == session.report())
    }

    @Test("what pictures show of the training rows is what the score counts", arguments: Experiment.Precision.allCases)
    func picturesAgreeWithScores(precision: Experiment.Precision) throws {
        let session = try Session(Self.spiral(precision: precision))
        session.advance(300)
        let accuracy = try #require(session.report().train.accuracy)
        let rows = session.problem.train
        let outputs = ObservatoryWork().outputs(of: session.snapshot(), session.problem, at: rows.inputs)
        #expect(outputs.count == rows.rows)
        let threshold = outputs.contains { $0 < 0 } ? 0 : 0.5
        let right = outputs.indices.count { (outputs[$0] > threshold) == (rows.classIndex($0) == 1) }
        #expect(Double(right) / Double(rows.rows) == accuracy)
    }
}
