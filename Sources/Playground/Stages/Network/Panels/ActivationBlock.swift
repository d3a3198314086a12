import Cells
import Training

/// One layer of the activations panel: a caption with shares, and the histograms beneath it.
struct ActivationBlock: Drawable {
    var layer: LayerObservation
    var index: Int
    /// Layers there are.
    var count: Int
    var isSelected: Bool
    /// The unit followed, if it is in this layer.
    var focus: UnitObservation?

    func draw(on frame: inout Frame, look: Look) {
        let (width, height) = (frame.size.width, frame.size.height)
        guard width > 0, height > 0 else { return }
        let name = caption(look)
        guard height > 1 else {
            drawLine(name, on: &frame, look: look)
            return
        }
        drawCaption(name, facts: facts(look), on: &frame)
        let bars = Rect(x: 0, y: 1, width: width, height: height - 1)
        guard let focus else { return draw(layer.before, layer.after, in: bars, on: &frame, look: look) }
        // The followed unit beneath its layer; where there is no room for both, instead of it.
        let isShared = bars.height >= 7
        let top = isShared ? (bars.height - 1) / 2 : 0
        if isShared {
            let rect = Rect(x: 0, y: bars.y, width: width, height: top)
            draw(layer.before, layer.after, in: rect, on: &frame, look: look)
        }
        var rest = Rect(x: 0, y: bars.y + top, width: width, height: bars.height - top)
        if rest.height >= 3 {
            frame.put(unitLine(focus, look).fitted(to: width), in: rest)
            rest = Rect(x: 0, y: rest.y + 1, width: width, height: rest.height - 1)
        }
        draw(focus.before, focus.after, in: rest, on: &frame, look: look)
    }

    private func caption(_ look: Look) -> StyledText {
        let caption = LayerCaption(layer)
        let style = isSelected ? look.theme.accentStyle : look.theme.titleStyle
        return StyledText((isSelected ? "▸" : " ") + "\(index + 1)/\(count) " + caption.short, style)
    }

    private func drawCaption(_ name: StyledText, facts: FactLine, on frame: inout Frame) {
        let row = Rect(x: 0, y: 0, width: frame.size.width, height: 1)
        let shown = name.truncated(to: row.width)
        frame.put(shown, in: row)
        let room = row.width - shown.screenWidth - 2
        guard room >= 6 else { return }
        let rest = Rect(x: row.width - room, y: 0, width: room, height: 1)
        frame.put(facts.fitted(to: room), in: rest, alignment: .right)
    }

    /// What may be wrong first, then how wide the values are spread.
    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        let theme = look.theme
        if layer.activation != nil || layer.deadShare > 0 {
            line.add(
                "dead \(percent(layer.deadShare))", layer.deadShare > 0 ? theme.warningStyle : theme.faintStyle,
                importance: layer.deadShare > 0 ? 9 : 3)
        }
        if let share = layer.saturatedShare {
            line.add(
                "flat \(percent(share))", share > 0.5 ? theme.warningStyle : theme.faintStyle,
                importance: share > 0.5 ? 8 : 4)
        }
        for hazard in layer.hazards where hazard.count > 0 {
            // The number first: where there is little room, the end is cut.
            line.add("△ \(NumberText.grouped(hazard.count)) \(hazard.name)", theme.warningStyle, importance: 7)
        }
        line.add(
            (layer.activation == nil ? "" : layer.before.spread + " → ") + layer.after.spread, theme.textStyle,
            importance: 1)
        return line
    }

    private func unitLine(_ focus: UnitObservation, _ look: Look) -> FactLine {
        var line = FactLine()
        line.add("unit \(focus.unit &+ 1) alone", look.theme.accentStyle, importance: 2)
        line.add("\(focus.before.spread) → \(focus.after.spread)", look.theme.textStyle, importance: 1)
        return line
    }

    /// Whole percents: a live number with a decimal is only flicker.
    private func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        let whole = Int((min(max(share, 0), 1) * 100).rounded())
        return whole == 0 && share > 0 ? "<1%" : "\(whole)%"
    }

    /// Name, bars and the gravest fact in one row.
    private func drawLine(_ name: StyledText, on frame: inout Frame, look: Look) {
        let width = frame.size.width
        let shown = name.truncated(to: width >= 40 ? width / 2 : max(8, width / 3))
        frame.put(shown, in: Rect(frame.size))
        let start = min(width, max(shown.screenWidth + 1, min(16, width / 3)))
        let fact = facts(look).fitted(to: 10)
        let rest = width - start >= 24 ? fact.screenWidth + 1 : 0
        let bars = Rect(x: start, y: 0, width: width - start - rest, height: 1)
        draw(layer.before, layer.after, in: bars, on: &frame, look: look)
        if rest > 0 {
            frame.put(fact, in: Rect(x: width - rest + 1, y: 0, width: rest - 1, height: 1), alignment: .right)
        }
    }

    /// Before and after beside each other, with an arrow for the activation; one alone where nothing happens between
    /// them or where there is no room for two.
    private func draw(
        _ before: Distribution, _ after: Distribution, in rect: Rect, on frame: inout Frame, look: Look
    ) {
        guard layer.activation != nil, rect.width >= 20 else {
            return drawBars(after, color: look.theme.accent, in: rect, on: &frame, look: look)
        }
        let half = (rect.width - 3) / 2
        let left = Rect(x: rect.x, y: rect.y, width: half, height: rect.height)
        let right = Rect(x: rect.x + rect.width - half, y: rect.y, width: half, height: rect.height)
        drawBars(before, color: look.theme.faint, in: left, on: &frame, look: look)
        drawBars(after, color: look.theme.accent, in: right, on: &frame, look: look)
        let row = max(0, rect.height - 2)
        frame.put("→", x: left.x + half + 1, y: rect.y + row, style: look.theme.titleStyle)
    }

    private func drawBars(
        _ distribution: Distribution, color: Color, in rect: Rect, on frame: inout Frame, look: Look
    ) {
        let range = distribution.range
        let bins = Histogram.Bins(distribution.bars, color: color)
        // A histogram of two rows has no numbers of its own; with them one row of bars is enough.
        guard rect.height == 2 else {
            return Histogram(bins, range: range).draw(into: &frame, rect: rect, look: look)
        }
        let top = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1)
        Histogram(bins, range: range).draw(into: &frame, rect: top, look: look)
        let low = NumberText.significant(range.lowerBound, digits: 2)
        let high = NumberText.significant(range.upperBound, digits: 2)
        guard low.screenWidth + high.screenWidth < rect.width else { return }
        frame.put(low, in: rect, row: 1, style: look.theme.faintStyle)
        frame.put(high, in: rect, row: 1, style: look.theme.faintStyle, alignment: .right)
    }
}
