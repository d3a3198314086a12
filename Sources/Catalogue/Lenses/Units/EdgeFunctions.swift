/// Functions of a layer as its lens has found them, in rows and columns, and the reading of them: all of them small, with
/// what comes in beneath each, and the one looked at large.
struct EdgeFunctions {
    /// What the functions of a column are over.
    struct Column {
        var name: String
        var range: ClosedRange<Double>
        /// Between these the functions are at home; `nil` where they have no ends.
        var home: ClosedRange<Double>?
        /// What comes in on the probe rows.
        var values: [Double]

        /// The share of what comes in beyond the ends.
        var outside: Double {
            guard let home, !values.isEmpty else { return 0 }
            return Double(values.count { !home.contains($0) }) / Double(values.count)
        }
    }

    /// One function.
    struct Function {
        var name: String
        /// For each part its values at equal steps over the column's range.
        var parts: [[Double]]
        /// The name of the function it has become; "" for none.
        var known = ""
        /// How much it matters, 1 for all of the output; `nil` where that is not known.
        var score: Double?

        /// The parts' sum.
        var values: [Double] { parts.dropFirst().reduce(parts.first ?? []) { zip($0, $1).map { $0 + $1 } } }
        /// Whether it is 0 everywhere: masked or pruned.
        var isCut: Bool { parts.allSatisfy { $0.allSatisfy { $0 == 0 } } }
    }

    var columns: [Column]
    /// [rows · columns]
    var functions: [Function]
    /// What sums to a function, by name.
    var partNames: [String]
    var chosen: (row: Int, column: Int)
    /// What the functions are called: "edges".
    var noun: String
    /// What the sum of the parts is called.
    var sumName: String

    var reading: LensReading? {
        let index = chosen.row * columns.count + chosen.column
        guard columns.indices.contains(chosen.column), functions.indices.contains(index) else { return nil }
        let (function, column) = (functions[index], columns[chosen.column])
        let large = LensChart.curves(large(function, column))
        var numbers = ["outside-share": column.outside]
        if let score = function.score { numbers["edge-score"] = score }
        return LensReading(
            functions.count > 1 ? .pair(.smallCurves(small), large, essential: .second) : large, numbers: numbers,
            facts: facts(function, column))
    }

    private func facts(_ function: Function, _ column: Column) -> [LensFact] {
        var facts = [LensFact(function.name, .accent, importance: 10)]
        if function.isCut {
            facts.append(LensFact("cut", .faint, importance: 3))
        } else {
            facts.append(
                LensFact(
                    function.known.isEmpty ? "curve" : function.known, importance: function.known.isEmpty ? 3 : 9))
            if let score = function.score {
                facts.append(LensFact("score \(score.worded(digits: 2))", importance: 7))
            }
        }
        if column.outside > 0 {
            facts.append(LensFact("\(column.outside.inPercent) outside the grid", .warning, importance: 8))
        } else if column.home != nil {
            facts.append(LensFact("all within the grid", .faint, importance: 2))
        }
        let alive = functions.count { !$0.isCut }
        facts.append(
            LensFact(
                alive == functions.count ? "\(alive) \(noun)" : "\(alive) of \(functions.count) \(noun)", .faint,
                importance: 4))
        return facts
    }

    private var small: LensChart.SmallCurves {
        LensChart.SmallCurves(
            columns.map { .init(over: $0.range, density: $0.range.density(of: $0.values), home: $0.home) },
            functions.map { function in
                let remark = function.score.map { $0.worded(digits: 2) } ?? ""
                return .init(
                    function.name,
                    remark: function.isCut ? "cut" : function.known.isEmpty ? remark : function.known,
                    function.values, isFaint: function.isCut)
            }, chosen: chosen)
    }

    private func large(_ function: Function, _ column: Column) -> LensChart.Curves {
        let patterns: [LensChart.Curves.Pattern] = [.dashed, .dotted]
        func points(_ values: [Double]) -> [(x: Double, y: Double)] {
            zip(column.range.evenlySpaced(values.count), values).map { (x: $0, y: $1) }
        }
        var curves: [LensChart.Curves.Curve] = []
        // A single part is the sum.
        if function.parts.count > 1 {
            for (index, values) in function.parts.enumerated() where values.contains(where: { $0 != 0 }) {
                curves.append(
                    .init(
                        index < partNames.count ? partNames[index] : "", points(values),
                        pattern: patterns[index % patterns.count], hue: .ofCurve(index + 1)))
            }
        }
        curves.append(
            .init(
                curves.isEmpty ? partNames.first ?? "" : sumName, points(function.values),
                hue: function.isCut ? .faint : .ofCurve(0)))
        var chart = LensChart.Curves(curves, x: column.name)
        chart.xRange = column.range
        chart.density = column.range.density(of: column.values)
        chart.home = column.home
        chart.showsZeros = true
        chart.emptyText = "no function"
        return chart
    }
}
