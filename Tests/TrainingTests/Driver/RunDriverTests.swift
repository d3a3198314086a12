import Experiments
import Problems
import Testing

@testable import Training

@Suite("A driver")
struct RunDriverTests {
    /// Keeps all that it is told.
    private final class Log: RunLog {
        var events: [RunEvent] = []
        func take(_ event: RunEvent) { events.append(event) }

        var reports: [Report] { events.compactMap { if case .report(let report) = $0 { report } else { nil } } }
        var moments: [RunState] { events.compactMap { if case .moment(let moment) = $0 { moment } else { nil } } }
        var marks: [String] { events.compactMap { if case .mark(let mark) = $0 { mark.label } else { nil } } }
        var endings: [RunEnding] { events.compactMap { if case .ended(let ending) = $0 { ending } else { nil } } }
    }

    private static var experiment: Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("circle"), settings: ProblemSettings(points: 100)),
            layers: [Experiment.Layer(unit: "dense", width: 4, activation: .init("tanh"))])
        experiment.steps = 400
        return experiment
    }

    @Test("tells the beginning, every report, moments and the end, and computes what a session alone does")
    func log() throws {
        let alone = try Session(Self.experiment)
        alone.advance(330)
        let log = Log()
        let driver = RunDriver(
            try Session(Self.experiment), reports: .every(100), moments: .every(150), logs: [log])
        #expect(driver.run(to: 330) == .finished)
        #expect(driver.session.state == alone.state && driver.session.lastReport == alone.report())
        guard case .began(let beginning) = log.events.first else { return #expect(Bool(false), "no beginning") }
        #expect(beginning.experiment == Self.experiment && beginning.step == 0)
        #expect(beginning.parameters == alone.parameterCount)
        #expect(log.reports.map(\.step) == [0, 100, 200, 300, 330])
        #expect(log.moments.map(\.step) == [150, 300] && log.endings == [.finished])
        let resumed = try Session(log.moments[0])
        resumed.advance(180)
        #expect(resumed.state == alone.state)
        // A log is kept as bytes.
        for event in log.events {
            #expect(try RunEvent(decoding: event.encoded()).encoded() == event.encoded())
        }
    }

    @Test("stops when it is asked to, and goes on to the same bits")
    func stops() throws {
        let whole = try Session(Self.experiment)
        whole.advance(400)
        let log = Log()
        let driver = RunDriver(try Session(Self.experiment), reports: .own, logs: [log])
        var questions = 0
        let check = StopCheck {
            questions += 1
            return questions.isMultiple(of: 3)
        }
        while driver.run(to: 400, stop: check) == .stopped {}
        #expect(questions > 3 && log.endings.last == .finished && log.endings.first == .stopped)
        #expect(driver.session.state == whole.state)
        #expect(driver.run(to: 400, stop: StopCheck { true }) == .finished)
    }

    @Test("tells what is marked, and where a run diverged")
    func divergence() throws {
        let log = Log()
        let driver = RunDriver(try Session(Self.experiment), reports: .at([7, 20]), logs: [log])
        driver.advance(to: 10)
        #expect(log.reports.map(\.step) == [7])
        var wild = Self.experiment
        wild.layers[0].activation = .init("gelu")
        wild.rate = 1e30
        try driver.session.apply(.edit(ExperimentChange(from: Self.experiment, to: wild)))
        guard case .diverged(let divergence) = driver.run(to: 400) else { return #expect(Bool(false), "it went on") }
        #expect(log.marks == ["1: tanh→gelu", "diverged"] && log.endings == [.diverged(divergence)])
    }

    @Test("where training is cut changes nothing of what is said about a divergence", arguments: [1, 7, 50, 1000])
    func cuts(_ length: Int) throws {
        func divergence(_ stops: [Int]) throws -> Divergence? {
            var wild = Self.experiment
            let square = Experiment.Layer(unit: "dense", width: 8, activation: .init("square"))
            wild.layers = [square, square, square]
            (wild.optimizer, wild.loss, wild.rate) = (.init("sgd"), .init("mse"), 0.5)
            let session = try Session(wild)
            for stop in stops where session.divergence == nil { session.advance(stop - session.step) }
            return session.divergence
        }
        let whole = try divergence([2000])
        #expect(whole != nil)
        #expect(try divergence(Array(stride(from: length, through: 2000, by: length))) == whole)
    }
}
