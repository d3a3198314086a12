import Catalogue
import Cells
import Experiments

extension LensReading {
    /// All that a screen would show, in sentences: facts, what the chart says, and its numbers.
    ///
    /// - Parameter title: what was looked through.
    func sentences(_ title: String, metrics: [Metric] = []) -> [String] {
        let said = facts.map(\.text) + lines.map(\.text)
        let numbers = metrics.compactMap { metric in
            self.numbers[metric.key].map { "\(metric.title) \(words($0, metric.scale))" }
        }
        let head = (numbers + said.map { $0.trimmingSpaces }).filter { !$0.isEmpty }
        return ["\(title)" + (head.isEmpty ? "." : ": \(head.joined(separator: "; ")).")]
            + chart.clauses.map { $0 + "." }
    }

    private func words(_ value: Double, _ scale: ReadingScale) -> String { LensChart.words(value, scale) }
}

extension LensChart {
    /// Things told one by one; of more, how many are left out.
    private static var limit: Int { 12 }

    fileprivate static func words(_ value: Double, _ scale: ReadingScale = .number) -> String {
        scale == .share ? percentWords(value) : NumberText.significant(value)
    }

    private func listed(_ things: [String]) -> String {
        let rest = things.count - Self.limit
        return things.prefix(Self.limit).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    }

    /// What the chart says, each without a full stop.
    fileprivate var clauses: [String] {
        switch self {
        case .curves(let curves):
            return [listed(curves.curves.filter { !$0.name.isEmpty }.map { Self.course($0) })].filter { !$0.isEmpty }
        case .smallCurves(let curves):
            return [listed(curves.curves.map { ($0.name + " " + $0.remark).trimmingSpaces })]
        case .bars(let bars):
            let said = listed(bars.bars.map { "\($0.name) \(Self.words($0.value, bars.scale))" })
            return [bars.caption.isEmpty ? said : "\(bars.caption): \(said)"]
        case .histogram(let histogram): return [Self.spread(histogram)]
        case .sliders(let sliders):
            // What is looked at comes first.
            let rows = sliders.rows.filter(\.isChosen) + sliders.rows.filter { !$0.isChosen }
            return [listed(rows.map { "\($0.name) \(Self.words($0.value))" })]
        case .matrix(let matrix):
            return matrix.rowNames.prefix(Self.limit).enumerated().map { row, name in
                let pairs = matrix.columnNames.enumerated().compactMap { column, other -> String? in
                    let index = row * matrix.columnNames.count + column
                    guard matrix.values.indices.contains(index) else { return nil }
                    return "\(other) \(Self.words(matrix.values[index]))"
                }
                return "\(name) with " + listed(pairs)
            }
        case .scatter(let scatter): return [listed(scatter.groups.map { "\($0.name): \($0.points.count) points" })]
        case .image(let image): return ["a picture of \(image.width) by \(image.height) points"]
        case .table(let table):
            return table.rows.prefix(Self.limit).map { row in
                zip(table.head, row).map { "\($0) \($1)".trimmingSpaces }.joined(separator: ", ")
            }
        case .gauge(let gauge): return ["\(gauge.name) \(Self.words(gauge.value, gauge.scale))"]
        case .pair(let first, let second, _): return first.clauses + second.clauses
        }
    }

    /// "spline: from 0.1 at -1 to 0.4 at 1, between -0.2 and 0.5".
    private static func course(_ curve: Curves.Curve) -> String {
        let name = curve.remark.isEmpty ? curve.name : "\(curve.name) \(curve.remark)"
        let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }
        guard let first = points.first, let last = points.last, let low = points.map(\.y).min(),
            let high = points.map(\.y).max()
        else { return "\(name): no points" }
        if case .points = curve.pattern { return "\(name): \(points.count) points" }
        return "\(name): from \(words(first.y)) at \(words(first.x)) to \(words(last.y)) at \(words(last.x)), "
            + "between \(words(low)) and \(words(high))"
    }

    private static func spread(_ histogram: Histogram) -> String {
        let (low, high) = (histogram.range.lowerBound, histogram.range.upperBound)
        guard let most = histogram.counts.max(), most > 0, let bin = histogram.counts.firstIndex(of: most) else {
            return "\(histogram.caption): none"
        }
        let middle = low + (high - low) * (Double(bin) + 0.5) / Double(histogram.counts.count)
        return "\(histogram.caption): from \(words(low)) to \(words(high)), most near \(words(middle))"
    }
}

extension State {
    /// What the lens chosen in the lens panel found; `nil` while it has not been looked through.
    var lensSentences: [String]? {
        let lens = LensPanel.lens(of: self)
        return observation?.readings[lens]?.sentences(lens.title, metrics: lens.metrics)
    }
}
