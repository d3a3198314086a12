/// How often each class was taken for each: rows are what was, columns what was predicted. Shades are shares
/// of the row, so the diagonal shows how much of each class was found.
public struct ConfusionMatrix: Drawable, Hashable {
    /// Of the classes.
    public var names: [String]
    /// For each true class, a row, how often each class was said.
    public var counts: [[Int]]

    /// Missing counts are 0 and surplus ones are left out.
    public init(names: [String], counts: [[Int]]) {
        self.names = names
        self.counts = names.indices.map { row in
            names.indices.map { column in
                row < counts.count && column < counts[row].count
                    ? max(0, min(counts[row][column], 1 << 40)) : 0
            }
        }
    }

    /// Classes that fit into a size; `nil` when not even one does.
    private func layout(_ size: Size) -> (shown: Int, header: Int, cell: Int)? {
        let digits = counts.flatMap { $0 }.max().map { String($0).count } ?? 1
        let longest = names.reduce(6) { max($0, $1.screenWidth) }
        let header = min(longest, max(3, min(12, size.width / 4)))
        let total = counts.map { $0.reduce(0, +) }.max().map { String($0).count } ?? 1
        // Names may widen the cells while there is room for it.
        let smallest = max(digits, total) + 1
        let roomPerCell = names.isEmpty ? 0 : (size.width - header - 1) / (names.count + 1)
        let cell = max(smallest, min(max(longest + 1, smallest), min(roomPerCell, 10)))
        let shown = min(names.count, (size.width - header - 1) / cell - 1, size.height - 3)
        return shown > 0 ? (shown, header, cell) : nil
    }

    public func draw(on frame: inout Frame, look: Look) {
        guard !names.isEmpty, let (shown, header, cell) = layout(frame.size) else {
            frame.put(
                names.isEmpty ? "no classes" : "too small", in: Rect(frame.size), style: look.theme.faintStyle
            )
            return
        }
        let scale = HeatScale(range: 0...1, ramp: .sequential, look: look)
        let left = header + 1
        let faint = look.theme.faintStyle
        frame.put("actual", in: Rect(x: 0, y: 1, width: header, height: 1), style: faint)
        frame.put(
            "predicted →", in: Rect(x: left, y: 0, width: frame.size.width - left, height: 1), style: faint)
        for index in 0..<shown {
            let column = Rect(x: left + index * cell, y: 1, width: cell - 1, height: 1)
            frame.put(names[index], in: column, style: look.theme.textStyle, alignment: .right)
            let row = Rect(x: 0, y: 2 + index, width: header, height: 1)
            frame.put(names[index], in: row, style: look.theme.textStyle)
            drawRow(index, shown: shown, left: left, cell: cell, scale: scale, on: &frame, look: look)
        }
        let sums = Rect(x: left + shown * cell, y: 1, width: cell - 1, height: 1)
        frame.put("Σ", in: sums, style: faint, alignment: .right)
        let y = 2 + shown
        frame.put(shown < names.count ? "+\(names.count - shown)" : "Σ", x: 0, y: y, style: faint)
        for column in 0..<shown {
            let sum = counts.reduce(0) { $0 + $1[column] }
            let rect = Rect(x: left + column * cell, y: y, width: cell - 1, height: 1)
            frame.put("\(sum)", in: rect, style: faint, alignment: .right)
        }
        drawAccuracy(y: y, on: &frame, look: look, x: left + shown * cell)
    }

    private func drawRow(
        _ index: Int, shown: Int, left: Int, cell: Int, scale: HeatScale, on frame: inout Frame, look: Look
    ) {
        let sum = counts[index].reduce(0, +)
        for column in 0..<shown {
            let count = counts[index][column]
            let share = sum > 0 ? Double(count) / Double(sum) : 0
            let rect = Rect(x: left + column * cell, y: 2 + index, width: cell - 1, height: 1)
            var style = Style(count == 0 ? look.theme.faint : look.theme.text)
            if look.hasRampColors {
                let ground = scale.color(level: scale.level(share) ?? 0)
                style = Style(style.foreground.legible(on: ground, atLeast: 4), on: ground)
            }
            // The diagonal is what was right.
            if index == column { style = style.bold }
            let text = count == 0 && index != column ? "·" : "\(count)"
            frame.put(text.fitted(to: rect.width, alignment: .right), in: rect, style: style)
        }
        let rect = Rect(x: left + shown * cell, y: 2 + index, width: cell - 1, height: 1)
        frame.put("\(sum)", in: rect, style: look.theme.faintStyle, alignment: .right)
    }

    private func drawAccuracy(y: Int, on frame: inout Frame, look: Look, x: Int) {
        let total = counts.joined().reduce(0, +)
        let right = names.indices.reduce(0) { $0 + counts[$1][$1] }
        guard total > 0 else { return }
        let text = NumberText.percent(Double(right) / Double(total))
        let room = frame.size.width - x
        guard text.screenWidth <= room else { return }
        frame.put(text, x: x, y: y, style: look.theme.accentStyle)
    }
}
