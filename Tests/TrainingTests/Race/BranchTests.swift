import Experiments
import Problems
import Testing

@testable import Training

/// A branch is its origin, gone on from a moment of it.
@Suite struct BranchTests {
    /// Networks whose runs have something that a copy could forget: random numbers of a step, a search's memory,
    /// penalties that grow with time, rows drawn on the way.
    static let networks = ["dense", "dropout", "kan", "nalu", "lbfgs", "ramp", "fresh rows", "double"]

    static func experiment(_ kind: String) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: "y = sin(2*x1) + x2")), settings: .init(points: 80)))
        func layers(_ units: String...) {
            experiment.layers = units.map { Experiment.Layer(unit: $0, width: 5) }
        }
        (experiment.batch, experiment.steps, experiment.rate) = (16, 200, 0.01)
        layers("dense")
        switch kind {
        case "dropout":
            layers("dense", "layer-norm", "dropout", "noisy-relu")
            experiment.layers[2].settings["rate"] = .number(0.3)
        case "kan":
            layers("kan")
            experiment.output = Experiment.Layer(unit: "kan", activation: nil)
        case "nalu":
            layers("nalu", "nmu")
            experiment.optimizer = Experiment.Choice("rmsprop")
        case "lbfgs":
            experiment.optimizer = Experiment.Choice("lbfgs")
            (experiment.batch, experiment.rate, experiment.steps) = (0, 1, 24)
        case "ramp":
            experiment.layers = [
                Experiment.Layer(unit: "nau", width: 4, settings: ["start": .number(20), "end": .number(90)])
            ]
            (experiment.schedule, experiment.l2) = (Experiment.Choice("cosine"), 1e-3)
        case "fresh rows": experiment.drawsFreshRows = true
        case "double": experiment.precision = .double
        default: break
        }
        return experiment
    }

    @Test("a branch with nothing changed goes on as its origin, to the bit", arguments: networks)
    func branchGoesOn(kind: String) throws {
        let experiment = Self.experiment(kind)
        let session = RaceSession()
        session.obey(.add(id: 0, name: "origin", experiment))
        session.obey(.run)
        session.advance(experiment.steps * 3 / 4)
        session.obey(.branch(from: 0, step: experiment.steps / 2, id: 1, name: "branch", changed: nil))
        // Once more, from a branch.
        session.obey(.branch(from: 1, step: experiment.steps / 4, id: 2, name: "twig", changed: nil))
        let steps = session.lanes.map(\.session.step)
        #expect(steps[1] <= experiment.steps / 2 && steps[1] > 0 && steps[2] <= experiment.steps / 4)
        while session.isRunning { session.advance(5) }
        let lanes = session.lanes.map(\.session)
        for lane in lanes.dropFirst() {
            let isSame = lane.state == lanes[0].state && lane.lastReport == lanes[0].lastReport
            #expect(isSame && lane.step == experiment.steps)
        }
    }

    @Test("so does one of a network that was operated on", arguments: [SurgeryTests.experiment(), experiment("kan")])
    func branchAfterSurgery(start: Experiment) throws {
        var experiment = start
        experiment.steps = 40
        let lane = RaceLane(id: 0, name: "origin", session: try Session(experiment))
        lane.advance(to: 8)
        try lane.apply(.surgery(.updateGrid))
        try lane.apply(.surgery(.refine(grid: 9)))
        lane.advance(to: 12)
        try lane.apply(.surgery(.cut(Surgery.Edge(layer: 0, input: 1, unit: 0))))
        lane.advance(to: 16)
        try lane.apply(.surgery(.snapEdge(Surgery.Edge(layer: 0, input: 0, unit: 1), function: "sin")))
        lane.advance(to: 24)
        let branch = try #require(try lane.branch(at: 20, id: 1, name: "branch", changed: nil))
        #expect(branch.session.experiment == lane.session.experiment && branch.session.step <= 20)
        lane.advance(to: 40)
        branch.advance(to: 40)
        let isSame = branch.session.state == lane.session.state && branch.session.lastReport == lane.session.lastReport
        #expect(isSame && branch.session.step == 40)
    }
}
