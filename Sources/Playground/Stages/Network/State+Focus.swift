import Cells
import Experiments
import Training

extension State {
    /// To a panel, or, where the keys are there already, away with it.
    mutating func go(to panel: PanelName) -> [Effect] {
        guard panels.table[panel] != nil else { return [] }
        guard panel == panels.focus, !panels.hidden.contains(panel) else {
            panels.focus(on: panel)
            return []
        }
        let key = panels.table.digit(of: panel).map { "\($0)" } ?? "/"
        message = Message(panels.hide(panel) ? "\(panel) hidden; \(key) shows it again" : "the last panel stays")
        return []
    }

    /// Gives a panel the keys, and chooses a row of it.
    mutating func look(at panel: PanelName, row: Int?) {
        guard panels.table[panel] != nil else { return }
        panels.focus(on: panel)
        if let row { panels.rows[panel] = row }
    }

    mutating func moveFocus(by change: Int) -> [Effect] {
        let order = layout.order
        guard !order.isEmpty else { return [] }
        let index = order.firstIndex(of: panels.focus) ?? 0
        panels.focus(on: order[(index + change + order.count) % order.count])
        return []
    }

    /// Looks at a unit closely, or back at its layer.
    mutating func follow() -> [Effect] {
        if panels.focus == .unit {
            selection.unit = nil
            panels.focus(on: panels.latest(besides: .unit) ?? panels.table.names[0])
        } else {
            if selection.unit == nil { selection.unit = 0 }
            panels.focus(on: .unit)
        }
        return []
    }

    /// Does what was asked for within a panel.
    mutating func perform(_ action: PanelAction, in panel: PanelName) -> [Effect] {
        switch action {
        case .select(let chosen): selection = chosen
        case .walk(let step): walk(step)
        case .choose(let row): panels.rows[panel] = row
        case .readLosses(let step): chart.cursorStep = step
        case .turn(let name, let up): return turn(name, up: up)
        case .open(let name): return openSetting(name)
        case .command(let command): return perform(command)
        }
        return []
    }

    private mutating func walk(_ step: PanelAction.Walk) {
        switch step {
        case .previousLayer: selection.layer = max(0, selection.layer - 1)
        case .nextLayer: selection.layer = min(layerCount - 1, selection.layer + 1)
        // Above the first unit is the layer as a whole.
        case .previousUnit: selection.unit = selection.unit.map { $0 > 0 ? $0 - 1 : nil } ?? nil
        case .nextUnit: selection.unit = min(unitCount(of: selection.layer) - 1, (selection.unit ?? -1) + 1)
        }
    }

    private func settingRow(of name: SettingName) -> SettingRow? {
        experiment.rows(layer: selection.layer).first { $0.name == name }
    }

    /// Gives a setting its next value, larger or smaller; what is chosen from a list is opened.
    private mutating func turn(_ name: SettingName, up: Bool) -> [Effect] {
        guard let row = settingRow(of: name) else { return [] }
        if row.control == .picker { return openSetting(name) }
        guard let entry = row.next(up: up) else {
            message = Message("already at the end: \(row.expectation)")
            return []
        }
        return set(row, to: entry)
    }

    /// Opens what a setting's value is chosen or typed in.
    mutating func openSetting(_ name: SettingName) -> [Effect] {
        guard let row = settingRow(of: name) else { return [] }
        guard row.control != .picker else { return openPicker(name == .dataSet ? .data : .activation) }
        guard case .choice(let word, let options) = row.control else {
            overlays.append(.prompt(Prompt(.setting(name), row.value)))
            return []
        }
        // Of two words the other one is meant; more are a list.
        if options.count == 2, let other = options.first(where: { $0 != word }) { return set(row, to: .word(other)) }
        return openPicker(.setting(name))
    }

    mutating func set(_ row: SettingRow, to entry: SettingEntry) -> [Effect] {
        let edited = row.setting(entry, in: experiment)
        guard edited != experiment else { return [] }
        let shown = edited.rows(layer: selection.layer).first { $0.name == row.name } ?? row
        return make(Edit(experiment: edited, layer: selection.layer), label: "\(row.title) \(shown.value)")
    }

    /// A setting by name, to what was typed.
    mutating func set(_ name: SettingName, typed text: String) -> [Effect] {
        message = nil
        guard let row = settingRow(of: name) else { return [] }
        guard let entry = row.entry(text) else {
            message = Message("\(row.title): found '\(text)', expected \(row.expectation)", .problem)
            return []
        }
        return set(row, to: entry)
    }
}
