import Catalogue
import Experiments
import Problems
import Testing
import Training

@Suite struct PhaseTests {
    static func experiment() -> Experiment {
        var experiment = SurgeryTests.experiment()
        var first = Experiment.Training(steps: 6)
        first.settings = ["sparsity": .number(0.001)]
        first.gridUpdates = 2
        var last = Experiment.Training(steps: 5)
        last.optimizer = Experiment.Choice("adam")
        last.rate = 0.002
        last.batch = 32
        experiment.phases = [
            .train(first), .surgery(.prune(node: 0.01, edge: 0.03)), .surgery(.refine(grid: 8)), .train(last),
            .surgery(.updateGrid),
        ]
        experiment.steps = experiment.phaseSteps ?? 0
        return experiment
    }

    @Test("phases follow each other, each with its settings, and steps count on")
    func inOrder() throws {
        let session = try Session(Self.experiment())
        #expect(session.experiment.layers[0].settings["sparsity"] == .number(0.001))
        session.advance(6)
        // The network stands at the end of the phase until it goes on.
        #expect(session.experiment.output.settings["grid"] == .number(4))
        session.advance(1)
        #expect(session.experiment.output.settings["grid"] == .number(8))
        #expect(session.experiment.layers[0].settings["sparsity"] == nil)
        #expect(session.experiment.optimizer.name == "adam" && session.experiment.rate == 0.002)
        #expect(session.graph.batch == 32)
        session.advance(4)
        #expect(session.step == 11 && session.divergence == nil)
        #expect(
            session.outcomes.map(\.label) == ["train", "prune", "refine to 8", "train", "grid update"])
        // Beyond the last phase it goes on as it is.
        session.advance(3)
        #expect(session.step == 14 && session.outcomes.count == 5)
    }

    @Test("the same bits come out however the steps are cut, and when replayed")
    func sameBits() throws {
        let whole = try Session(Self.experiment()), cut = try Session(Self.experiment())
        whole.advance(11)
        for steps in [1, 5, 3, 2] { cut.advance(steps) }
        #expect(whole.state == cut.state && whole.experiment == cut.experiment)
        #expect(whole.outcomes == cut.outcomes)
        try whole.apply(.edit(ExperimentChange(\.rate, 0.001)))
        whole.advance(2)
        #expect(try Session.replay(whole.recording, to: 13).state == whole.state)
        // A change of the rate is one of the experiment, and holds from its beginning.
        var calm = Self.experiment()
        calm.rate = 0.001
        let calmer = try Session(calm)
        calmer.advance(11)
        try whole.apply(.restart)
        whole.advance(11)
        #expect(whole.state == calmer.state && whole.state != cut.state)
    }

    @Test("train, prune, refine, snap, train: from a network to a formula of functions with names")
    func toFormula() throws {
        var experiment = SurgeryTests.experiment()
        experiment.data = ProblemSource(
            .formula(FormulaSource(text: "y = sin(2*x1) + x2^2")), settings: ProblemSettings(points: 120, seed: 2))
        experiment.layers = []
        var first = Experiment.Training(steps: 12)
        first.gridUpdates = 6
        experiment.phases = [
            .train(first), .surgery(.prune(node: 0.01, edge: 0.03)), .surgery(.refine(grid: 10)),
            .train(.init(steps: 8)),
            .surgery(.snap(functions: ["sin", "x^2"], r2: 0.9)), .train(.init(steps: 12)),
        ]
        experiment.steps = experiment.phaseSteps ?? 0
        let session = try Session(experiment)
        session.advance(experiment.steps)
        #expect(session.outcomes.map(\.label) == ["train", "prune", "refine to 10", "train", "snap", "train"])
        #expect(session.outcomes.allSatisfy { $0.after != nil }, "\(session.outcomes.map(\.summary))")
        // Both edges have become functions, and these fit far better than splines can.
        guard case .numbers(let kinds) = session.experiment.output.settings["symbolic"] else {
            return #expect(Bool(false), "nothing has snapped")
        }
        #expect(kinds.allSatisfy { $0 != 0 })
        #expect(session.report().test.loss < 1e-12, "\(session.lastReport.test.loss)")
    }

    @Test("what goes wrong in a later phase is found with the settings of that phase")
    func divergenceInPhase() throws {
        var experiment = SurgeryTests.experiment()
        experiment.output = Experiment.Layer(unit: "quadratic", activation: nil)
        var calm = Experiment.Training(steps: 4), wild = Experiment.Training(steps: 40)
        (calm.optimizer, calm.rate) = (Experiment.Choice("adam"), 0.001)
        (wild.optimizer, wild.rate) = (Experiment.Choice("sgd"), 1e6)
        experiment.phases = [.train(calm), .surgery(.refine(grid: 6)), .train(wild)]
        experiment.steps = experiment.phaseSteps ?? 0
        let session = try Session(experiment)
        session.advance(experiment.steps)
        let divergence = try #require(session.divergence)
        #expect(divergence.step > 4 && divergence.step <= 44, "\(divergence)")
        #expect(!divergence.operation.isEmpty && divergence.operation != "the optimizer", "\(divergence)")
        // Recovery goes on in the phase that failed.
        try session.apply(.recover)
        #expect(session.divergence == nil && session.step >= 4 && session.experiment.optimizer.name == "sgd")
    }

    @Test("a phase can train on a part of the rows")
    func parts() throws {
        var experiment = Experiment(data: ProblemSource(.builtIn("peaks"), settings: ProblemSettings(points: 100)))
        experiment.output = Experiment.Layer(
            unit: "kan", activation: nil, settings: ["grid": .number(20), "base": .choice("zero")])
        experiment.optimizer = Experiment.Choice("lbfgs")
        experiment.rate = 1
        experiment.batch = 0
        var training = Experiment.Training(steps: 2)
        training.part = 2
        experiment.phases = [.train(training)]
        let session = try Session(experiment)
        #expect(session.graph.batch < session.problem.train.rows)
        session.advance(2)
        #expect(session.divergence == nil)
        training.part = 6
        experiment.phases = [.train(training)]
        #expect(throws: SessionError.self) { try Session(experiment) }
        experiment.data = ProblemSource(.builtIn("sine"))
        #expect(throws: SessionError.self) { try Session(experiment) }
    }

    @Test("a surgery that cannot be done is noted, and the run goes on")
    func failingSurgery() throws {
        var experiment = Self.experiment()
        experiment.phases = [
            .train(.init(steps: 1)), .surgery(.cut(.init(layer: 7, input: 0, unit: 0))), .train(.init(steps: 2)),
        ]
        let session = try Session(experiment)
        session.advance(3)
        #expect(session.step == 3 && session.divergence == nil)
        #expect(session.outcomes.contains { $0.after == nil && $0.summary.contains("no edge") })
    }
}
