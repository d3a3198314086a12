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

    /// Those of the entries that match what was typed, the best first, with the places of the letters.
    func found(in all: [Entry]) -> [(entry: Entry, positions: [Int])] {
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
}
