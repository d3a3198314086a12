import Cells

/// Variance, mean and gradient layer by layer, for weights of the chosen scale.
struct DepthView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let signs = FunctionSigns(look: look)
        let paths = explorer.propagations
        let rows = min(paths.count, max(1, size.height / 5))
        for (index, path) in paths.prefix(rows).enumerated() {
            frame.put(summary(index, path, signs, width: size.width, look: look), in: Rect(frame.size), row: index)
        }
        let rest = Rect(x: 0, y: rows, width: size.width, height: size.height - rows)
        // The mean goes first where there is no room for three charts.
        let parts: [(title: String, isLogarithmic: Bool, values: (SignalPropagation) -> [Double])] = [
            ("variance of the signal", true, \.variances), ("variance of the gradient", true, \.gradients),
            ("mean of the signal", false, \.means),
        ]
        let splits = parts.map { Split.Part(.share(1, minimum: 6), priority: $0.isLogarithmic ? 1 : 0) }
        for (part, rect) in zip(parts, Split(.rows, splits).rects(of: rest)) {
            guard let rect else { continue }
            var chart = LineChart(
                paths.enumerated().map { index, path in
                    LineChart.Series(
                        [DataPoint](values: Self.drawable(part.values(path), part.isLogarithmic), start: 1),
                        color: signs.color(index), marker: signs.marker(index))
                },
                x: Axis("layer", range: 1...Double(max(2, explorer.settings.layers))),
                y: Axis(part.title, scale: part.isLogarithmic ? .logarithmic : .linear))
            chart.showsLegend = false
            chart.emptyText = "vanished or grew beyond all numbers at the first layer"
            chart.draw(into: &frame, rect: rect, look: look)
        }
    }

    /// On a logarithmic axis what has vanished stands at the lowest number that is drawn.
    private static func drawable(_ values: [Double], _ isLogarithmic: Bool) -> [Double] {
        isLogarithmic ? values.map { min(max($0, 1e-30), 1e30) } : values
    }

    /// The first and the last layer in words.
    private func summary(
        _ index: Int, _ path: SignalPropagation, _ signs: FunctionSigns, width: Int, look: Look
    ) -> StyledText {
        var line = FactLine()
        var name = StyledText(String(Character(signs.marker(index))), Style(signs.color(index)))
        name.append(" " + explorer.functions[index].label, look.theme.accentStyle)
        line.add(name, importance: 9)
        guard let gain = path.gains.last, let variance = path.variances.last, let gradient = path.gradients.last else {
            line.add("not finite at the first layer", look.theme.warningStyle, importance: 8)
            return line.fitted(to: width)
        }
        line.add("w \(NumberText.significant(path.factor))", look.theme.faintStyle, importance: 3)
        line.add("gain \(NumberText.significant(gain))/layer", look.theme.textStyle, importance: 6)
        line.add("var \(NumberText.significant(variance))", look.theme.textStyle, importance: 5)
        line.add("gradient \(NumberText.significant(gradient))", look.theme.textStyle, importance: 7)
        if let point = path.fixedPoint {
            let isUnstable = point.stability == .unstable
            line.add("χ₁ \(NumberText.significant(point.gradientGain))", look.theme.faintStyle, importance: 4)
            line.add(
                "V′(1) \(NumberText.significant(point.slope)) \(point.stability.rawValue)",
                isUnstable ? look.theme.warningStyle : look.theme.faintStyle, importance: isUnstable ? 8 : 4)
        }
        if path.gains.count < explorer.settings.layers {
            line.add("not finite from layer \(path.gains.count + 1)", look.theme.warningStyle, importance: 8)
        }
        return line.fitted(to: width)
    }
}
