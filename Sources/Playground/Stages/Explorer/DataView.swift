import Cells

/// Data pushed through each function: what goes in beneath the axis, the curve, what comes out at the side.
struct DataView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let all = explorer.pushforwards
        guard !all.isEmpty else { return }
        // Side by side, then above one another; where there is no room for all, the chosen one.
        let columns = max(1, min(all.count, frame.size.width / 34))
        let rows = max(1, min((all.count + columns - 1) / columns, frame.size.height / 11))
        let fits = columns * rows >= all.count
        let shown = fits ? Array(all.indices) : [min(explorer.chosen, all.count - 1)]
        let (width, height) =
            fits ? (frame.size.width / columns, frame.size.height / rows) : (frame.size.width, frame.size.height)
        for (place, index) in shown.enumerated() {
            let rect = Rect(
                x: place % columns * width, y: place / columns * height, width: width - (columns > 1 ? 1 : 0),
                height: height)
            frame.edit(rect) { draw(index, on: &$0, look: look) }
        }
    }

    private func draw(_ index: Int, on frame: inout Frame, look: Look) {
        let push = explorer.pushforwards[index]
        let signs = FunctionSigns(look: look)
        let width = frame.size.width
        var name = StyledText(String(Character(signs.marker(index))), Style(signs.color(index)))
        name.append(" " + explorer.functions[index].label, look.theme.accentStyle)
        frame.put(name, in: Rect(x: 0, y: 0, width: width, height: 1))
        var facts = FactLine()
        facts.add("out \(Self.spread(push.mean, push.variance))", look.theme.textStyle, importance: 9)
        facts.add("flat \(NumberText.percent(push.flatShare))", look.theme.textStyle, importance: 5)
        if push.stuckShare > 0 {
            facts.add("one value \(NumberText.percent(push.stuckShare))", look.theme.warningStyle, importance: 6)
        }
        frame.put(facts.fitted(to: width), in: Rect(x: 0, y: 1, width: width, height: 1))
        let plot = TransferPlot(
            curve: zip(push.curve.x, push.curve.f).map { DataPoint($0, $1) }, x: push.x, y: push.y, input: push.input,
            output: push.output, color: signs.color(index), marker: signs.marker(index))
        plot.draw(into: &frame, rect: Rect(x: 0, y: 2, width: width, height: frame.size.height - 2), look: look)
    }

    /// Mean ± deviation.
    static func spread(_ mean: Double, _ variance: Double) -> String {
        // What is left over of a sum that is 0 says nothing.
        let deviation = variance.squareRoot()
        let shown = mean.magnitude <= 1e-9 * (1 + deviation) ? 0 : mean
        return "\(NumberText.significant(shown)) ± \(NumberText.significant(deviation))"
    }
}
