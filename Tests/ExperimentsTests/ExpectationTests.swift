import Problems
import Testing

@testable import Experiments

@Suite("Presets say what is expected of them")
struct ExpectationTests {
    @Test("All that can be said of a claim is read and written back")
    func everything() throws {
        let experiment = try Experiment(
            presetText: """
                data: sine
                fresh: true
                expect:
                  - {metric: Beyond_MSE, at-most: 0.05, paper: 7.8e-5, claim: "It goes on: far.", source: arXiv 1, seeds: 20, share: 0.9, steps: 1e3, every: 100, since: 50, against: claims/mlp, quick: yes}
                  - {metric: psnr, at-least: 30, claim: Sharp, seeds: [7, 18446744073709551615]}
                """)
        var first = Experiment.Expectation(.beyondMSE, .atMost(0.05), claim: "It goes on: far.")
        first.paper = 7.8e-5
        first.source = "arXiv 1"
        first.seeds = Array(1...20)
        first.share = 0.9
        first.steps = 1000
        (first.every, first.since) = (100, 50)
        first.rival = "claims/mlp"
        first.isQuick = true
        var second = Experiment.Expectation(.psnr, .atLeast(30), claim: "Sharp")
        second.seeds = [7, .max]
        #expect(experiment.expectations == [first, second])
        #expect(experiment.drawsFreshRows)
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
    }

    @Test("What is not said: five seeds, all of which must hold, at the end of the run")
    func defaults() throws {
        let experiment = try Experiment(
            presetText: "data: sine\nexpect: [{metric: test-loss, at-most: 1, claim: Low}]")
        #expect(experiment.expectations == [Experiment.Expectation(.testLoss, .atMost(1), claim: "Low")])
        let expectation = experiment.expectations[0]
        #expect(expectation.seeds == [1, 2, 3, 4, 5] && expectation.neededSeeds == 5)
        #expect(expectation.steps == nil && expectation.rival == nil && !expectation.isQuick)
        #expect(
            experiment.presetText() == "data: sine\nexpect:\n  - {metric: test-loss, at-most: 1, claim: Low}\n")
    }

    @Test(
        "A share of the seeds is rounded up, but not for what is lost in binary",
        arguments: [(20, 0.9, 18), (20, 0.91, 19), (5, 1, 5), (3, 0.5, 2), (7, 1e-6, 1), (10, 0.7, 7)])
    func neededSeeds(_ seeds: Int, _ share: Double, _ needed: Int) {
        var expectation = Experiment.Expectation(.psnr, .atLeast(0), claim: "")
        expectation.seeds = Experiment.Expectation.firstSeeds(seeds)
        expectation.share = share
        #expect(expectation.neededSeeds == needed)
    }

    @Test("A bound holds at its number and never for what is none")
    func bounds() {
        #expect(Experiment.Expectation.Bound.atMost(2).holds(2))
        #expect(!Experiment.Expectation.Bound.atMost(2).holds(2.1))
        #expect(Experiment.Expectation.Bound.atLeast(2).holds(2))
        #expect(!Experiment.Expectation.Bound.atLeast(2).holds(1.9))
        for bound in [Experiment.Expectation.Bound.atMost(2), .atLeast(2)] { #expect(!bound.holds(.nan)) }
    }

    @Test("A claim that a shorter run never comes to is no mistake, so that steps can be changed")
    func shorterRun() throws {
        let text = "data: sine\nsteps: 100\nexpect: [{metric: test-loss, at-most: 1, claim: Low, steps: 90}]"
        #expect(try Experiment(presetText: text).applying(overrides: ["steps=10"]).steps == 10)
    }

    @Test(
        "Mistakes are told with their place",
        arguments: [
            ("7", "expect: found “7”, expected a list"),
            ("[low]", "expect[0]: found “low”, expected a mapping such as {key: value}"),
            ("[{metric: psnr, at-least: 1}]", "expect[0]: “claim” is missing"),
            ("[{at-least: 1, claim: x}]", "expect[0]: “metric” is missing"),
            (
                "[{metric: psnr, claim: x}]",
                "expect[0]: found a mapping, expected exactly one of the keys at-most or at-least"
            ),
            (
                "[{metric: psnr, at-most: 1, at-least: 1, claim: x}]",
                "expect[0]: found a mapping, expected exactly one of the keys at-most or at-least"
            ),
            ("[{metric: psnr, at-most: nan, claim: x}]", "expect[0].at-most: found “nan”, expected a number from -"),
            ("[{metric: test-los, at-most: 1, claim: x}]", "did you mean “test-loss”?"),
            ("[{metric: psnr, at-most: 1, claim: x, seeds: 0}]", "expected a number of seeds from 1 to 100"),
            ("[{metric: psnr, at-most: 1, claim: x, seeds: [1, 1]}]", "expected a number of seeds from 1 to 100"),
            ("[{metric: psnr, at-most: 1, claim: x, seeds: []}]", "expected a number of seeds from 1 to 100"),
            ("[{metric: psnr, at-most: 1, claim: x, seeds: [-1]}]", "seeds[0]: found “-1”, expected a whole number"),
            ("[{metric: psnr, at-most: 1, claim: x, share: 0}]", "expected a number above 0 and at most 1"),
            ("[{metric: psnr, at-most: 1, claim: x, step: 3}]", "did you mean “steps”?"),
        ])
    func mistakes(_ block: String, _ message: String) {
        let error = #expect(throws: PresetErrors.self) {
            try Experiment(presetText: "data: sine\nexpect: " + block)
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
}
