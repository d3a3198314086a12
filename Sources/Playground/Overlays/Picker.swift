import Catalogue
import Cells
import Experiments
import Problems

/// A list to choose from, searched by typing.
public struct Picker: Hashable, Sendable {
    public enum Purpose: Hashable, Sendable {
        case commands
        /// A panel to go to.
        case panels
        /// Another unit for the selected layer.
        case unit
        /// A new layer at an index of the hidden layers.
        case newLayer(at: Int)
        case activation
        /// A function for the explorer, in the place of one or besides them.
        case explored(replacing: Int?)
        case data
        case presets
        case preferences
        /// A function for an edge.
        case functions(Surgery.Edge)
        /// A preset for a new lane of the race.
        case lane
    }

    public var purpose: Purpose
    public var query = LineEditor()
    /// An index of the entries found.
    public var selected = 0

    init(_ purpose: Purpose, selected: Int = 0) {
        self.purpose = purpose
        self.selected = selected
    }

    /// An entry and what taking it means.
    struct Entry: Hashable {
        enum Choice: Hashable {
            case command(Command)
            case panel(PanelName)
            case unit(String)
            /// `nil` for none.
            case activation(String?)
            /// A formula that cannot be taken as it stands.
            case problem(TypedActivationError)
            case data(String)
            case prompt(Prompt.Purpose)
            case preset(String)
            case preference(PreferenceName, String)
            case function(Surgery.Edge, String)
        }

        var text: String
        var detail: String
        /// Words that are searched besides the text, not shown.
        var keywords = ""
        var choice: Choice
    }

    var title: String {
        switch purpose {
        case .commands: "Commands"
        case .panels: "Panels"
        case .unit: "Kind of the layer"
        case .newLayer: "A new layer"
        case .activation: "Activation"
        case .explored: "A function to explore"
        case .data: "What is learned"
        case .presets: "Presets"
        case .preferences: "Preferences, for all experiments"
        case .functions(let edge):
            "A function for the edge \(edge.input + 1)→\(edge.unit + 1) of layer \(edge.layer + 1)"
        case .lane: "A new lane"
        }
    }

    /// All entries in their own order.
    func entries(_ state: State) -> [Entry] {
        switch purpose {
        case .commands: Self.commands(state)
        case .panels:
            state.panels.entries.map { entry in
                let digit = state.panels.digit(of: entry.name).map { "  \($0)" } ?? ""
                return Entry(text: "\(entry.name)", detail: entry.summary + digit, choice: .panel(entry.name))
            }
        case .unit, .newLayer: Self.units(outputOnly: purpose == .unit && state.isOutputSelected)
        case .activation: Self.activations(of: state.selectedLayer)
        case .explored: Self.activations
        case .data: Self.data
        case .presets, .lane: Self.presets(state)
        case .preferences: state.preferenceEntries
        case .functions(let edge): Self.functions(state, edge)
        }
    }

    /// The entries that match what was typed, the best first, with the places of the letters.
    func found(_ state: State) -> [(entry: Entry, positions: [Int])] {
        let all = entries(state)
        let pattern = query.text
        guard pattern.contains(where: { $0 != " " }) else { return all.map { ($0, []) } }
        let typed = typedFunction.map { [(entry: $0, positions: [Int]())] } ?? []
        var matches: [(entry: Entry, positions: [Int], score: Int)] = []
        for entry in all {
            if let match = FuzzyMatch(pattern, in: entry.text) {
                matches.append((entry, match.positions, match.score + 30))
            } else if let match = FuzzyMatch(pattern, in: entry.detail + " " + entry.keywords), match.score > 0 {
                matches.append((entry, [], match.score))
            }
        }
        // Equal matches keep their order, which sorting alone does not promise.
        return typed
            + matches.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map { ($0.element.entry, $0.element.positions) }
    }

    /// What was typed, where a function is asked for and it can only be meant as a formula.
    private var typedFunction: Entry? {
        let text = query.text
        guard takesFormulas, Palette.isFormula(text), Palette.activation(named: text) == nil else { return nil }
        do {
            let name = try TypedActivation(text).activation.name
            return Entry(text: text, detail: "typed", choice: .activation(name))
        } catch {
            return Entry(text: text, detail: "not yet right", choice: .problem(error))
        }
    }

    /// Whether a formula of x may be typed instead of a name.
    var takesFormulas: Bool {
        switch purpose {
        case .activation, .explored: true
        default: false
        }
    }

    private static func commands(_ state: State) -> [Entry] {
        state.keys.bindings.filter {
            ($0.place == .stage(state.stage) || $0.place == .everywhere) && $0.command != .palette
                && $0.command != .close
        }.map {
            let effect = state.effectOfEdit($0.command).map { "  (\($0))" } ?? ""
            return Entry(
                text: $0.description + effect, detail: $0.keyNames(state.capabilities.glyphs),
                keywords: $0.label + " " + $0.group.rawValue,
                choice: .command($0.command))
        }
    }

    private static func units(outputOnly: Bool) -> [Entry] {
        Palette.units.filter { !outputOnly || $0.width == .chosen }.map {
            Entry(
                text: $0.title, detail: $0.family, keywords: ([$0.name] + $0.aliases).joined(separator: " "),
                choice: .unit($0.name))
        }
    }

    private static func activations(of layer: Experiment.Layer) -> [Entry] {
        let standard = Palette.unit(named: layer.unit)?.defaultActivation
        return [
            Entry(text: "none", detail: "the unit alone", keywords: "linear identity", choice: .activation(nil)),
            Entry(
                text: "auto", detail: standard.map { "the unit's own: \($0)" } ?? "the unit's own: none",
                choice: .activation(Experiment.ActivationChoice.auto.name)),
        ] + activations
    }

    private static var activations: [Entry] {
        Palette.activations.map {
            Entry(
                text: $0.name, detail: $0.family, keywords: $0.aliases.joined(separator: " "),
                choice: .activation($0.name))
        }
    }

    private static var data: [Entry] {
        BuiltInProblem.all.map {
            Entry(
                text: $0.name, detail: $0.summary, keywords: $0.task.rawValue + " " + $0.aliases.joined(separator: " "),
                choice: .data($0.name))
        } + [
            Entry(text: "formula…", detail: "a function that you type", choice: .prompt(.formula)),
            Entry(text: "table…", detail: "a CSV file", choice: .prompt(.csv)),
            Entry(text: "picture…", detail: "a PNG or PGM file", choice: .prompt(.picture)),
        ]
    }

    private static func functions(_ state: State, _ edge: Surgery.Edge) -> [Entry] {
        guard let found = state.functions, found.edge == edge else { return [] }
        return found.choices.map {
            Entry(
                text: $0.candidate.function, detail: $0.words,
                choice: .function(edge, $0.candidate.function))
        }
    }

    private static func presets(_ state: State) -> [Entry] {
        (state.presets ?? []).map {
            Entry(
                text: $0.entry.name, detail: $0.errors == nil ? $0.title : "cannot be read", keywords: $0.summary,
                choice: .preset($0.entry.name))
        }
    }
}
