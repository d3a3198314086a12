import Cells
import Experiments
import Training

extension State {
    /// Gives a panel the keys; a hidden one appears.
    mutating func focus(on panel: PanelName) {
        hidden.remove(panel)
        focus = panel
        if zoomed != nil { zoomed = panel }
        recent.removeAll { $0 == panel }
        recent.insert(panel, at: 0)
    }

    /// To a panel, or, where the keys are there already, away with it.
    mutating func go(to panel: PanelName) -> [Effect] {
        guard panel == focus, !hidden.contains(panel) else {
            focus(on: panel)
            return []
        }
        guard hidden.count < PanelName.allCases.count - 1 else {
            message = Message("the last panel stays")
            return []
        }
        hidden.insert(panel)
        zoomed = nil
        if let next = recent.first(where: { !hidden.contains($0) }) { focus(on: next) }
        message = Message("\(panel) hidden; \(panel.number) shows it again")
        return []
    }

    mutating func moveFocus(by change: Int) -> [Effect] {
        let order = ScreenLayout(self, size: size).order
        guard !order.isEmpty else { return [] }
        let index = order.firstIndex(of: focus) ?? 0
        focus(on: order[(index + change + order.count) % order.count])
        return []
    }

    mutating func grow(by factor: Double) { growth[focus] = min(8, max(0.125, (growth[focus] ?? 1) * factor)) }

    /// Looks at a unit closely, or back at its layer.
    mutating func follow() -> [Effect] {
        if focus == .unit {
            selection.unit = nil
            focus(on: recent.dropFirst().first { !hidden.contains($0) && $0 != .unit } ?? .network)
        } else {
            if selection.unit == nil { selection.unit = 0 }
            focus(on: .unit)
        }
        return []
    }

    /// Arrow keys and their like within the panel that has the keys.
    mutating func moveWithin(_ command: Command) -> [Effect] {
        switch focus {
        case .settings: return moveInSettings(command)
        case .loss: moveCursor(command)
        default: moveSelection(command)
        }
        return []
    }

    private mutating func moveSelection(_ command: Command) {
        let count = unitCount(of: selection.layer)
        switch command {
        case .left: selection.layer = max(0, selection.layer - 1)
        case .right: selection.layer = min(layerCount - 1, selection.layer + 1)
        // Above the first unit is the layer as a whole.
        case .up: selection.unit = selection.unit.map { $0 > 0 ? $0 - 1 : nil } ?? nil
        case .down: selection.unit = min(count - 1, (selection.unit ?? -1) + 1)
        case .firstRow: selection.unit = 0
        case .lastRow: selection.unit = count - 1
        default: break
        }
    }

    private mutating func moveCursor(_ command: Command) {
        let steps = snapshot?.history.points.map(\.step) ?? []
        guard let last = steps.last, let first = steps.first else { return }
        let now = chart.cursorStep ?? last
        // About a column at a time.
        let stride = max(1, (last - first) / 60)
        switch command {
        case .left: chart.cursorStep = max(first, now - stride)
        case .right: chart.cursorStep = min(last, now + stride)
        default: break
        }
    }

    private mutating func moveInSettings(_ command: Command) -> [Effect] {
        let rows = experiment.rows(layer: selection.layer)
        guard rows.indices.contains(settingRow) else { return [] }
        let row = rows[settingRow]
        switch command {
        case .up: settingRow = max(0, settingRow - 1)
        case .down: settingRow = min(rows.count - 1, settingRow + 1)
        case .firstRow: settingRow = 0
        case .lastRow: settingRow = rows.count - 1
        case .left, .right:
            if row.control == .picker { return openRow(row) }
            guard let entry = row.next(up: command == .right) else {
                message = Message("already at the end: \(row.expectation)")
                return []
            }
            return set(row, to: entry)
        case .edit: return openRow(row)
        default: break
        }
        return []
    }

    /// Opens what the value of a row is chosen or typed in.
    private mutating func openRow(_ row: SettingRow) -> [Effect] {
        switch row.name {
        case .activation: return openPicker(.chooseActivation)
        case .dataSet: return openPicker(.chooseData)
        default:
            overlays.append(.prompt(Prompt(.setting(row.name), row.value)))
            return []
        }
    }

    mutating func set(_ row: SettingRow, to entry: SettingEntry) -> [Effect] {
        let edited = experiment.setting(row.name, to: entry)
        guard edited != experiment else { return [] }
        let shown = edited.rows(layer: selection.layer).first { $0.name == row.name } ?? row
        return make(Edit(experiment: edited, layer: selection.layer), label: "\(row.title) \(shown.value)")
    }

    /// A setting by name, to what was typed.
    mutating func set(_ name: SettingName, typed text: String) -> [Effect] {
        message = nil
        guard let row = experiment.rows(layer: selection.layer).first(where: { $0.name == name }) else { return [] }
        guard let entry = row.entry(text) else {
            message = Message("\(row.title): found '\(text)', expected \(row.expectation)", .problem)
            return []
        }
        return set(row, to: entry)
    }
}
