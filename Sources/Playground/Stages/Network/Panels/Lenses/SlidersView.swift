import Catalogue
import Cells

/// Rows with a place each on a common scale; where not all fit, those around the chosen ones.
struct SlidersView: Drawable {
    var sliders: LensChart.Sliders

    private static let labelWidth = 10
    private static let textWidth = 7

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        guard size.height >= 2, size.width >= 8, !sliders.rows.isEmpty else { return }
        let scale = scale(size.width)
        for stop in sliders.stops {
            guard let column = column(stop.value, scale) else { continue }
            // Names keep within the scale at its ends.
            let x = min(max(scale.x, column - (stop.name.hasPrefix("-") ? 1 : 0)), scale.end - stop.name.screenWidth)
            frame.put(stop.name, x: max(0, x), y: 0, style: look.theme.faintStyle)
        }
        let height = size.height - 1
        let first = sliders.rows.firstIndex(where: \.isChosen) ?? 0
        let count = sliders.rows.count
        let visible = ScrollWindow(
            count: count, height: height, selected: count > height ? min(first + height / 2, count - 1) : first
        ).visible
        for (line, index) in visible.enumerated() {
            draw(sliders.rows[index], y: line + 1, scale, on: &frame, look: look)
        }
    }

    private struct Scale {
        var x: Int
        var width: Int
        var hasText: Bool
        var end: Int { x + width }
    }

    private func scale(_ width: Int) -> Scale {
        let x = min(Self.labelWidth, width / 3) + 1
        let hasText = width >= 32 && sliders.rows.contains { !$0.text.isEmpty }
        return Scale(x: x, width: max(1, width - x - (hasText ? Self.textWidth : 0)), hasText: hasText)
    }

    private func column(_ value: Double, _ scale: Scale) -> Int? {
        // What counts as arrived stands at its stop, whichever side it is on.
        let value = sliders.stops.first { abs(value - $0.value) <= 0.005 }?.value ?? value
        let range = sliders.range
        guard value.isFinite, range.upperBound > range.lowerBound else { return nil }
        let kept = min(max(value, range.lowerBound), range.upperBound)
        let share = (kept - range.lowerBound) / (range.upperBound - range.lowerBound)
        return share.isFinite ? scale.x + Int((share * Double(scale.width - 1)).rounded()) : nil
    }

    private func draw(
        _ row: LensChart.Sliders.Row, y: Int, _ scale: Scale, on frame: inout Frame, look: Look
    ) {
        let style = row.isChosen ? look.theme.accentStyle : look.theme.textStyle
        let rect = Rect(x: 0, y: y, width: frame.size.width, height: 1)
        frame.put(((row.isChosen ? "▸" : " ") + row.name).fitted(to: scale.x - 1), in: rect, style: style)
        for x in scale.x..<scale.end { frame.put("─", x: x, y: y, style: Style(look.theme.border)) }
        if sliders.crossesStops {
            for stop in sliders.stops {
                if let x = column(stop.value, scale) { frame.put("┼", x: x, y: y, style: look.theme.faintStyle) }
            }
        }
        for mark in row.marks {
            if let x = column(mark.value, scale) {
                frame.put(String(mark.letter), x: x, y: y, style: look.theme.faintStyle)
            }
        }
        guard let place = column(row.value, scale) else {
            return frame.put("×", x: scale.x, y: y, style: look.theme.errorStyle)
        }
        frame.put(
            look.capabilities.glyphs == .ascii ? "#" : "●", x: place, y: y,
            style: Style(row.tone.color(look), attributes: .bold))
        if scale.hasText { frame.put(row.text, in: rect, style: look.theme.textStyle, alignment: .right) }
    }
}
