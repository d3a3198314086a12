import Cells
import Experiments
import Problems
import Training

extension State {
    /// Opens a list to choose from.
    mutating func openPicker(_ purpose: Picker.Purpose) -> [Effect] {
        overlays.append(.picker(preselected(Picker(purpose))))
        return purpose == .presets || purpose == .lane ? [.listPresets] : []
    }

    /// The list opened at what is chosen now.
    func preselected(_ picker: Picker) -> Picker {
        var picker = picker
        let current: Picker.Entry.Choice? =
            switch picker.purpose {
            case .activation: .activation(selectedLayer.activation?.name)
            case .unit: .unit(selectedLayer.unit)
            case .data:
                if case .builtIn(let name) = experiment.data.origin {
                    .data(BuiltInProblem.named(name)?.name ?? name)
                } else {
                    nil
                }
            case .presets: .preset(name)
            case .panels: .panel(panels.focus)
            case .explored(let index):
                index.flatMap { explorer.functions.indices.contains($0) ? explorer.functions[$0].name : nil }
                    .map { .activation($0) }
            case .newLayer: .unit("dense")
            case .setting(let name):
                experiment.rows(layer: selection.layer).first { $0.name == name }.map { .word(name, $0.value) }
            case .commands, .preferences, .functions, .lane: nil
            }
        guard let current else { return picker }
        let index = picker.entries(self).firstIndex { $0.choice == current }
        picker.selected = index ?? 0
        // A formula of one's own is in no list: it comes back to be changed.
        if index == nil, picker.takesFormulas, case .activation(let text?) = current {
            picker.query.insert(text)
        }
        return picker
    }

    /// Moves in the list or text on top.
    mutating func scroll(_ command: Command) {
        let page = max(1, display.size.height - 8)
        let change =
            switch command {
            case .listUp: -1
            case .listDown: 1
            case .listPageUp: -page
            case .listPageDown: page
            case .listFirst: -1_000_000
            default: 1_000_000
            }
        scroll(by: change)
    }

    mutating func scroll(by change: Int) {
        switch overlays.last {
        case .picker(var picker):
            let count = picker.found(self).count
            picker.selected = max(0, min(count - 1, picker.selected + change))
            overlays[overlays.count - 1] = .picker(picker)
        case .text(var page):
            let lines = OverlayView.lines(of: page, state: self)
            page.offset = max(0, min(lines - 1, page.offset + change))
            overlays[overlays.count - 1] = .text(page)
        default: break
        }
    }

    /// Enter: takes what is chosen or typed.
    mutating func confirm() -> [Effect] {
        switch overlays.last {
        case .picker(let picker):
            let found = picker.found(self)
            guard found.indices.contains(picker.selected) else { return [] }
            // What is wrong stands below; the line stays to be mended.
            if case .problem = found[picker.selected].entry.choice { return [] }
            overlays.removeLast()
            return take(found[picker.selected].entry, for: picker.purpose)
        case .prompt(let prompt): return take(prompt)
        case nil where isTypingOnStage:
            explorer.table.isTyping = false
            return []
        default: return []
        }
    }

    private mutating func take(_ entry: Picker.Entry, for purpose: Picker.Purpose) -> [Effect] {
        switch entry.choice {
        case .command(let command): return perform(command)
        case .panel(let name):
            panels.focus(on: name)
            return []
        case .unit(let name):
            guard let edit = edit(unit: name, for: purpose) else { return [] }
            return make(edit, label: entry.text)
        case .activation(let name):
            if case .explored(let index) = purpose {
                explore(name ?? "", replacing: index)
                return []
            }
            guard let edit = edit(activation: name) else { return [] }
            return make(edit, label: entry.text)
        case .data(let name):
            guard let edit = edit(data: .builtIn(name), title: entry.text, note: entry.detail) else { return [] }
            return make(edit, label: entry.text)
        case .prompt(let purpose):
            overlays.append(.prompt(Prompt(purpose)))
            return []
        case .preset(let name): return [purpose == .lane ? .race(.read(name)) : .open(name)]
        case .preference(let name, let value): return prefer(name, value)
        case .function(let edge, let name):
            message = Message("snap to \(name)…")
            return [.train(.change(.surgery(.snapEdge(edge, function: name))))]
        case .word(let name, let word): return set(name, typed: word)
        case .setting(let name): return openSetting(name)
        case .lens(let name):
            look(at: .lens, row: Lens.all.names.firstIndex(of: name))
            return []
        case .problem: return []
        }
    }

    private mutating func take(_ prompt: Prompt) -> [Effect] {
        let text = Self.trimmed(prompt.editor.text)
        guard !text.isEmpty else { return complain("nothing was typed") }
        switch prompt.purpose {
        case .write:
            overlays.removeLast()
            let name = text.split(separator: "/").last ?? ""
            return [.save(experiment, path: name.contains(".") ? text : text + ".yaml", replacing: false)]
        case .screen:
            overlays.removeLast()
            message = nil
            return [.writeText(view(self, size: display.size).text + "\n", path: text)]
        case .open:
            if CSVSource.isTableFile(text) { return learn(.csv(CSVSource(path: text)), title: text) }
            overlays.removeLast()
            return [.open(text)]
        case .setting(let name):
            guard let row = experiment.rows(layer: selection.layer).first(where: { $0.name == name }) else {
                overlays.removeLast()
                return []
            }
            guard let entry = row.entry(text) else { return complain("expected \(row.expectation)") }
            overlays.removeLast()
            return set(row, to: entry)
        case .explored(let row):
            if let problem = explorer.type(text, into: row) { return complain(problem) }
            overlays.removeLast()
            return []
        case .formula:
            return learn(.formula(FormulaSource(text: text)), title: text)
        case .csv:
            let parts = text.split(separator: "|", maxSplits: 1).map { Self.trimmed(String($0)) }
            let target = parts.count > 1 && !parts[1].isEmpty ? CSVSource.Target.named(parts[1]) : .last
            return learn(.csv(CSVSource(path: parts.first ?? "", target: target)), title: parts.first ?? "")
        case .changeLane, .branch, .budget:
            let (effects, problem) =
                switch prompt.purpose {
                case .changeLane: changeLane(text)
                case .branch: branchLane(text)
                default: fitLanes(text)
                }
            if let problem { return complain(problem) }
            // What came of a budget lies on top of the line.
            overlays.removeAll { if case .prompt = $0 { true } else { false } }
            return effects
        case .picture: return learn(.picture(PictureSource(file: .path(text))), title: text)
        }
    }

    private mutating func learn(_ origin: ProblemSource.Origin, title: String) -> [Effect] {
        overlays.removeLast()
        guard let edit = edit(data: origin, title: title, note: "") else { return [] }
        return make(edit, label: title)
    }

    /// Says under the line what is wrong with it.
    private mutating func complain(_ sentence: String) -> [Effect] {
        if case .prompt(var prompt) = overlays.last {
            prompt.problem = sentence
            overlays[overlays.count - 1] = .prompt(prompt)
        }
        return []
    }

    mutating func answer(_ isYes: Bool) -> [Effect] {
        guard case .question(let question) = overlays.popLast(), isYes else { return [] }
        switch question {
        case .overwrite(let path): return [.save(experiment, path: path, replacing: true)]
        case .goOn(_, let steps): return goOn(to: steps)
        }
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}
