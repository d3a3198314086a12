import ArgumentParser
import Cells
import Dispatch
import Experiments
import Playground
import Training

/// Compares presets on the same data, in the same batches, from the same seeds.
struct RaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "race", abstract: "Race presets side by side under fair conditions.",
        discussion: """
            All lanes take data, split, batches, loss, steps, goal and seed of the first. On a terminal the lanes are \
            shown as they train; with --headless, --seeds, --csv or --json, or without a terminal, the race is run to \
            its end and told in words. A lane's numbers are those of 'soma train' to the last bit.
              soma race claims/kan-elliptic claims/mlp-elliptic --budget params=400 --seeds 10 --csv race.csv
            """)

    @OptionGroup var options: RaceOptions
    @Option(parsing: .unconditional, help: "Runs of each lane, with seeds that follow each other.") var seeds: Int?
    @Option(parsing: .unconditional, help: "Report every so many steps; about 200 reports a run if not given.")
    var every: Int?
    @Flag(help: "Run to the end and tell what came of it.") var headless = false
    @Flag(help: "Write lines of JSON.") var json = false
    @Option(help: "Write the screen at the end as text, of columns and rows such as 120x40.") var render: String?
    @OptionGroup var screen: ScreenOptions
    @Option(help: "Write one row for each lane, seed and report to a CSV file.") var csv: String?

    func validate() throws {
        if let seeds, !(1...PresetLimits.seeds).contains(seeds) {
            throw ValidationError("--seeds is \(seeds); expected a whole number from 1 to \(PresetLimits.seeds)")
        }
        if let every, every < 1 { throw ValidationError("--every is \(every); expected 1 or more") }
    }

    func run() throws {
        try reportingFailures {
            let (race, planned) = try options.race()
            if let render { return try write(race, size: try RenderOptions.size(render, option: "--render")) }
            let settings = SettingsFile()
            let screen = screen.completed(by: settings.preferences)
            let isTold =
                headless || screen.plain == true || json || csv != nil || seeds != nil || !StandardOutput.isTerminal
            guard isTold else {
                try options.table.refusePipe()
                return try open(race, seeds: planned ?? 10, on: screen, settings)
            }
            try run(race, seeds: race.seeds(seeds ?? planned ?? 1))
        }
    }

    /// The race on the whole screen.
    private func open(_ race: Race, seeds: Int, on screen: ScreenOptions, _ settings: SettingsFile) throws {
        let lane = race.lanes[0]
        try screen.show(
            PlaygroundStart(name: lane.name, experiment: lane.experiment, step: 0, settings: settings),
            settings.preferences.pace ?? .hundred,
            beginning: [.race(.begin(race, seeds: seeds)), .command(.race(.toggleRun))])
    }

    /// The screen at the end of the race, without a terminal.
    private func write(_ race: Race, size: Size) throws {
        StandardOutput.write(try RaceStill(race, size: size).frame, colors: nil)
    }

    private func run(_ race: Race, seeds: [UInt64]) throws {
        let table = try csv.map { try ReportFile($0, columns: RaceRows.columns) }
        let interruption = Interruption()
        let start = DispatchTime.now().uptimeNanoseconds
        let total = race.lanes.count * seeds.count
        let result = try RaceResult.run(
            race, seeds: seeds, every: every, while: { !interruption.happened }, abandonment: interruption.abandonment
        ) { done in
            StandardError.rewrite("\(done)/\(total) runs")
        }
        StandardError.rewrite("")
        if let signal = interruption.signal { throw ExitCode(128 + signal) }
        guard let result else { return }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        for row in RaceRows.rows(result) { table?.append(row) }
        try table?.close()
        StandardOutput.write(
            json ? RaceText.lines(result, seconds: seconds) : RaceText.summary(result, seconds: seconds))
        if result.runs.allSatisfy({ $0.divergence != nil }) { throw ExitCode(1) }
    }
}
