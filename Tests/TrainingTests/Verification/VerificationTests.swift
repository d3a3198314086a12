import Experiments
import Problems
import Testing

@testable import Training

@Suite("Claims are measured")
struct VerificationTests {
    private static func experiment(_ expectations: [Experiment.Expectation]) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("sine"), settings: ProblemSettings(points: 40)))
        experiment.steps = 30
        experiment.expectations = expectations
        return experiment
    }

    private static func expectation(
        _ metric: Metric = .testMAE, seeds: [UInt64] = [1, 2], steps: Int? = nil,
        rival: String? = nil, isQuick: Bool = false
    ) -> Experiment.Expectation {
        var result = Experiment.Expectation(metric, .atMost(1), claim: "Small")
        (result.seeds, result.steps, result.rival, result.isQuick) = (seeds, steps, rival, isQuick)
        return result
    }

    private static func findings(
        _ verification: Verification, _ experiments: [String: Experiment]
    ) throws -> [[Trial.Finding?]?] {
        try verification.plan.trials.map { trial in
            try trial.findings(of: try #require(experiments[trial.preset]))
        }
    }

    @Test("A run serves every claim that can be measured on it")
    func plan() {
        let claims = [
            Self.expectation(steps: 10), Self.expectation(.trainLoss, seeds: [2, 3]),
            Self.expectation(.testR2, seeds: [2], steps: 900, rival: "b"),
        ]
        let plan = Verification([(name: "a", experiment: Self.experiment(claims))]).plan
        #expect(plan.trials.map(\.preset) == ["a", "a", "a", "b"])
        #expect(plan.trials.map(\.seed) == [1, 2, 3, 2])
        // 900 steps are more than the run has.
        #expect(plan.trials.map(\.stops) == [[10], [10, 30], [30], [30]])
    }

    @Test("Only quick claims are looked at when asked")
    func quick() {
        let experiment = Self.experiment([Self.expectation(), Self.expectation(.psnr, isQuick: true)])
        let subjects = [(name: "a", experiment: experiment)]
        #expect(Verification(subjects, quick: true).items.map(\.expectation.metric) == [.psnr])
        #expect(Verification(subjects).items.count == 2)
    }

    @Test("Values are those of a session of the same seed and steps")
    func values() throws {
        let experiment = Self.experiment([Self.expectation(.testLoss, steps: 17)])
        let verification = Verification([(name: "a", experiment: experiment)])
        let outcome = try #require(
            verification.outcomes(try Self.findings(verification, ["a": experiment])).first)
        let expected = try [UInt64(1), 2].map { seed -> Double in
            var experiment = experiment
            experiment.seed = seed
            let session = try Session(experiment)
            session.advance(17)
            return session.report().test.loss
        }
        #expect(outcome.values == expected)
        #expect(outcome.range?.median == (expected[0] + expected[1]) / 2)
    }

    @Test("Against itself an error is 1 times and a share 0 more")
    func rivals() throws {
        let experiment = Self.experiment([
            Self.expectation(.beyondRMSE, rival: "a"), Self.expectation(.testR2, rival: "a"),
        ])
        let verification = Verification([(name: "a", experiment: experiment)])
        let outcomes = verification.outcomes(try Self.findings(verification, ["a": experiment]))
        #expect(outcomes.map(\.values) == [[1, 1], [0, 0]])
    }

    @Test("Of several looks the one with the least test loss counts")
    func looks() throws {
        var claim = Self.expectation(.trainLoss, seeds: [1])
        claim.every = 8
        let experiment = Self.experiment([claim])
        let verification = Verification([(name: "a", experiment: experiment)])
        #expect(verification.plan.trials.map(\.stops) == [[8, 16, 24, 30]])
        func report(_ test: Double, _ train: Double) -> Trial.Finding {
            .report(
                Report(
                    step: 0, epoch: 0, train: Score(loss: train), test: Score(loss: test), hazards: [],
                    parameterNorm: 0))
        }
        let findings: [Trial.Finding?] = [report(3, 30), report(1, 10), report(.nan, 0), .diverged]
        #expect(verification.outcomes([findings])[0].values == [10])
        #expect(verification.outcomes([findings.dropLast() + [nil]])[0].values == [nil])
    }

    @Test("A run can be compared with its own past")
    func past() throws {
        var claim = Self.expectation(.testLoss, seeds: [1])
        claim.since = 10
        let experiment = Self.experiment([claim])
        let verification = Verification([(name: "a", experiment: experiment)])
        #expect(verification.plan.trials.map(\.stops) == [[10, 30]])
        let found = try Self.findings(verification, ["a": experiment])
        let values = try #require(found[0]).map { $0?.value(of: .testLoss) ?? 0 }
        #expect(verification.outcomes(found)[0].values == [values[1] / values[0]])
    }

    @Test("A run that diverges keeps no bound but that it diverges")
    func divergence() throws {
        var loss = Self.expectation(.testLoss)
        loss.bound = .atMost(1e300)
        var blowUp = Self.expectation(.divergence)
        blowUp.bound = .atLeast(1)
        var experiment = Self.experiment([loss, blowUp])
        experiment.optimizer = .init("sgd")
        experiment.rate = 1000
        experiment.steps = 2000
        let verification = Verification([(name: "a", experiment: experiment)])
        let outcomes = verification.outcomes(try Self.findings(verification, ["a": experiment]))
        #expect(outcomes.map(\.holds) == [false, true])
        #expect(outcomes[1].values == [1, 1])
        #expect(outcomes[0].range?.median == .infinity)
    }

    @Test("What was not run, and metrics the task does not have, hold for nobody")
    func nothing() throws {
        let experiment = Self.experiment([Self.expectation(.testAccuracy)])
        let verification = Verification([(name: "a", experiment: experiment)])
        let measured = verification.outcomes(try Self.findings(verification, ["a": experiment]))
        let stopped = try verification.plan.trials.map { try $0.findings(of: experiment, stop: StopCheck { true }) }
        for outcome in measured + verification.outcomes(stopped) + verification.outcomes([nil, nil]) {
            #expect(outcome.values == [nil, nil])
            #expect(!outcome.holds && outcome.range == nil)
        }
    }

    @Test("The quick claims of the presets hold")
    func quickClaimsHold() throws {
        let library = PresetLibrary.shipped
        let presets = try library.names.map { (name: $0, experiment: try library.preset(named: $0)) }
        let verification = Verification(presets, quick: true)
        #expect(verification.items.count >= 4)
        let findings = try verification.plan.trials.map { trial in
            Optional(try trial.findings(of: try library.preset(named: trial.preset)))
        }
        for outcome in verification.outcomes(findings) {
            #expect(outcome.holds, "\(outcome.item.preset): \(outcome.item.expectation.claim) \(outcome.values)")
        }
    }

    @Test("Rivals of the presets are presets, and claims are short sentences")
    func library() throws {
        let library = PresetLibrary.shipped
        for name in library.names {
            for expectation in try library.preset(named: name).expectations {
                #expect(expectation.claim.hasSuffix(".") && expectation.claim.count <= 100, "\(name)")
                if let rival = expectation.rival { _ = try library.preset(named: rival) }
            }
        }
    }
}
