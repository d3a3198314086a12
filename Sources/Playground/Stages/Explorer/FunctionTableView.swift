import Cells

/// All functions with their facts: sorted, filtered, chosen from.
struct FunctionTableView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let table = explorer.table
        let isAsking = table.isTyping
        TextField(
            table.filter.text, cursor: table.filter.cursor, prompt: "/ ",
            placeholder: "filter: even, odd, bounded, non-monotone, learned, a name, a family", isFocused: isAsking
        ).draw(into: &frame, rect: Rect(x: 0, y: 0, width: size.width, height: 1), look: look)
        let rect = Rect(x: 0, y: 1, width: size.width, height: size.height - 1)
        guard !table.all.isEmpty else {
            frame.put("the facts of all functions are being computed…", in: rect, style: look.theme.faintStyle)
            return
        }
        self.table(look).draw(into: &frame, rect: rect, look: look)
    }

    /// What a press on a column's title sorts by.
    static let sorting: [FunctionTable.Column?] = [
        .name, nil, .mean, .secondMoment, .slopeEnergy, .gradientGain, .lipschitz, nil, .family,
    ]

    func table(_ look: Look) -> Table {
        let rows = explorer.table.rows
        let signs = FunctionSigns(look: look)
        return Table(
            columns(look: look), rows: rows.map { row(of: $0, signs, look: look) },
            selected: rows.isEmpty ? nil : explorer.table.selectedIndex, emptyText: "no function has all of these")
    }

    private func columns(look: Look) -> [Table.Column] {
        func title(_ column: FunctionTable.Column) -> String {
            explorer.table.sort == column ? column.title + (explorer.table.isDescending ? "↓" : "↑") : column.title
        }
        return [
            Table.Column(title(.name), width: 19), Table.Column("curve −4…4", width: 12, priority: 8),
            Table.Column(title(.mean), alignment: .right, width: 7, priority: 4),
            Table.Column(title(.secondMoment), alignment: .right, width: 6, priority: 6),
            Table.Column(title(.slopeEnergy), alignment: .right, width: 7, priority: 5),
            Table.Column(title(.gradientGain), alignment: .right, width: 6, priority: 7),
            Table.Column(title(.lipschitz), alignment: .right, width: 10, priority: 3),
            Table.Column("M E O B", width: 7, priority: 9), Table.Column(title(.family), isFlexible: true, priority: 2),
        ]
    }

    private func row(of entry: FunctionFacts, _ signs: FunctionSigns, look: Look) -> [Table.Entry] {
        let shown = explorer.functions.firstIndex { $0.name == entry.name }
        let sign = shown.map { String(Character(signs.marker($0))) } ?? " "
        let facts = entry.facts
        let flags = [facts.isMonotone, facts.isEven, facts.isOdd, facts.isBounded]
        let letters = zip(flags, ["M", "E", "O", "B"]).map { $0 ? $1 : "·" }.joined(separator: " ")
        return [
            Table.Entry(
                "\(sign) \(entry.name)",
                style: shown.map { Style(signs.color($0), attributes: .bold) } ?? look.theme.textStyle),
            Table.Entry(Self.sparkline(entry.curve), style: look.theme.accentStyle),
            Table.Entry(NumberText.significant(facts.mean)), Table.Entry(NumberText.significant(facts.secondMoment)),
            Table.Entry(NumberText.significant(facts.slopeEnergy)),
            Table.Entry(NumberText.significant(entry.gradientGain)),
            Table.Entry(facts.lipschitz.map { NumberText.significant($0) } ?? "–"), Table.Entry(letters),
            Table.Entry(entry.family, style: look.theme.faintStyle),
        ]
    }

    /// A curve in eighths of a row; what leaves −4…4 stands at the ends.
    static func sparkline(_ values: [Double]) -> String {
        let limited = values.map { min(max($0.isNaN ? 0 : $0, -4), 4) }
        guard let low = limited.min(), let high = limited.max() else { return "" }
        let bars = Array("▁▂▃▄▅▆▇█")
        return String(
            limited.map { value in
                let share = high > low ? (value - low) / (high - low) : 0.5
                return bars[min(7, Int(share * 8))]
            })
    }
}
