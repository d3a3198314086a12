import ArgumentParser
import Cells
import Experiments
import Playground
import Training

/// Writes a page of the explorer of activation functions as text.
struct RenderExplorerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore", abstract: "Write a page of the explorer of activation functions.",
        discussion: """
            soma render explore gelu silu celu:alpha=2 --view data
            soma render explore tanh relu --view depth --set layers=100 --set weights=he
            soma render explore tanh --view data --of spiral --layer 2 --steps 500
            soma render explore --view table --filter "even bounded" --set sort=-gain
            """)

    @OptionGroup var functions: ExploredNames
    @Option(help: "The page: \(Self.views).") var view = "curves"
    @Option(
        name: .customLong("set"),
        help: "A setting, name=value: \(ExplorerState.settingNames.joined(separator: ", ")). May be repeated.")
    var changes: [String] = []
    @Option(help: "Words to filter the table by.") var filter = ""
    @Option(help: "Push through what goes into an activation of this preset or file, rather than a Gaussian.")
    var of: String?
    @Option(parsing: .unconditional, help: "Which layer of it, from 1.") var layer = 1
    @Option(parsing: .unconditional, help: "Steps it is trained first.") var steps = 500
    @OptionGroup var look: RenderOptions

    static let views = ExplorerPage.allCases.map(\.rawValue).joined(separator: ", ")

    static func page(_ view: String) throws -> ExplorerPage {
        guard let page = ExplorerPage(rawValue: view.lowercased()) else {
            throw UsageError("--view is '\(view)'; expected one of \(views)")
        }
        return page
    }

    func run() throws {
        try reportingFailures {
            let page = try Self.page(view)
            let explored = try functions.explored()
            let densities = try densities()
            guard of == nil || (1...densities.count).contains(layer) else {
                throw UsageError("--layer is \(layer); '\(of ?? "")' has layers from 1 to \(densities.count)")
            }
            var problem: String?
            let frame = explorerFrame(
                explored, page: page, size: try look.chosenSize(least: ScreenLayout.minimum), densities: densities,
                layer: of == nil ? nil : layer - 1, filter: filter, theme: try look.chosenTheme(),
                capabilities: look.capabilities
            ) { explorer in
                for change in changes where problem == nil {
                    let sides = change.split(separator: "=", maxSplits: 1).map(String.init)
                    problem =
                        sides.count == 2
                        ? explorer.set(sides[0], to: sides[1]) : "expected name=value; found '\(change)'"
                }
            }
            if let problem { throw UsageError("--set: " + problem) }
            look.write(frame)
        }
    }

    /// What goes into the activations of a preset's layers after some training.
    private func densities() throws -> [Distribution] {
        guard let of else { return [] }
        guard steps >= 0, steps <= PresetLimits.steps else {
            throw UsageError("--steps is \(steps); expected a whole number from 0 to \(PresetLimits.steps)")
        }
        let session = try Session(ExperimentReference.open(of).experiment)
        RunDriver(session, reports: .never).run(to: steps)
        let observation = Observatory.observation(
            of: session.snapshot(), problem: session.problem, ObservationRequest())
        return observation.layers.map(\.before)
    }
}
