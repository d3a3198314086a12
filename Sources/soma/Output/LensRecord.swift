import Catalogue
import Cells
import Experiments
import Training

/// What a lens found, for other programs: its chart as data, and its numbers.
enum LensRecord {
    /// `kind: lens`, one line for each lens that was asked for.
    static func lines(_ session: Session) -> [JSONObject] {
        session.readings.sorted { $0.key.name < $1.key.name }.map { line($0, $1, step: session.step) }
    }

    /// "similarity: least-similarity 0.31".
    static func sentence(_ lens: Lens, _ report: Report) -> String {
        let found = lens.metrics.compactMap { metric in
            report.value(of: metric).map { "\(metric.key) \(NumberText.significant($0))" }
        }
        return "\(lens.name): " + (found.isEmpty ? "nothing to measure in this network" : found.joined(separator: ", "))
    }

    static func line(_ lens: some Listed, _ reading: LensReading, step: Int) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("lens"))
        line.append("lens", .text(lens.name))
        line.append("step", .integer(step))
        line.append("numbers", .object(reading.numbers.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }))
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
        case .gauge(let gauge): return ("gauge", [(gauge.name, .number(gauge.value))])
        }
    }
}
