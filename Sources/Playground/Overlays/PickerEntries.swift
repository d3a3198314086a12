import Catalogue
import Cells
import Experiments
import Problems
import Training

/// What a list to choose from holds, each a function of what it lists.
extension [Picker.Entry] {
    static func panels(_ table: PanelTable) -> Self {
        table.entries.map { entry in
            let digit = table.digit(of: entry.name).map { "  \($0)" } ?? ""
            return Picker.Entry(text: "\(entry.name)", detail: entry.summary + digit, choice: .panel(entry.name))
        }
    }

    static func units(outputOnly: Bool) -> Self {
        Palette.units.filter { !outputOnly || $0.width == .chosen }.map {
            Picker.Entry(
                text: $0.title, detail: $0.family, names: [$0.name] + $0.aliases,
                choice: .unit($0.name))
        }
    }

    /// The activations, and those that a layer may have instead of one.
    static func activations(of layer: Experiment.Layer) -> Self {
        let standard = Palette.unit(named: layer.unit)?.defaultActivation
        return [
            Picker.Entry(
                text: "none", detail: "the unit alone", names: ["linear", "identity"], choice: .activation(nil)),
            Picker.Entry(
                text: "auto", detail: standard.map { "the unit's own: \($0)" } ?? "the unit's own: none",
                choice: .activation(Experiment.ActivationChoice.auto.name)),
        ] + activations
    }

    static var activations: Self {
        Palette.activations.map {
            Picker.Entry(
                text: $0.name, detail: $0.family, names: $0.aliases,
                choice: .activation($0.name))
        }
    }

    static var data: Self {
        BuiltInProblem.all.map {
            Picker.Entry(
                text: $0.name, detail: $0.summary, names: $0.aliases, keywords: $0.task.rawValue,
                choice: .data($0.name))
        } + [
            Picker.Entry(text: "formula…", detail: "a function that you type", choice: .prompt(.formula)),
            Picker.Entry(text: "table…", detail: "a CSV file", choice: .prompt(.csv)),
            Picker.Entry(text: "picture…", detail: "a PNG or PGM file", choice: .prompt(.picture)),
        ]
    }

    /// Functions that were fitted to the spline of an edge.
    static func functions(_ fitted: SymbolicChoices) -> Self {
        fitted.choices.map {
            Picker.Entry(
                text: $0.candidate.function, detail: $0.words,
                choice: .function(fitted.edge, $0.candidate.function))
        }
    }

    static func presets(_ listings: [PresetLibrary.Listing]) -> Self {
        listings.map {
            Picker.Entry(
                text: $0.entry.name, detail: $0.errors == nil ? $0.title : "cannot be read", keywords: $0.summary,
                choice: .preset($0.entry.name))
        }
    }
}
