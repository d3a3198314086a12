import Cells
import Training

/// Where each unit stands between the least and the greatest of its inputs, with the means that have names.
struct MeansView: Drawable {
    var picture: MeansPicture

    func draw(on frame: inout Frame, look: Look) {
        var rest = frame.putFacts(facts(look))
        guard rest.height >= 2, !picture.units.isEmpty else { return }
        let bars = rest.height >= picture.units.count + 5 && picture.units.indices.contains(picture.unit)
        let scale = Rect(
            x: 0, y: rest.y, width: rest.width, height: bars ? min(rest.height, picture.units.count + 1) : rest.height)
        drawUnits(in: scale, on: &frame, look: look)
        guard bars else { return }
        rest = Rect(x: 0, y: scale.y + scale.height + 1, width: rest.width, height: rest.height - scale.height - 1)
        frame.put("weights of unit \(picture.unit &+ 1), as shares", in: rest, style: look.theme.faintStyle)
        let shares = picture.units[picture.unit].shares.enumerated().map { index, share in
            BarChart.Bar(
                index < picture.inputNames.count ? picture.inputNames[index] : "\(index + 1)", share,
                text: NumberText.percent(share), color: look.theme.accent)
        }
        BarChart(shares, limit: 1).draw(
            into: &frame, rect: Rect(x: 0, y: rest.y + 1, width: rest.width, height: rest.height - 1), look: look)
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        if picture.units.indices.contains(picture.unit) {
            let unit = picture.units[picture.unit]
            line.add(
                "unit \(picture.unit &+ 1), p = \(NumberText.significant(unit.power))", look.theme.accentStyle,
                importance: 5)
            line.add(nearest(unit), look.theme.textStyle, importance: 4)
        }
        line.add("h harmonic  g geometric  a arithmetic", look.theme.faintStyle, importance: 1)
        return line
    }

    /// The mean with a name that the unit is nearest to.
    private func nearest(_ unit: MeansPicture.Unit) -> String {
        let named = [
            ("minimum", 0.0), ("harmonic mean", unit.harmonic), ("geometric mean", unit.geometric),
            ("arithmetic mean", unit.arithmetic), ("maximum", 1),
        ]
        guard unit.mean.isFinite, let best = named.min(by: { abs($0.1 - unit.mean) < abs($1.1 - unit.mean) }) else {
            return "no mean"
        }
        return "near the " + best.0
    }

    private func drawUnits(in rect: Rect, on frame: inout Frame, look: Look) {
        let label = min(9, rect.width / 3)
        let width = rect.width - label - 1
        guard width >= 4 else { return }
        frame.put("min", x: rect.x + label + 1, y: rect.y, style: look.theme.faintStyle)
        frame.put("max", x: rect.x + rect.width - 3, y: rect.y, style: look.theme.faintStyle)
        let visible = ScrollWindow(count: picture.units.count, height: rect.height - 1, selected: picture.unit).visible
        for (row, index) in visible.enumerated() {
            let unit = picture.units[index]
            let y = rect.y + 1 + row
            let isOwn = index == picture.unit
            let name = (isOwn ? "▸" : " ") + "\(index + 1) p\(NumberText.significant(unit.power, digits: 2))"
            frame.put(
                name.fitted(to: label), in: Rect(x: rect.x, y: y, width: label, height: 1),
                style: isOwn ? look.theme.accentStyle : look.theme.textStyle)
            for x in 0..<width { frame.put("─", x: rect.x + label + 1 + x, y: y, style: Style(look.theme.border)) }
            let signs: [(Double, Unicode.Scalar, Style)] = [
                (unit.harmonic, "h", look.theme.faintStyle), (unit.geometric, "g", look.theme.faintStyle),
                (unit.arithmetic, "a", look.theme.faintStyle),
                (
                    unit.mean, look.capabilities.glyphs == .ascii ? "#" : "●",
                    Style(look.theme.accent, attributes: .bold)
                ),
            ]
            for (place, sign, style) in signs where place.isFinite {
                let column = Int((min(max(place, 0), 1) * Double(width - 1)).rounded())
                frame.put(sign, x: rect.x + label + 1 + column, y: y, style: style)
            }
        }
    }
}
