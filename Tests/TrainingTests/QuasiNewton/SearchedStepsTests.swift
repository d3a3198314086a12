import Catalogue
import Experiments
import Problems
import Testing
import Training

@Suite struct SearchedStepsTests {
    static func wave(precision: Experiment.Precision = .double) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("sine"), settings: ProblemSettings(points: 120, noise: 0, seed: 3)))
        experiment.layers = [Experiment.Layer(unit: "dense", width: 8, activation: .init("tanh"))]
        experiment.optimizer = Experiment.Choice("lbfgs")
        experiment.rate = 1
        experiment.batch = 0
        experiment.precision = precision
        return experiment
    }

    @Test("few steps do what gradient descent needs thousands for", arguments: Experiment.Precision.allCases)
    func lossFalls(precision: Experiment.Precision) throws {
        let session = try Session(Self.wave(precision: precision))
        let before = session.report().train.loss
        session.advance(20)
        #expect(session.divergence == nil && session.step == 20)
        #expect(session.report().train.loss < before / 100)
    }

    @Test("the same seed gives the same bits, however the steps are cut", arguments: [0, 32])
    func sameBits(batch: Int) throws {
        var experiment = Self.wave()
        experiment.batch = batch
        let whole = try Session(experiment), cut = try Session(experiment)
        whole.advance(9)
        for steps in [1, 3, 5] { cut.advance(steps) }
        #expect(whole.state == cut.state && whole.state.isFinite)
    }

    @Test("penalties are part of what is minimised, and constraints hold after every step")
    func penaltiesAndConstraints() throws {
        var plain = Self.wave()
        plain.layers = [Experiment.Layer(unit: "nau", width: 4, activation: nil)]
        let free = try Session(plain)
        plain.l1 = 0.1
        let charged = try Session(plain)
        for session in [free, charged] { session.advance(5) }
        #expect(charged.report().parameterNorm < free.report().parameterNorm)
        for parameter in free.graph.network.parameters where parameter.constraint != nil {
            #expect(free.values(of: parameter.variable).allSatisfy { abs($0) <= 1 })
        }
    }

    @Test("a role with factor 0 stays where it began")
    func frozenRole() throws {
        var experiment = Self.wave()
        experiment.rateFactors = ["bias": 0]
        let session = try Session(experiment)
        let biases = session.graph.network.parameters.filter { $0.role == "bias" }
        let start = biases.map { session.values(of: $0.variable) }
        session.advance(3)
        #expect(!biases.isEmpty && biases.map { session.values(of: $0.variable) } == start)
    }

    @Test("a change of optimizer in a run keeps the weights")
    func edited() throws {
        let session = try Session(Self.wave())
        session.advance(5)
        let loss = session.report().train.loss
        var edited = session.experiment
        edited.optimizer = Experiment.Choice("adam")
        edited.rate = 1e-5
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: edited)))
        #expect(session.report().train.loss == loss)
        session.advance(5)
        #expect(session.divergence == nil && session.step == 10)
    }
}
