import Catalogue
import Cells
import Experiments
import Training

/// What a lens found, for other programs: its chart as data, and its numbers.
enum LensRecord {
    /// `kind: lens`, one line for each lens that was asked for.
    static func lines(_ session: Session) -> [JSONObject] {
        session.readings.sorted { $0.key.name < $1.key.name }.map { line($0.name, $1, step: session.step) }
    }

    /// One line for each unit whose own lens was asked for.
    static func lines(_ session: Session, _ units: [LensOptions.UnitPlace]) -> [JSONObject] {
        units.compactMap { place in
            session.reading(ofUnit: place.unit - 1, inLayer: place.layer - 1).map {
                line("\(place.layer).\(place.unit)", $0.reading, step: session.step)
            }
        }
    }

    /// "2.3, functions on edges: x1→3; curve; score 0.4".
    static func sentence(_ place: LensOptions.UnitPlace, _ session: Session) -> String {
        guard let (title, reading) = session.reading(ofUnit: place.unit - 1, inLayer: place.layer - 1) else {
            return "\(place.layer).\(place.unit): nothing to measure"
        }
        let said = (reading.facts + reading.lines).map(\.text)
        let numbers = reading.numbers.sorted { $0.key < $1.key }
            .map { "\($0.key) \(NumberText.significant($0.value))" }
        return "\(place.layer).\(place.unit), \(title): " + (said.isEmpty ? numbers : said).joined(separator: "; ")
    }

    /// "similarity: least-similarity 0.31".
    static func sentence(_ lens: Lens, _ report: Report) -> String {
        let found = lens.metrics.compactMap { metric in
            report.value(of: metric).map { "\(metric.key) \(NumberText.significant($0))" }
        }
        return "\(lens.name): " + (found.isEmpty ? "nothing to measure in this network" : found.joined(separator: ", "))
    }

    private static func line(_ name: String, _ reading: LensReading, step: Int) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("lens"))
        line.append("lens", .text(name))
        line.append("step", .integer(step))
        line.append("numbers", .object(reading.numbers.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }))
        let said = (reading.facts + reading.lines).map(\.text)
        if !said.isEmpty { line.append("facts", .list(said.map { .text($0) })) }
        let (kind, chart) = data(reading.chart)
        line.append(kind, .object(chart))
        return line
    }

    private static func data(_ chart: LensChart) -> (kind: String, data: [(String, JSONObject.Value)]) {
        func numbers(_ values: [Double]) -> JSONObject.Value { .list(values.map { .number($0) }) }
        func names(_ names: [String]) -> JSONObject.Value { .list(names.map { .text($0) }) }
        func points(_ points: [(x: Double, y: Double)]) -> JSONObject.Value {
            .list(points.map { .list([.number($0.x), .number($0.y)]) })
        }
        switch chart {
        case .curves(let curves): return ("curves", curves.curves.map { ($0.name, points($0.points)) })
        case .smallCurves(let curves): return ("curves", curves.curves.map { ($0.name, numbers($0.values)) })
        case .bars(let bars): return ("bars", bars.bars.map { ($0.name, .number($0.value)) })
        case .matrix(let matrix):
            return (
                "matrix",
                [
                    ("rows", names(matrix.rowNames)), ("columns", names(matrix.columnNames)),
                    ("values", numbers(matrix.values)),
                ]
            )
        case .scatter(let scatter): return ("scatter", scatter.groups.map { ($0.name, points($0.points)) })
        case .image(let image):
            return (
                "image",
                [
                    ("width", .integer(image.width)), ("height", .integer(image.height)),
                    ("values", numbers(image.values)),
                ]
            )
        case .table(let table):
            return ("table", [("head", names(table.head)), ("rows", .list(table.rows.map(names)))])
        case .histogram(let histogram):
            return (
                "histogram",
                [
                    ("counts", numbers(histogram.counts)),
                    ("range", numbers([histogram.range.lowerBound, histogram.range.upperBound])),
                ]
            )
        case .sliders(let sliders): return ("sliders", sliders.rows.map { ($0.name, .number($0.value)) })
        case .pair(let first, let second, _):
            return ("charts", [first, second].map(data).map { ($0.kind, .object($0.data)) })
        case .gauge(let gauge): return ("gauge", [(gauge.name, .number(gauge.value))])
        }
    }
}
