import ArgumentParser
import Experiments
import Foundation
import Problems

/// Which experiment a command is about: a preset, a file, a token or the user's own data, with changes.
struct ExperimentOptions: ParsableArguments {
    @Argument(help: "A preset's name, a preset file (.yaml), or a token (soma1-...).")
    var preset: String?

    @Option(name: .long, help: "A CSV file to learn from, instead of the preset's data.")
    var data: String?

    @Option(
        name: .long, help: "The column of --data to predict: its name, or its number from 1. The last if not given.")
    var target: String?

    @Option(name: .long, parsing: .unconditional, help: "The seed of weights and batches.", transform: Seed.read)
    var seed: UInt64?

    @Option(name: .customLong("set"), help: "Change a setting, as path=value: optimizer.rate=0.1. May be repeated.")
    var changes: [String] = []

    /// The preset opened when nothing is named.
    static let standardPreset = "spiral"

    /// The experiment, and the name to call it by.
    func experiment() throws -> (name: String, experiment: Experiment, step: Int) {
        var (name, experiment, step) =
            preset == nil && data != nil
            ? (fileName(), Self.networkForUnknownData, 0)
            : try ExperimentReference.open(preset ?? Self.standardPreset, changes: changes)
        if let data {
            experiment.data = ProblemSource(.csv(CSVSource(path: data, target: Self.column(target))))
            if preset == nil {
                do { experiment = try experiment.applying(overrides: changes) } catch {
                    throw UsageError(error.description)
                }
            }
        } else if target != nil {
            throw UsageError("--target names a column of --data; there is no --data")
        }
        if let seed { experiment.seed = seed }
        return (name, experiment, step)
    }

    private func fileName() -> String { data.map { ($0 as NSString).lastPathComponent } ?? "" }

    private static func column(_ text: String?) -> CSVSource.Target {
        guard let text else { return .last }
        return Int(text).map { .number($0) } ?? .named(text)
    }

    /// A network that does something sensible with any table.
    static var networkForUnknownData: Experiment {
        var experiment = Experiment(data: ProblemSource(.builtIn("iris")))
        experiment.title = "Your data"
        experiment.note = "Two layers on a table of yours. Change the network with the keys that ? lists."
        experiment.layers = [
            Experiment.Layer(unit: "dense", width: 16, activation: .init("silu")),
            Experiment.Layer(unit: "dense", width: 16, activation: .init("silu")),
        ]
        experiment.rate = 0.005
        return experiment
    }
}
