import Cells
import Training

/// Weights on a scale from −1 (or 0) to 1, each with a slider, and the formula once all have arrived.
struct WeightsView: Drawable {
    var picture: WeightsPicture

    func draw(on frame: inout Frame, look: Look) {
        var rest = frame.putFacts(facts(look))
        for row in formulaRows(most: max(1, rest.height / 3)) {
            frame.put(row.text, in: rest, style: row.isRead ? look.theme.accentStyle : look.theme.faintStyle)
            rest = Rect(x: 0, y: rest.y + 1, width: rest.width, height: rest.height - 1)
        }
        guard rest.height >= 2 else { return }
        drawScale(in: rest, on: &frame, look: look)
        let body = Rect(x: 0, y: rest.y + 1, width: rest.width, height: rest.height - 1)
        let first = picture.weights.firstIndex { $0.unit == picture.unit } ?? 0
        let visible = ScrollWindow(
            count: picture.weights.count, height: body.height,
            selected: picture.weights.count > body.height
                ? min(first + body.height / 2, picture.weights.count - 1) : first
        ).visible
        for (row, index) in visible.enumerated() {
            draw(picture.weights[index], y: body.y + row, on: &frame, look: look)
        }
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        let error = picture.sparsityError
        line.add(
            "sparsity error \(NumberText.significant(error, digits: 2))",
            error <= 0.02 ? Style(look.theme.good) : look.theme.textStyle, importance: 5)
        if picture.gates.indices.contains(picture.unit) {
            let share = picture.gates[picture.unit]
            line.add(
                "gate \(NumberText.percent(share)) \(picture.paths.first ?? "")", look.theme.textStyle, importance: 4)
        }
        return line
    }

    /// The unit's formula first, then the others as far as there is room.
    private func formulaRows(most: Int) -> [(text: String, isRead: Bool)] {
        let units = picture.formulas.indices
        let order = [picture.unit].filter(units.contains) + units.filter { $0 != picture.unit }
        return order.prefix(most).map { unit in
            let name = units.count > 1 ? "y\(unit + 1)" : "y"
            return picture.formulas[unit].map { ("\(name) = \($0)", true) }
                ?? ("\(name) = ? while weights are between", false)
        }
    }

    private static let labelWidth = 10
    private static let numberWidth = 7

    private func scale(_ rect: Rect) -> (x: Int, width: Int) {
        let x = min(Self.labelWidth, rect.width / 3) + 1
        let number = rect.width >= 32 ? Self.numberWidth : 0
        return (x, max(1, rect.width - x - number))
    }

    private func column(_ value: Double, _ rect: Rect) -> Int? {
        // What counts as arrived stands at its stop, whichever side it is on.
        let value = stops.first { abs(value - $0) <= 0.005 } ?? value
        guard value.isFinite, picture.lowest < 1 else { return nil }
        let (x, width) = scale(rect)
        let share = (min(max(value, picture.lowest), 1) - picture.lowest) / (1 - picture.lowest)
        return share.isFinite ? x + Int((share * Double(width - 1)).rounded()) : nil
    }

    private var stops: [Double] { picture.lowest < 0 ? [-1, 0, 1] : [0, 1] }

    private func drawScale(in rect: Rect, on frame: inout Frame, look: Look) {
        for stop in stops {
            guard let column = column(stop, rect) else { continue }
            let text = stop < 0 ? "-1" : stop > 0 ? "1" : "0"
            frame.put(text, x: max(0, column - (stop < 0 ? 1 : 0)), y: rect.y, style: look.theme.faintStyle)
        }
    }

    private func draw(_ weight: WeightsPicture.Weight, y: Int, on frame: inout Frame, look: Look) {
        let rect = Rect(x: 0, y: y, width: frame.size.width, height: 1)
        let isOwn = weight.unit == picture.unit
        let path = picture.paths.count > 1 ? (weight.path == 0 ? "+" : "×") : ""
        let label = (isOwn ? "▸" : " ") + "\(path)\(weight.inputName)→\(weight.unit &+ 1)"
        let style = isOwn ? look.theme.accentStyle : look.theme.textStyle
        frame.put(label.fitted(to: scale(rect).x - 1), in: rect, style: style)
        let (start, width) = scale(rect)
        for x in start..<(start + width) { frame.put("─", x: x, y: y, style: Style(look.theme.border)) }
        for stop in stops { if let x = column(stop, rect) { frame.put("┼", x: x, y: y, style: look.theme.faintStyle) } }
        guard let place = column(weight.value, rect) else {
            return frame.put("×", x: start, y: y, style: look.theme.errorStyle)
        }
        let distance = stops.map { abs(weight.value - $0) }.min() ?? 1
        let color = distance <= 0.02 ? look.theme.good : look.theme.warning
        frame.put(
            look.capabilities.glyphs == .ascii ? "#" : "●", x: place, y: y, style: Style(color, attributes: .bold))
        if rect.width >= 32 {
            frame.put(
                NumberText.fixed(weight.value, decimals: 3), in: rect, style: look.theme.textStyle, alignment: .right)
        }
    }
}
