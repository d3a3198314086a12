import ArgumentParser
import Dispatch
import Experiments
import Synchronization
import Training

/// Measures whether presets bear out what is claimed of them.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Measure whether published claims hold.",
        discussion: """
            Runs presets that have an 'expect' block, seed by seed on all cores, and compares what they reach with what \
            is claimed. Ends with 1 where a claim does not hold. Two runs differ in 'seconds' only. With --seeds every claim \
            is measured on as many starts that its preset has never seen, and must hold for the share it states.
            """)

    @Argument(help: "Presets or preset files; all presets that expect something if none is named.")
    var presets: [String] = []
    @Flag(help: "Only what takes a second or two.") var quick = false
    @Flag(help: "Write lines of JSON.") var json = false
    @Option(help: "Fresh seeds for each claim, in place of the preset's.") var seeds: Int?

    func validate() throws {
        if let seeds, !(1...PresetLimits.seeds).contains(seeds) {
            throw ValidationError("--seeds is \(seeds); expected a whole number from 1 to \(PresetLimits.seeds)")
        }
    }

    func run() throws {
        try reportingFailures {
            let verification = Verification(try subjects(), quick: quick)
            guard !verification.items.isEmpty else {
                throw UsageError("there is nothing to verify: no \(quick ? "quick " : "")expectation in these presets")
            }
            let interruption = Interruption()
            let start = DispatchTime.now().uptimeNanoseconds
            let runs = try results(verification, interruption)
            let outcomes = verification.outcomes(runs.map(\.findings))
            let total = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
            StandardOutput.write(
                json
                    ? VerificationText.lines(
                        outcomes, runs.map(\.seconds), total: total, isStopped: interruption.happened)
                    : VerificationText.table(
                        outcomes, runs.map(\.seconds), total: total, isStopped: interruption.happened))
            if let signal = interruption.signal { throw ExitCode(128 + signal) }
            if !outcomes.allSatisfy(\.holds) { throw ExitCode(1) }
        }
    }

    private func subjects() throws -> [(name: String, experiment: Experiment)] {
        let isAll = presets.isEmpty
        return try (isAll ? PresetLibrary.shipped.names : presets).compactMap { name in
            var experiment = try ExperimentReference.open(name).experiment
            if let seeds {
                for index in experiment.expectations.indices {
                    experiment.expectations[index].seeds = Experiment.Expectation.freshSeeds(seeds)
                }
            }
            if experiment.expectations.isEmpty {
                if isAll { return nil }
                throw UsageError("the preset '\(name)' expects nothing")
            }
            return (name, experiment)
        }
    }

    private struct TrialRun: Sendable {
        var findings: [Trial.Finding?]?
        var seconds = 0.0
    }

    /// Runs all trials, as many at a time as there are cores; what comes out does not depend on their order.
    private func results(_ verification: Verification, _ interruption: Interruption) throws -> [TrialRun] {
        let trials = verification.plan.trials
        var experiments: [String: Experiment] = [:]
        for trial in trials where experiments[trial.preset] == nil {
            experiments[trial.preset] = try ExperimentReference.open(trial.preset).experiment
        }
        let known = experiments
        let runs = Mutex([TrialRun](repeating: TrialRun(), count: trials.count))
        let failure = Mutex<SessionError?>(nil)
        let progress = TrialCounter(trials.count)
        DispatchQueue.concurrentPerform(iterations: trials.count) { index in
            guard let experiment = known[trials[index].preset], !interruption.happened else { return }
            let start = DispatchTime.now().uptimeNanoseconds
            do throws(SessionError) {
                let findings = try trials[index].findings(
                    of: experiment, stop: StopCheck { interruption.happened },
                    abandonment: interruption.abandonment)
                let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
                runs.withLock { $0[index] = TrialRun(findings: findings, seconds: seconds) }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
            progress.count(trials[index])
        }
        progress.clear()
        // What was given up is told as not run.
        if let error = failure.withLock({ $0 }), !interruption.happened { throw error }
        return runs.withLock { $0 }
    }
}

/// How many trials are done, on a terminal's error stream.
private final class TrialCounter: Sendable {
    private let total: Int
    private let done = Mutex(0)

    init(_ total: Int) { self.total = total }

    func count(_ trial: Trial) {
        let number = done.withLock { done in
            done += 1
            return done
        }
        StandardError.rewrite("\(number)/\(total) runs, last \(trial.preset) with seed \(trial.seed)")
    }

    func clear() { StandardError.rewrite("") }
}
