import Experiments
import Problems
import Testing

@testable import Training

@Suite("A swap of activations")
struct SwapTests {
    private var experiment: Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("circle"), settings: ProblemSettings(points: 100)),
            layers: [Experiment.Layer(unit: "dense", width: 4, activation: .init("tanh"))])
        experiment.steps = 400
        return experiment
    }

    private var swapped: Experiment {
        var swapped = experiment
        swapped.layers[0].activation = .init("gelu")
        return swapped
    }

    @Test("keeps weights and is marked on the losses by what was replaced")
    func marks() throws {
        let session = try Session(experiment)
        session.advance(60)
        let before = session.values(of: session.graph.state[0])
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: swapped)))
        #expect(session.values(of: session.graph.state[0]) == before)
        #expect(session.step == 60)
        #expect(session.history.marks.map(\.label) == ["1: tanh→gelu"])
        #expect(session.history.marks.map(\.step) == [60])
        #expect(session.hasSwap)
    }

    @Test("has a twin that goes on to the last bit as if nothing had been replaced, whenever it is asked for")
    func twin() throws {
        let plain = try Session(experiment)
        plain.advance(200)
        let expected = plain.history.points.filter { $0.step > 60 }
        #expect(!expected.isEmpty)
        for later in [60, 61, 130, 200] {
            let session = try Session(experiment)
            session.advance(60)
            try session.apply(.edit(ExperimentChange(from: session.experiment, to: swapped)))
            session.advance(later - 60)
            #expect(session.twinHistory == nil)
            try session.apply(.twin(true))
            session.advance(200 - later)
            let twin = try #require(session.twinHistory).points.filter { $0.step > 60 }
            #expect(twin == expected)
            #expect(session.lastReport.test.loss != plain.lastReport.test.loss)
        }
    }

    @Test("is forgotten at a new start, and there is no twin without one")
    func forgotten() throws {
        let session = try Session(experiment)
        try session.apply(.twin(true))
        #expect(session.twinHistory == nil)
        session.advance(20)
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: swapped)))
        try session.apply(.twin(true))
        #expect(session.snapshot().twinHistory != nil)
        try session.apply(.twin(false))
        #expect(session.twinHistory == nil)
        try session.apply(.restart)
        #expect(!session.hasSwap)
    }

    @Test("is told from other edits")
    func effects() {
        #expect(EditEffect(from: experiment, to: swapped).isSwap)
        var wider = swapped
        wider.layers[0].width = 5
        #expect(!EditEffect(from: experiment, to: wider).isSwap)
        var other = swapped
        other.batch = 16
        #expect(!EditEffect(from: experiment, to: other).isSwap)
        #expect(!EditEffect(from: experiment, to: experiment).isSwap)
    }
}
