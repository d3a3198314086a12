@testable import Cells

/// Data no chart should ever see, and will.
enum HostileData {
    static let values: [[Double]] = [
        [], [1], [.nan], [.infinity, -.infinity], [1e308, -1e308], [5, 5, 5, 5], [0, 0],
        [-3, 2, .nan, 4, .infinity, 1],
        [.leastNonzeroMagnitude, .leastNormalMagnitude / 256, 0], [1, 1.0000000000000002, 1],
        [-1.7976931348623157e308, 1.7976931348623157e308, 0],
        (0..<300).map { Double($0 * $0 % 97) - 40 }, [1e-300, 1e300], [-0.0, 0.0],
    ]

    static let ranges: [ClosedRange<Double>?] = [
        nil, 0...0, -1...1, -1.7976931348623157e308...1.7976931348623157e308, -(.infinity)...(.infinity),
        1e308...1e308,
        -5...(-5), 0 ... .leastNonzeroMagnitude,
    ]

    static let texts = [
        "", "a", "\u{1B}[31mred", "日本語のとても長い文字列", "e\u{301}\u{302}\u{303}", "\u{200B}\u{202E}abc",
        "👩‍👩‍👧‍👦 family 🇩🇪",
        String(repeating: "long ", count: 40), "tab\tline\nbreak\r\n", "\u{0}\u{7F}\u{9B}", "שלום مرحبا",
    ]

    /// One of each drawing, filled with hostile data chosen by `seed`.
    static func drawings(seed: Int) -> [any Drawable] {
        let some = values[seed % values.count]
        let others = values[(seed / 3 + 5) % values.count]
        let range = ranges[seed % ranges.count]
        let text = texts[seed % texts.count]
        let other = texts[(seed / 7) % texts.count]
        let scale: AxisScale = seed % 2 == 0 ? .linear : .logarithmic
        let points = zip(some, others).map { DataPoint($0, $1) }
        let grid = Grid(width: seed % 7, height: seed % 5, values: some)
        var lines = LineChart(
            [
                LineChart.Series(points, label: text, marker: seed % 3 == 0 ? "●" : nil),
                LineChart.Series([DataPoint](values: some), label: other, pattern: .dashed),
                LineChart.Series([DataPoint](values: others), pattern: .none, isFaint: seed % 2 == 0),
            ], x: Axis(text, scale: scale, range: range), y: Axis(other, scale: scale)
        )
        lines.marks = others.prefix(3).map { LineChart.Mark(x: $0, label: text) }
        lines.goals = some.prefix(2).map { LineChart.Goal(y: $0, label: other) }
        lines.shadedRange = range
        lines.density = others
        lines.showsZeroLines = seed % 3 == 0
        lines.cursor = some.last
        lines.ignoresOutliers = seed % 4 == 0
        let bins = Histogram.Bins(some, label: text)
        let surface = Surface(
            grid, x: Axis(text, scale: scale, range: range), y: Axis("y", range: -1...1),
            ramp: seed % 2 == 0 ? .diverging : .sequential, range: range,
            points: points.enumerated().map {
                Surface.Point(x: $1.x, y: $1.y, classIndex: $0 - 2, emphasis: .strong)
            },
            showsContours: seed % 2 == 0, cursor: points.last
        )
        let layers = others.prefix(6).map { value in
            NetworkDiagram.Layer(
                text, count: value.isFinite && value.magnitude < 1000 ? Int(value) : 3, labels: [other],
                pictures: [grid]
            )
        }
        return [
            lines, surface, bars(some, text: text, seed: seed), table(text: text, other: other, seed: seed),
            FunctionPlot(
                [.init(points, label: text)], x: Axis(range: range), density: some, shadedRange: range),
            Histogram(
                bins, mirrored: seed % 2 == 0 ? .init(others) : nil, range: range ?? 0...1, edges: others,
                fill: seed % 3 == 0 ? .braille : .blocks, isLogarithmic: seed % 5 == 0
            ),
            Scatter(
                [.init(points, label: text), .init(points)], x: Axis(text, scale: scale), showsDiagonal: true
            ),
            Sparkline(some, range: range), Gauge(some.first, label: text, text: other),
            Thumbnail(grid, range: range),
            ConfusionMatrix(names: Array(texts.prefix(seed % 9)), counts: [[seed, .max], [.min], []]),
            Picture(grey: grid, isStretched: seed % 2 == 0),
            Picture(red: grid, green: grid, blue: Grid(rows: [[1]])),
            NetworkDiagram(layers, weights: [grid, grid], selected: .init(layer: seed % 4, index: seed % 3)),
            SelectionList(
                texts.map { .init($0, detail: other, matches: [0, -1, 5, 1000]) }, selected: seed % 15,
                offset: seed - 9
            ),
            TextField(text, cursor: seed - 5, prompt: other, problem: text),
            Tabs(texts, selected: seed - 3), KeyHints(texts.map { .init($0, other, importance: seed % 3) }),
            Box(title: text, hints: texts, footer: other, isFocused: seed % 2 == 0, isOpaque: true),
            ScaleLegend(range: range ?? 0...1, ramp: .sequential, title: text),
        ]
    }

    private static func bars(_ values: [Double], text: String, seed: Int) -> BarChart {
        BarChart(
            values.map { .init(text, $0) }, limit: seed % 2 == 0 ? values.first : nil, selected: seed - 2)
    }

    private static func table(text: String, other: String, seed: Int) -> Table {
        Table(
            [
                .init(text, isFlexible: true), .init(other, alignment: .right, width: seed * 3),
                .init("c", priority: -1),
            ],
            rows: texts.map { [.init($0), .init(text)] }, selected: seed - 4, offset: seed * 2 - 9
        )
    }
}
