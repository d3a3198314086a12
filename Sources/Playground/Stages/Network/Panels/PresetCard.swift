import Catalogue
import Cells
import Experiments

/// What a preset holds, before it is opened: what to look for, and what is trained on what.
struct PresetCard: Panel {
    var listing: PresetLibrary.Listing

    var title: String { listing.title.isEmpty ? listing.entry.name : listing.title }

    var notes: [String] { [] }

    func draw(on frame: inout Frame, context: PanelContext) {
        let (size, theme) = (frame.size, context.theme)
        var text = CardText(width: size.width, height: size.height)
        text.write(title, theme.titleStyle, rows: 2, on: &frame)
        switch listing.read {
        case .failure(let errors):
            text.write(errors.description, theme.errorStyle, rows: text.rest.height, on: &frame)
        case .success(let experiment):
            let facts = Self.facts(of: experiment)
            // The note comes first and may be cut; the facts beneath it are short.
            let needed = facts.reduce(0) { $0 + rows($1.value, width: size.width) } + 1
            for line in experiment.note.split(separator: "\n") {
                let room = text.rest.height - needed
                text.write(String(line), theme.textStyle, rows: room, on: &frame)
            }
            if size.height >= 8 { text.skip() }
            for fact in facts where !text.rest.isEmpty {
                frame.put(fact.name, in: text.rest, style: theme.faintStyle)
                text.write(
                    fact.value, theme.accentStyle, rows: min(2, text.rest.height), indent: Self.indent, on: &frame)
            }
        }
    }

    private static let indent = 9

    private func rows(_ value: String, width: Int) -> Int {
        min(2, value.wrapped(to: max(1, width - Self.indent)).count)
    }

    /// The data, the network from the input on, how it is trained and what for.
    static func facts(of experiment: Experiment) -> [(name: String, value: String)] {
        // How wide the output is only the data know.
        let hidden = LayerCaption.all(of: experiment, observation: nil, outputs: nil).dropLast().map(\.short)
        let output = experiment.output.unit == NeuronUnit.dense.name ? "output" : "output: " + experiment.output.unit
        var facts = [
            ("data", DataFacts(experiment.data.origin).name),
            ("network", (hidden + [output]).joined(separator: " → ")),
            (
                "training",
                "\(experiment.optimizer.name) \(ExperimentField.rate.value(of: experiment)), "
                    + "\(NumberText.grouped(experiment.phaseSteps ?? experiment.steps)) \(ExperimentField.steps.short)"
                    + (experiment.phases.isEmpty ? "" : " in \(experiment.phases.count) phases")
            ),
        ]
        if let goal = experiment.goal { facts.append(("goal", goal.words { NumberText.significant($0) })) }
        if let race = experiment.race { facts.append(("rivals", race.rivals.joined(separator: ", "))) }
        return facts
    }
}
