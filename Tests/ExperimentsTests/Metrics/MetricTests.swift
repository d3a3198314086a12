import Experiments
import Testing

struct MetricTests {
    @Test("Keys and columns are each the name of one metric, and keys read back")
    func names() {
        let keys = Metric.all.map(\.key), columns = Metric.all.compactMap(\.column)
        #expect(Set(keys).count == keys.count)
        #expect(Set(columns).count == columns.count)
        for metric in Metric.all {
            #expect(Metric.named(metric.key) == metric)
            #expect(metric.key.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(metric.key)")
        }
    }

    @Test("A goal can be about any metric, in presets and on the command line", arguments: Metric.all)
    func goals(_ metric: Metric) throws {
        let experiment = try Experiment(presetText: "data: xor\ngoal: {\(metric.key): 0.5}\n")
        #expect(experiment.goal == Experiment.Goal(metric, 0.5))
        #expect(Experiment.Goal("\(metric.key)=0.5") == Experiment.Goal(metric, 0.5))
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
    }

    @Test("A goal is reached from above where lower is better, from below where higher is")
    func goalIsReached() {
        let score = Score(loss: 0.2, accuracy: 0.9)
        let report = Report(step: 1, epoch: 1, train: score, test: score, parameterNorm: 1)
        #expect(report.reaches(.init(.testLoss, 0.2)) && !report.reaches(.init(.testLoss, 0.1)))
        #expect(report.reaches(.init(.testAccuracy, 0.9)) && !report.reaches(.init(.testAccuracy, 0.95)))
        // The task has no such metric.
        #expect(!report.reaches(.init(.testR2, 0)) && !report.reaches(.init(.beyondLoss, 1)))
    }

    @Test("Peak signal: a mean squared error of 4, the greatest there is, is 0 dB; a hundredth of it 20 dB")
    func peakSignal() {
        #expect(Metric.peakSignal(meanSquaredError: 4) == 0)
        #expect(abs(Metric.peakSignal(meanSquaredError: 0.04) - 20) < 1e-12)
        #expect(Metric.peakSignal(meanSquaredError: 0) == .infinity)
    }
}
