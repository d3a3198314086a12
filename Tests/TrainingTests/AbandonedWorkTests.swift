import Execution
import Experiments
import Foundation
import Kernels
import Problems
import Testing
import Training

/// Steps and scores that are given up because somebody asks, and what goes on afterwards.
@Suite("Work of a session that is given up")
struct AbandonedWorkTests {
    /// Steps of some milliseconds, which can be given up half-way.
    static func heavy(_ optimizer: String) throws -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("spiral"), settings: ProblemSettings(points: 400, noise: 0.1, seed: 3)))
        let layer = Experiment.Layer(unit: "dense", width: 384, activation: .init("tanh"))
        experiment.layers = [layer, layer]
        experiment.batch = 100
        return try experiment.applying(overrides: ["optimizer.kind=\(optimizer)"])
    }

    @Test("goes on to the same bits as if nobody had asked", arguments: ["adam", "lbfgs"])
    func sameBits(optimizer: String) throws {
        let abandonment = Abandonment()
        let experiment = try Self.heavy(optimizer)
        let steps = optimizer == "adam" ? 60 : 12
        let whole = try Session(experiment)
        whole.advance(steps)
        let cut = try Session(experiment, abandonment: abandonment)
        // Another thread asks now and then; where it hits does not matter, and a step is begun again until it is whole. It
        // asks a number of times only: on a busy machine a step may take longer than the time between two.
        let asker = Asker(abandonment, times: 40)
        while cut.step < steps {
            abandonment.withdraw()
            cut.advance(min(7, steps - cut.step))
        }
        asker.wait()
        abandonment.withdraw()
        let isSame = cut.state == whole.state
        #expect(isSame)
        #expect(cut.report().train == whole.report().train)
    }

    @Test("keeps the scores before, and takes no step")
    func nothing() throws {
        let abandonment = Abandonment()
        let session = try Session(try Self.heavy("adam"), abandonment: abandonment)
        session.advance(3)
        let before = session.report(), state = session.state
        abandonment.ask()
        session.advance(5)
        #expect(session.step == 3 && session.report() == before && session.divergence == nil)
        let isSame = session.state == state
        #expect(isSame)
    }

    @Test("A session that is given up before its first score does not begin")
    func beginning() throws {
        let abandonment = Abandonment()
        abandonment.ask()
        #expect(throws: SessionError.self) { _ = try Session(try Self.heavy("adam"), abandonment: abandonment) }
    }
}

/// Asks on a thread of its own, some times.
private final class Asker: Sendable {
    private let group = DispatchGroup()

    init(_ abandonment: Abandonment, times: Int) {
        DispatchQueue.global().async(group: group) {
            var random = SystemRandomNumberGenerator()
            for _ in 0..<times {
                usleep(UInt32.random(in: 500...6000, using: &random))
                abandonment.ask()
            }
        }
    }

    func wait() { group.wait() }
}
