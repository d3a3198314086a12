import Experiments
import Testing
import Training

/// A metric of our own, as somebody outside would write one: one value.
extension Metric {
    static let overfitting = Metric(
        "overfitting", title: "test loss by training loss", range: 0...1e9, better: .lower, comparesByRatio: true
    ) { $0.test.loss / $0.train.loss }
}

struct MetricsOfRunsTests {
    @Test("A metric written outside is measured by goals, claims and lessons")
    func ownMetric() throws {
        var experiment = try Experiment(presetText: "data: moons\nsteps: 200\n")
        experiment.goal = Experiment.Goal(.overfitting, 1e9)
        experiment.expectations = [Experiment.Expectation(.overfitting, .atLeast(1e-9), claim: "It is positive")]
        experiment.expectations[0].seeds = [1]
        let session = try Session(experiment)
        session.advance(200)
        let report = session.report()
        #expect(report.value(of: .overfitting) == report.test.loss / report.train.loss)
        #expect(report.reaches(try #require(experiment.goal)))
        let finding = Trial.Finding.report(report)
        let claim = experiment.expectations[0]
        #expect(finding.value(of: claim.metric).map(claim.bound.holds) == true)
        #expect(Trial.Finding.diverged.value(of: claim.metric)?.isNaN == true)
    }

    @Test("The picture and the report of a run name one peak signal-to-noise ratio")
    func peakSignal() throws {
        // A rate so high that the network leaves the range of the pixels.
        let session = try Session(
            Experiment(
                presetText: """
                    data: {picture: camera64}
                    network: [{unit: dense, units: 16, activation: tanh}]
                    optimizer: {kind: sgd, rate: 0.5}
                    steps: 20
                    """))
        session.advance(20)
        let report = session.report()
        let observation = Observatory.observation(
            of: session.snapshot(status: .paused), problem: session.problem, ObservationRequest())
        guard case .image(let picture) = observation.output else {
            Issue.record("no picture")
            return
        }
        let ratio = try #require(report.value(of: .psnr))
        #expect(abs(picture.psnr - ratio) < 1e-4 * abs(ratio), "\(picture.psnr) dB against \(ratio) dB")
    }
}
