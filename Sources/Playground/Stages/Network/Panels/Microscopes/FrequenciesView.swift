import Cells
import Training

/// The frequencies of a layer's waves as bars over frequency, and, for functions of one input, the transform of what
/// the network says beside that of what it should say.
struct FrequenciesView: Drawable {
    var picture: FrequenciesPicture

    func draw(on frame: inout Frame, look: Look) {
        let rest = frame.putFacts(facts(look))
        guard !picture.frequencies.isEmpty else {
            return frame.put("no waves", in: rest, style: look.theme.faintStyle)
        }
        guard let fit = picture.fit, rest.height >= 6 || rest.width >= 60 else {
            return drawWaves(in: rest, on: &frame, look: look)
        }
        let isWide = rest.width >= 60
        let parts =
            isWide
            ? rest.columns(Split.Part(.share(1)), Split.Part(.share(1)), gap: 2)
            : rest.rows(Split.Part(.share(1)), Split.Part(.share(1.3)))
        if let waves = parts[0] { drawWaves(in: waves, on: &frame, look: look) }
        if let spectrum = parts[1] { draw(fit, in: spectrum, on: &frame, look: look) }
    }

    private var reference: String {
        switch picture.reference {
        case .data: "over the data"
        case .layerInputs: "over the layer's inputs"
        case .weights: "over the places of the weights"
        }
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        line.add("\(picture.frequencies.count) waves", look.theme.textStyle, importance: 5)
        let finite = picture.frequencies.filter(\.isFinite)
        if let low = finite.min(), let high = finite.max() {
            line.add(
                "ω \(NumberText.significant(low, digits: 2)) to \(NumberText.significant(high, digits: 2))",
                look.theme.textStyle, importance: 4)
        }
        if let own = picture.focused {
            line.add("this unit \(NumberText.significant(own))", look.theme.accentStyle, importance: 6)
        }
        line.add(reference, look.theme.faintStyle, importance: 1)
        return line
    }

    private func drawWaves(in rect: Rect, on frame: inout Frame, look: Look) {
        let usable = zip(picture.frequencies, picture.amplitudes).filter { $0.0.isFinite && $0.0 >= 0 && $0.1.isFinite }
        let top = usable.map(\.0).max() ?? 0
        guard top > 0 else { return frame.put("all frequencies are 0", in: rect, style: look.theme.faintStyle) }
        let bins = max(1, min(rect.width, 60))
        var counts = [Double](repeating: 0, count: bins)
        for (frequency, amplitude) in usable {
            counts[min(bins - 1, max(0, Int(frequency / top * Double(bins))))] += abs(amplitude)
        }
        frame.put("frequencies ω of the layer", in: rect, style: look.theme.faintStyle)
        let chart = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        Histogram(Histogram.Bins(counts, color: look.theme.accent), range: 0...top)
            .draw(into: &frame, rect: chart, look: look)
    }

    private func draw(_ fit: FrequenciesPicture.FitSpectrum, in rect: Rect, on frame: inout Frame, look: Look) {
        func points(_ values: [Double]) -> [DataPoint] { zip(fit.frequencies, values).map { DataPoint($0, $1) } }
        var series: [LineChart.Series] = []
        if let target = fit.target {
            series.append(
                LineChart.Series(points(target), label: "true", color: look.theme.text, pattern: .dotted))
        }
        series.append(LineChart.Series(points(fit.network), label: "network", color: look.theme.color(ofRun: 0)))
        var chart = LineChart(series, x: Axis("ω"), y: Axis(rect.width >= 40 ? "amplitude" : ""))
        // What lies above the last frequency of any weight is empty room.
        let all = fit.network + (fit.target ?? [])
        let most = all.filter(\.isFinite).max() ?? 0
        let last = fit.frequencies.indices.last { index in
            [fit.network, fit.target ?? []].contains { index < $0.count && $0[index] > most * 0.02 }
        }
        if let last, let end = fit.frequencies.dropFirst(max(last + 2, 8)).first, end > 0 { chart.x.range = 0...end }
        chart.marksNonFinite = false
        chart.draw(into: &frame, rect: rect, look: look)
    }
}
