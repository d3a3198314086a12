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
    @Flag(help: "Write lines of JSON.") var json = false
    @Option(help: "Write reports to a CSV file.") var csv: String?
    @OptionGroup var looking: LensOptions

    func validate() throws {
        if let steps, steps < 0 || steps > PresetLimits.steps {
            throw ValidationError("--steps is \(steps); expected a whole number from 0 to \(PresetLimits.steps)")
        }
        if let seconds, !(seconds > 0) { throw ValidationError("--seconds is \(seconds); expected more than 0") }
        if let every, every < 1 { throw ValidationError("--every is \(every); expected 1 or more") }
    }

    func run() throws {
        try reportingFailures {
            var (name, experiment, _) = try options.experiment()
            if let steps { experiment.steps = steps }
            try train(name, try Session(experiment), try looking.lenses())
        }
    }

    private func train(_ name: String, _ session: Session, _ lenses: [Lens]) throws {
        session.watch(Set(lenses))
        var table = try csv.map { try ReportFile($0, columns: RunRecord.columns(lenses)) }
        let interruption = Interruption()
        let start = DispatchTime.now().uptimeNanoseconds
        func elapsed() -> Double { Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9 }
        let planned = session.experiment.steps
        let interval = every ?? max(1, planned / 200)
        var progress = ProgressLine(steps: planned, limit: seconds)

        if json { StandardOutput.write(RunRecord.configuration(name, session).text + "\n") }
        func note(_ report: Report) {
            if json { StandardOutput.write(RunRecord.report(report, lenses: lenses, seconds: elapsed()).text + "\n") }
            table?.append(RunRecord.row(report, lenses: lenses, seconds: elapsed()))
        }
        note(session.lastReport)
        var nextNote = interval
        while session.step < planned, session.divergence == nil, !interruption.happened {
            if let seconds, elapsed() >= seconds { break }
            // Short strides, so that an interruption or the end of the time is seen soon.
            let stride = min(planned - session.step, max(1, min(nextNote - session.step, 1024)))
            session.advance(stride)
            if session.step >= nextNote, session.divergence == nil {
                note(session.report())
                nextNote = (session.step / interval + 1) * interval
            }
            progress.show(step: session.step, report: session.lastReport, elapsed: elapsed())
        }
        progress.clear()
        if session.divergence == nil, session.lastReport.step != session.step { note(session.report()) }
        let status =
            session.divergence != nil ? "diverged" : session.step >= planned ? "finished" : "stopped"
        if json {
            for line in LensRecord.lines(session) { StandardOutput.write(line.text + "\n") }
            StandardOutput.write(RunRecord.summary(session, status: status, seconds: elapsed()).text + "\n")
        } else {
            StandardOutput.write(RunSummary.text(name, session, status: status, seconds: elapsed()))
            for lens in lenses { StandardOutput.write(LensRecord.sentence(lens, session.lastReport) + "\n") }
        }
        try table?.close()
        if let signal = interruption.signal { throw ExitCode(128 + signal) }
        if session.divergence != nil { throw ExitCode(1) }
    }
}
