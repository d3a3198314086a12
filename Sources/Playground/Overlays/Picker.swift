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
        /// A word for a setting.
        case setting(SettingName)
    }

    public var purpose: Purpose
    public var query = LineEditor(limit: Search.lengthLimit)
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
            /// A word for a setting.
            case word(SettingName, String)
            /// A setting to be typed or chosen.
            case setting(SettingName)
            /// A lens to look through.
            case lens(String)
            case prompt(Prompt.Purpose)
            case preset(String)
            case preference(PreferenceName, String)
            case function(Surgery.Edge, String)
        }

        var text: String
        var detail: String
        /// Other names by which it is found as by its text.
        var names: [String] = []
        /// Words that are searched besides, not shown.
        var keywords = ""
        var choice: Choice

        /// Whether taking it costs what cannot be had back by a key: it must be asked for by a word.
        var isDestructive: Bool {
            guard case .command(let command) = choice else { return false }
            return switch command {
            case .quit: true
            case .network(let command):
                [.removeLayer, .prune, .cutEdge, .refineGrid, .moveGrids, .restart, .reseed].contains(command)
            case .race(.removeLane), .race(.restart), .explorer(.remove): true
            default: false
            }
        }
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
        case .setting(let name): name.title
        }
    }

    /// Those of the entries that match what was typed, the best first, with the places of the letters.
    func found(in all: [Entry]) -> [(entry: Entry, positions: [Int])] {
        guard let search = Search(query.text) else { return all.map { ($0, []) } }
        let typed = typedFunction.map { [(entry: $0, positions: [Int]())] } ?? []
        let matches = all.compactMap { entry in search.match(entry).map { (entry: entry, match: $0) } }
        // Equal matches keep their order, which sorting alone does not promise.
        return typed
            + matches.enumerated().sorted { left, right in
                let (a, b) = (left.element.match, right.element.match)
                // Of what matches as well, what cannot be taken back comes last.
                let (first, second) = (left.element.entry.isDestructive, right.element.entry.isDestructive)
                return (a.tier, first ? 1 : 0, b.score, left.offset) < (b.tier, second ? 1 : 0, a.score, right.offset)
            }.map { ($0.element.entry, $0.element.match.positions) }
    }

    /// The entry that is meant by a line typed where nothing is seen: one of that name, or the only one that has the words.
    func meant(in all: [Entry]) -> Int? {
        guard let search = Search(query.text) else { return nil }
        let found = found(in: all)
        guard let best = found.first?.entry else { return nil }
        guard let tier = search.match(best)?.tier else { return 0 }
        return tier <= .otherName || found.count == 1 && tier <= .meaning ? 0 : nil
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
