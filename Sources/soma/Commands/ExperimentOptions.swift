import ArgumentParser
import Experiments
import Foundation
import Problems

/// Which experiment a command is about: a preset, a file, a token or the user's own data, with changes.
struct ExperimentOptions: ParsableArguments {
    @Argument(help: "A preset's name, a preset file (.yaml), a token (soma1-...), or a table (.csv).")
    var preset: String?

    @OptionGroup var table: TableOptions

    @Option(name: .long, parsing: .unconditional, help: "The seed of weights and batches.", transform: Seed.read)
    var seed: UInt64?

    @Option(name: .customLong("set"), help: "Change a setting, as path=value: optimizer.rate=0.1. May be repeated.")
    var changes: [String] = []

    /// The preset opened when nothing is named.
    static let standardPreset = "spiral"

    /// The experiment, and the name to call it by.
    func experiment() throws -> (name: String, experiment: Experiment, step: Int) {
        let file = preset.flatMap { CSVSource.isTableFile($0) ? $0 : nil }
        if let file, let data = table.data {
            throw UsageError("\(file) and --data \(data): expected one table")
        }
        guard let data = try table.source(file) else {
            var opened = try ExperimentReference.open(preset ?? Self.standardPreset, changes: changes)
            if let seed { opened.experiment.seed = seed }
            return opened
        }
        var (name, experiment, step): (String, Experiment, Int)
        if let preset, file == nil {
            (name, experiment, step) = try ExperimentReference.open(preset, changes: changes)
            experiment.data = data
        } else {
            (name, step) = (Self.name(of: data), 0)
            experiment = try Self.standard(for: data, changes: changes)
        }
        if let seed { experiment.seed = seed }
        return (name, experiment, step)
    }

    private static func name(of data: ProblemSource) -> String {
        guard case .csv(let source) = data.origin else { return "" }
        return (source.path as NSString).lastPathComponent
    }

    /// The network that suits a table, with changes.
    private static func standard(for data: ProblemSource, changes: [String]) throws -> Experiment {
        let (data, problem) = try loaded(data, changes: changes)
        do { return try Experiment.standard(for: data, problem: problem).applying(overrides: changes) } catch {
            throw UsageError(error.description)
        }
    }

    /// The rows of a source with what is set of the data.
    static func loaded(_ data: ProblemSource, changes: [String]) throws -> (ProblemSource, Problem) {
        let changed: ProblemSource
        do {
            changed = try Experiment(data: data).applying(overrides: changes.filter { $0.hasPrefix("data.") }).data
        } catch { throw UsageError(error.description) }
        do throws(ProblemError) { return (changed, try Problem.load(changed)) } catch {
            throw UsageError(error.description)
        }
    }
}
