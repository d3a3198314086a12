import Experiments
import Problems
import Testing

@testable import Training

@Suite("Training on rows never shown before")
struct FreshBlocksTests {
    /// 20 training rows, so that a table lasts four steps of 5.
    private static func experiment(batch: Int = 5, fresh: Bool = true) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("sine"), settings: ProblemSettings(points: 40)),
            layers: [Experiment.Layer(unit: "dense", width: 4, activation: .init("tanh"))])
        experiment.batch = batch
        experiment.drawsFreshRows = fresh
        return experiment
    }

    @Test("The same bits however the steps are cut, and after a return", arguments: [5, 7, 20, 0])
    func sameBits(batch: Int) throws {
        let whole = try Session(Self.experiment(batch: batch))
        let cut = try Session(Self.experiment(batch: batch))
        whole.advance(60)
        for steps in [1, 2, 30, 27] { cut.advance(steps) }
        #expect(whole.state == cut.state)
        let replayed = try Session.replay(whole.recording, to: 60)
        #expect(replayed.state == whole.state)
    }

    @Test("Fresh rows lead elsewhere than the same rows again")
    func differs() throws {
        let fresh = try Session(Self.experiment()), fixed = try Session(Self.experiment(fresh: false))
        fresh.advance(40)
        fixed.advance(40)
        #expect(fresh.state != fixed.state)
    }

    @Test("Every row of a table comes once, and the next table is another")
    func tables() throws {
        let experiment = Self.experiment()
        let problem = try Problem.load(experiment.data)
        let blocks = try #require(try FreshBlocks(experiment, problem, rows: 20, batch: 5))
        #expect((0..<9).map { blocks.block(ofStep: $0) } == [0, 0, 0, 0, 1, 1, 1, 1, 2])
        #expect((0..<5).map { blocks.stepsLeft(from: $0) } == [4, 3, 2, 1, 4])
        var rows = [Int32](repeating: 0, count: 20)
        blocks.fill(&rows, from: 4)
        #expect(rows == (0..<20).map { $0 })
        #expect(blocks.table(ofBlock: 0) != blocks.table(ofBlock: 1))
        #expect(blocks.table(ofBlock: 3) == blocks.table(ofBlock: 3))
        #expect(blocks.table(ofBlock: 0).rows == 20)
        let none = try FreshBlocks(Self.experiment(fresh: false), problem, rows: 20, batch: 5)
        #expect(none == nil)
    }

    @Test("Data that are all there are have no fresh rows, and say so")
    func noFreshRows() {
        var experiment = Self.experiment()
        experiment.data = ProblemSource(.builtIn("iris"))
        let error = #expect(throws: SessionError.self) { try Session(experiment) }
        #expect(
            error?.message
                == "the rows of 'iris' are all there are: 'fresh: true' is for curves, formulas and arithmetic")
    }

    @Test("A run that diverges on fresh rows is still taken apart")
    func divergence() throws {
        var experiment = Self.experiment()
        experiment.optimizer = .init("sgd")
        experiment.rate = 1000
        experiment.layers[0].activation = .init("identity")
        let session = try Session(experiment)
        session.advance(500)
        #expect(session.divergence != nil)
    }
}
