import ArgumentParser
import Cells
import Dispatch
import Experiments
import Foundation
import Training

/// Trains without a screen.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a preset without a screen.",
        discussion: """
            Progress goes to a terminal's error stream; results to the output. With --json every line is an object: \
            first the configuration, then reports, last the summary. Two runs of one preset and seed differ in \
            'seconds' only.
            """)

    @OptionGroup var options: ExperimentOptions
    @Option(parsing: .unconditional, help: "Steps to take; the preset's if not given.") var steps: Int?
    @Option(parsing: .unconditional, help: "Stop after about this many seconds.") var seconds: Double?
    @Option(parsing: .unconditional, help: "Report every so many steps; about 200 reports a run if not given.")
    var every: Int?
    @Option(help: "Stop after so many reports without a lower validation loss; needs --set data.validation=0.2.")
    var patience: Int?
    @Flag(help: "Write lines of JSON.") var json = false
    @Option(help: "Write reports to a CSV file.") var csv: String?
    @OptionGroup var looking: LensOptions

    func validate() throws {
        if let steps, steps < 0 || steps > PresetLimits.steps {
            throw ValidationError("--steps is \(steps); expected a whole number from 0 to \(PresetLimits.steps)")
        }
        if let seconds, !(seconds > 0) { throw ValidationError("--seconds is \(seconds); expected more than 0") }
        if let every, every < 1 { throw ValidationError("--every is \(every); expected 1 or more") }
        if let patience, patience < 1 { throw ValidationError("--patience is \(patience); expected 1 or more") }
    }

    func run() throws {
        try reportingFailures {
            var (name, experiment, _) = try options.experiment()
            if let steps { experiment.steps = steps }
            let lenses = try looking.lenses()
            let interruption = Interruption()
            if let seconds { interruption.limit(seconds: seconds) }
            try train(name, try Session(experiment, abandonment: interruption.abandonment), lenses, interruption)
        }
    }

    private func train(_ name: String, _ session: Session, _ lenses: [Lens], _ interruption: Interruption) throws {
        session.watch(Set(lenses))
        let units = try looking.units(session)
        for warning in session.problem.warnings { StandardError.write("soma: warning: \(warning)\n") }
        let start = DispatchTime.now().uptimeNanoseconds
        func elapsed() -> Double { Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9 }
        let planned = session.experiment.steps
        if patience != nil, session.problem.validation == nil {
            throw UsageError("--patience needs rows that validate; --set data.validation=0.2 sets them apart")
        }
        let bestStep = BestStep(patience: patience)
        let reports = try RunReports(
            name, session, lenses, json: json, csv: csv, elapsed: elapsed)
        var progress = ProgressLine(steps: planned, limit: seconds)
        let driver = RunDriver(
            session, reports: .every(every ?? max(1, planned / 200)), logs: [reports, bestStep])
        driver.advance(
            to: planned,
            stop: StopCheck {
                progress.show(step: session.step, report: session.lastReport, elapsed: elapsed())
                return interruption.happened || bestStep.isOver || seconds.map { elapsed() >= $0 } == true
            })
        // Where it ends before its time, scores of the last step if they do not take long.
        if session.step < planned, session.divergence == nil { interruption.limit(seconds: 1) }
        let ending = driver.run(to: planned, stop: StopCheck { true })
        progress.clear()
        let taken = elapsed()
        // A run that was broken off is told at once.
        let baselines =
            session.problem.reading == nil || interruption.happened
            ? [] : try Baseline.all(session.experiment.data, problem: session.problem)
        if json {
            let lines = LensRecord.lines(session) + LensRecord.lines(session, units)
            for line in lines { StandardOutput.write(line.text + "\n") }
            StandardOutput.write(
                RunRecord.summary(session, bestStep, baselines, status: ending.word, seconds: taken).text + "\n")
        } else {
            StandardOutput.write(
                RunSummary.text(name, session, bestStep, baselines, status: ending.word, seconds: taken))
            for lens in lenses { StandardOutput.write(LensRecord.sentence(lens, session.lastReport) + "\n") }
            for place in units { StandardOutput.write(LensRecord.sentence(place, session) + "\n") }
        }
        try reports.close()
        if let signal = interruption.signal { throw ExitCode(128 + signal) }
        if case .diverged = ending { throw ExitCode(1) }
    }
}
