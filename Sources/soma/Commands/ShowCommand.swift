import ArgumentParser
import Experiments
import Training

/// Shows a preset: its text, and what follows from it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a preset as text, with its network's size.")
    @OptionGroup var options: ExperimentOptions
    @Flag(help: "Write the one-line token that opens the same experiment elsewhere.") var token = false

    func run() throws {
        try reportingFailures {
            let (_, experiment, step) = try options.experiment()
            if token {
                StandardOutput.write(Token.encode(experiment, step: step) + "\n")
                return
            }
            let session = try Session(experiment)
            StandardOutput.write(data: experiment.presetText())
            StandardOutput.write("\n")
            for (index, layer) in session.graph.network.layers.enumerated() {
                let activation = layer.activation.map { ", \($0.name)" } ?? ""
                StandardOutput.write(
                    "# layer \(index + 1): \(layer.unit.title), \(layer.inputs) to \(layer.units)\(activation), "
                        + "\(layer.parameterCount) parameters\n")
            }
            StandardOutput.write(
                "# \(session.problem.train.rows) training rows, \(session.problem.test.rows) test rows, "
                    + "\(session.parameterCount) parameters, \(session.operationsPerStep) operations a step\n")
        }
    }
}
