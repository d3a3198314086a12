import Cells
import Experiments
import Training

extension PanelName {
    public static let settings = PanelName("settings")
}

extension PanelEntry {
    static let settings = PanelEntry(.settings, "all settings of the experiment", home: .side, keys: [.settings]) {
        state in
        SettingsPanel(
            experiment: state.experiment, layer: state.selection.layer, selected: state.row(of: .settings))
    }
}

/// All settings of the experiment, in groups; the chosen one with its meaning and what a change would do.
struct SettingsPanel: Panel {
    var experiment: Experiment
    var layer: Int
    var selected: Int

    var title: String { "Settings" }

    var rows: [SettingRow] { experiment.rows(layer: layer) }

    /// A line of the list: the name of a group, or a row.
    private enum Line {
        case group(String)
        case row(Int)
    }

    private func lines(_ rows: [SettingRow]) -> [Line] {
        var lines: [Line] = []
        for (index, row) in rows.enumerated() {
            if index == 0 || rows[index - 1].group != row.group { lines.append(.group(row.group.title)) }
            lines.append(.row(index))
        }
        return lines
    }

    /// The part for the list, the part for words below it, and the columns of lists beside one another.
    private func parts(_ size: Size) -> (list: Rect, note: Rect?, columns: Int) {
        let noteRows = size.height >= 20 ? 6 : size.height >= 12 ? 4 : size.height >= 6 ? 1 : 0
        let list = Rect(x: 0, y: 0, width: size.width, height: size.height - noteRows)
        let note = noteRows > 0 ? Rect(x: 0, y: list.height, width: size.width, height: noteRows) : nil
        return (list, note, max(1, min(3, size.width / 34)))
    }

    private func window(_ rows: [SettingRow], _ size: Size) -> (lines: [Line], visible: Range<Int>, width: Int) {
        let (list, _, columns) = parts(size)
        let lines = lines(rows)
        let place = lines.firstIndex { if case .row(selected) = $0 { true } else { false } }
        let visible = ScrollWindow(count: lines.count, height: list.height * columns, selected: place).visible
        return (lines, visible, (list.width - 2 * (columns - 1)) / columns)
    }

    func draw(on frame: inout Frame, context: PanelContext) {
        let rows = rows
        let (list, note, _) = parts(frame.size)
        guard list.height > 0, list.width > 0 else { return }
        let (lines, visible, width) = window(rows, frame.size)
        for (offset, index) in visible.enumerated() {
            let rect = Rect(x: offset / list.height * (width + 2), y: offset % list.height, width: width, height: 1)
            switch lines[index] {
            case .group(let name):
                frame.put(name, in: rect, style: Style(context.theme.faint, attributes: .underline))
            case .row(let row): draw(rows[row], isSelected: row == selected, in: rect, on: &frame, context: context)
            }
        }
        if let note, rows.indices.contains(selected) {
            frame.edit(note) { drawNote(rows[selected], on: &$0, context: context) }
        }
    }

    private func draw(
        _ row: SettingRow, isSelected: Bool, in rect: Rect, on frame: inout Frame, context: PanelContext
    ) {
        let style = isSelected && context.isFocused ? context.look.selectionStyle : context.theme.textStyle
        if isSelected { frame.put("".fitted(to: rect.width), in: rect, style: style) }
        frame.put(isSelected ? "▸" : " ", in: rect, style: style)
        let value = row.value.truncated(to: max(4, rect.width / 2))
        let name = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3 - value.screenWidth, height: 1)
        frame.put(row.title, in: name, style: style)
        let faint = isSelected && context.isFocused ? style : context.theme.accentStyle
        frame.put(value, in: rect, style: faint, alignment: .right)
    }

    private func drawNote(_ row: SettingRow, on frame: inout Frame, context: PanelContext) {
        var text = row.name.meaning
        if let effect = effect(of: row) { text += " A change \(effect)." }
        frame.put(paragraph: text, in: Rect(frame.size), style: context.theme.faintStyle)
    }

    /// What a change of a row would do to the weights, in words.
    private func effect(of row: SettingRow) -> String? {
        guard let entry = row.next(up: true) ?? row.next(up: false) else { return nil }
        let edited = row.setting(entry, in: experiment)
        return edited == experiment ? nil : EditEffect(from: experiment, to: edited).description
    }

    func press(at point: Point, in rect: Rect) -> PanelAction? {
        guard let row = row(at: point, in: rect) else { return nil }
        // Pressed again, the row opens.
        return row == selected ? .open(rows[row].name) : .choose(row: row)
    }

    func move(_ move: Move) -> PanelAction? {
        let rows = rows
        guard rows.indices.contains(selected) else { return nil }
        return switch move {
        case .up: .choose(row: max(0, selected - 1))
        case .down: .choose(row: min(rows.count - 1, selected + 1))
        case .firstRow: .choose(row: 0)
        case .lastRow: .choose(row: rows.count - 1)
        case .left, .right: .turn(rows[selected].name, up: move == .right)
        case .edit: .open(rows[selected].name)
        }
    }

    var wheel: (up: Move, down: Move)? { (.up, .down) }

    /// The row under a cell for a panel drawn in `rect`.
    func row(at point: Point, in rect: Rect) -> Int? {
        guard rect.contains(point) else { return nil }
        let (list, _, _) = parts(rect.size)
        let (lines, visible, width) = window(rows, rect.size)
        let (x, y) = (point.x - rect.x, point.y - rect.y)
        guard y < list.height, list.height > 0, width > 0 else { return nil }
        let index = visible.lowerBound + x / (width + 2) * list.height + y
        guard visible.contains(index), case .row(let row) = lines[index] else { return nil }
        return row
    }
}
