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

    @Option(name: .long, help: "The seed of weights and batches.")
    var seed: UInt64?

    @Option(name: .customLong("set"), help: "Change a setting, as path=value: optimizer.rate=0.1. May be repeated.")
    var changes: [String] = []

    /// The preset opened when nothing is named.
    static let standardPreset = "spiral"

    /// The experiment, and the name to call it by.
    func experiment() throws -> (name: String, experiment: Experiment, step: Int) {
        var name = preset ?? Self.standardPreset
        var step = 0
        var experiment: Experiment
        do {
            if preset == nil, data != nil {
                (name, experiment) = (fileName(), Self.networkForUnknownData)
            } else if name.hasPrefix("soma1-") || name.hasPrefix("soma") && name.contains("-") && name.count > 40 {
                let token = try Token.decode(name)
                (name, experiment, step) = (token.experiment.title, token.experiment, token.step)
                experiment = try experiment.applying(overrides: changes)
            } else if isFile(name) {
                experiment = try Experiment(presetFile: name, overrides: changes)
            } else {
                experiment = try PresetLibrary.shipped.preset(named: name, overrides: changes)
            }
            if let data {
                experiment.data = ProblemSource(.csv(CSVSource(path: data, target: Self.column(target))))
                if preset == nil { experiment = try experiment.applying(overrides: changes) }
            } else if target != nil {
                throw UsageError("--target names a column of --data; there is no --data")
            }
        } catch let error as PresetErrors {
            throw UsageError(error.description)
        } catch let error as TokenError {
            throw UsageError(error.description)
        }
        if let seed { experiment.seed = seed }
        return (name, experiment, step)
    }

    /// Groups of presets have a slash in their names too.
    private func isFile(_ name: String) -> Bool {
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return true }
        return name.contains("/") && !PresetLibrary.shipped.names.contains(name)
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

/// Something a person typed that cannot be done, in words; the program ends with 2.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
