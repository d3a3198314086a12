import Catalogue
import Cells
import Experiments
import Problems
import Training

extension Picker {
    /// The part of the width, in hundredths, that the list has beside a card on the chosen entry; `nil` where there
    /// is no card. Presets are known by their titles, which need room.
    var listShare: Int? {
        switch purpose {
        case .presets, .lane: 50
        case .unit, .newLayer, .activation, .explored: 40
        case .commands, .panels, .data, .preferences, .functions, .setting: nil
        }
    }
}

/// Draws a list to choose from: the search, the entries, a card on the chosen one, and what taking it does.
struct PickerView {
    let picker: Picker
    let state: State

    /// Parts of the inside of the window.
    static func parts(_ size: Size, listShare: Int?) -> (query: Rect, list: Rect, card: Rect?, effect: Rect) {
        let query = Rect(x: 0, y: 0, width: size.width, height: 1)
        let effect = Rect(x: 0, y: size.height - 1, width: size.width, height: size.height > 3 ? 1 : 0)
        let middle = Rect(x: 0, y: 1, width: size.width, height: size.height - 1 - effect.height)
        guard let listShare, middle.width >= 62 else { return (query, middle, nil, effect) }
        let left = max(26, middle.width * listShare / 100)
        let list = Rect(x: 0, y: 1, width: left, height: middle.height)
        return (query, list, Rect(x: left + 2, y: 1, width: middle.width - left - 2, height: middle.height), effect)
    }

    func draw(on frame: inout Frame) {
        let look = state.look
        let parts = Self.parts(frame.size, listShare: picker.listShare)
        let found = picker.found(state)
        TextField(
            picker.query.text, cursor: picker.query.cursor, prompt: "/ ",
            placeholder: picker.takesFormulas ? "type to search, or a formula of x" : "type to search"
        )
        .draw(into: &frame, rect: parts.query, look: look)
        let list = SelectionList(
            found.map { SelectionList.Item($0.entry.text, detail: $0.entry.detail, matches: $0.positions) },
            selected: found.isEmpty ? nil : picker.selected,
            emptyText: emptyText)
        list.draw(into: &frame, rect: parts.list, look: look)
        guard found.indices.contains(picker.selected) else { return }
        let entry = found[picker.selected].entry
        if let card = parts.card { frame.edit(card) { drawCard(entry, on: &$0) } }
        frame.put(effect(of: entry), in: parts.effect, style: look.theme.accentStyle)
    }

    private var emptyText: String {
        switch picker.purpose {
        case .presets where state.presets == nil, .lane where state.presets == nil: "looking for presets…"
        case .functions where state.functions == nil: "fitting functions…"
        default: "nothing found"
        }
    }

    private func drawCard(_ entry: Picker.Entry, on frame: inout Frame) {
        let look = state.look
        let context = PanelContext(theme: look.theme, capabilities: look.capabilities)
        switch entry.choice {
        case .unit(let name):
            guard let unit = Palette.unit(named: name) else { return }
            let activation = unit.defaultActivation.flatMap { Palette.activation(named: $0) }
            CardView(unit, followedBy: activation).draw(on: &frame, context: context)
        case .activation(let name):
            let standard = Palette.unit(named: state.selectedLayer.unit)?.defaultActivation
            let chosen = name == Experiment.ActivationChoice.auto.name ? standard : name
            if let activation = chosen.flatMap({ Palette.activation(of: $0) }) {
                CardView(activation).draw(on: &frame, context: context)
            } else {
                frame.put(
                    paragraph: "No function follows: the unit's own sum goes on.", in: Rect(frame.size),
                    style: look.theme.textStyle)
            }
        case .problem(let error):
            frame.put(
                paragraph: error.description, in: Rect(frame.size), style: look.theme.errorStyle)
        case .preset(let name):
            guard let listing = listing(name) else { return }
            PresetCard(listing: listing).draw(on: &frame, context: context)
        default: break
        }
    }

    private func listing(_ name: String) -> PresetLibrary.Listing? {
        state.presets?.first { $0.entry.name == name }
    }

    /// What taking an entry does to the weights, before it is taken.
    private func effect(of entry: Picker.Entry) -> String {
        if case .problem(let error) = entry.choice { return error.description }
        if case .explored = picker.purpose { return "" }
        let edit: Edit? =
            switch entry.choice {
            case .unit(let name): state.edit(unit: name, for: picker.purpose)
            case .activation(let name): state.edit(activation: name)
            case .data(let name): state.edit(data: .builtIn(name), title: "", note: "")
            default: nil
            }
        if let edit { return EditEffect(from: state.experiment, to: edit.experiment).description }
        switch entry.choice {
        case .unit, .activation, .data: return "as it is now"
        case .preset(let name):
            guard listing(name)?.errors == nil else { return "cannot be opened as it is" }
            return picker.purpose == .lane
                ? "a new lane, on the data of the first" : "opens it, paused at its beginning"
        case .preference: return "now and from the next start on, for all experiments"
        case .function: return "takes the spline's place; U takes it back"
        case .command, .panel, .word, .setting, .lens, .prompt, .problem: return ""
        }
    }
}
