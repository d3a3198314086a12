import Cells

/// The functions with their sliders, and the settings of the pages that are seen, one a row; the rest of the space tells of
/// the chosen function.
struct ExplorerControls: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let rows = ExplorerRow.rows(explorer)
        let selected = rows.firstIndex(of: explorer.row)
        let card = size.height >= rows.count + 6 && size.width >= 20
        let window = ScrollWindow(
            count: rows.count, height: card ? rows.count : size.height, selected: selected)
        for (line, index) in window.visible.enumerated() {
            draw(rows[index], isSelected: index == selected, y: line, on: &frame, look: look)
        }
        if card {
            let top = rows.count + 1
            frame.edit(Rect(x: 0, y: top, width: size.width, height: size.height - top)) {
                drawCard(on: &$0, look: look)
            }
        }
    }

    /// The row under a line of the controls, for the mouse.
    static func row(at line: Int, _ explorer: ExplorerState, height: Int) -> ExplorerRow? {
        let rows = ExplorerRow.rows(explorer)
        let window = ScrollWindow(
            count: rows.count, height: height >= rows.count + 6 ? rows.count : height,
            selected: rows.firstIndex(of: explorer.row))
        let index = window.visible.lowerBound + line
        return line >= 0 && window.visible.contains(index) ? rows[index] : nil
    }

    private func draw(_ row: ExplorerRow, isSelected: Bool, y: Int, on frame: inout Frame, look: Look) {
        let width = frame.size.width
        let style = isSelected ? look.selectionStyle : look.theme.textStyle
        let rect = Rect(x: 0, y: y, width: width, height: 1)
        if isSelected { frame.put("".fitted(to: width), in: rect, style: style) }
        frame.put(isSelected ? "▸" : " ", x: 0, y: y, style: style)
        let words = explorer.words(row)
        if case .function(let index) = row {
            let signs = FunctionSigns(look: look)
            let sign = Style(signs.color(index), on: isSelected ? style.background : nil, attributes: .bold)
            frame.put(signs.marker(index), x: 1, y: y, style: sign)
            let mark = explorer.functions[index].activation.family
            let name = Rect(x: 3, y: y, width: width - 3, height: 1)
            frame.put(words.title, in: name, style: isSelected ? style : look.theme.accentStyle)
            let room = width - 3 - words.title.screenWidth - 2
            if room >= mark.screenWidth {
                frame.put(mark, in: name, style: isSelected ? style : look.theme.faintStyle, alignment: .right)
            }
            return
        }
        let indent = row.function == nil ? 1 : 3
        frame.put(words.title, in: Rect(x: indent, y: y, width: max(0, width / 2 - indent), height: 1), style: style)
        let right = Rect(x: width / 2, y: y, width: width - width / 2, height: 1)
        frame.put(words.value, in: right, style: isSelected ? style : look.theme.accentStyle)
        guard let track = Self.track(row, explorer, width: width), let share = words.share else { return }
        let line = Style(look.theme.border, on: isSelected ? style.background : nil)
        for x in track { frame.put("─", x: x, y: y, style: line) }
        frame.put(
            "●", x: Self.mark(share, on: track), y: y, style: isSelected ? style : look.theme.accentStyle)
    }

    /// The columns of a row's slider; `nil` where it has none or no room for it.
    static func track(_ row: ExplorerRow, _ explorer: ExplorerState, width: Int) -> Range<Int>? {
        let words = explorer.words(row)
        let start = width / 2 + max(5, words.value.screenWidth) + 1
        guard let share = words.share, share.isFinite, width - start >= 4 else { return nil }
        return start..<width
    }

    /// Where a slider's mark stands.
    static func mark(_ share: Double, on track: Range<Int>) -> Int {
        track.lowerBound + Int((min(max(share, 0), 1) * Double(track.count - 1)).rounded())
    }

    /// The chosen function's formula, remark and source.
    private func drawCard(on frame: inout Frame, look: Look) {
        guard explorer.functions.indices.contains(explorer.chosen) else { return }
        let activation = explorer.functions[explorer.chosen].activation
        let theme = look.theme
        var text = CardText(width: frame.size.width, height: frame.size.height)
        text.write("f(x) = " + activation.formula, theme.accentStyle, rows: 3, on: &frame)
        if let facts = explorer.table.all.first(where: { $0.name == activation.name })?.facts {
            text.write(facts.words, theme.textStyle, rows: 4, on: &frame)
        }
        text.write(activation.remark, theme.textStyle, rows: max(0, text.rest.height - 2), on: &frame)
        text.write(activation.source.description, theme.faintStyle, rows: text.rest.height, on: &frame)
    }
}
