import Foundation

@testable import Cells

/// Drawings with data as the playground has them.
enum Examples {
    static func noise(_ index: Int) -> Double {
        let value = sin(Double(index) * 12.9898) * 43758.5453
        return value - value.rounded(.down) - 0.5
    }

    static var losses: LineChart {
        let raw: [Double] = (0..<400).map { step in
            let time = Double(step)
            return 0.9 * exp(-time / 70) + 0.02 + 0.12 * noise(step) * exp(-time / 150)
        }
        let test: [Double] = (0..<400).map { step in
            let time = Double(step)
            return 0.9 * exp(-time / 90) + 0.06 + time * 0.00008
        }
        var chart = LineChart(
            [
                LineChart.Series([DataPoint](values: raw), color: .xterm(32), isFaint: true),
                LineChart.Series(
                    [DataPoint](values: smoothed(raw, weight: 0.9)), label: "train", color: .xterm(32)),
                LineChart.Series(
                    [DataPoint](values: test), label: "test", color: .xterm(166), pattern: .dashed,
                    marker: "◆"
                ),
            ], x: Axis("step"), y: Axis("loss")
        )
        chart.goals = [LineChart.Goal(y: 0.05)]
        chart.marks = [LineChart.Mark(x: 150, label: "lr /10")]
        return chart
    }

    static var logLosses: LineChart {
        var chart = losses
        chart.y.scale = .logarithmic
        chart.y.title = "loss (log)"
        chart.cursor = 200
        return chart
    }

    static var race: LineChart {
        let names = ["KAN [2,5,1]", "MLP tanh 8x8", "SIREN ω 30", "Fourier features 64"]
        return LineChart(
            names.enumerated().map { run, name in
                let points = (0..<200).map { step -> DataPoint in
                    let slowness = 20 + 25 * Double(run)
                    return DataPoint(
                        Double(step * 50), exp(-Double(step) / slowness) + 0.001 * Double(run + 1))
                }
                return LineChart.Series(
                    points + (run == 2 ? [DataPoint(10_000, .nan)] : []), label: name,
                    marker: Markers.marker(run, glyphs: .braille)
                )
            }, x: Axis("step"), y: Axis("loss (log)", scale: .logarithmic)
        )
    }

    static var activation: FunctionPlot {
        FunctionPlot(
            [
                FunctionPlot.Curve(over: -4...4, label: "tanh", of: { tanh($0) }),
                FunctionPlot.Curve(
                    over: -4...4, label: "tanh'", pattern: .dotted, of: { 1 - tanh($0) * tanh($0) }),
            ], x: Axis("input"), density: bell(at: 24, width: 100, bins: 60),
            shadedRange: -1...1
        )
    }

    static var surface: Surface {
        Surface(
            Grid(width: 60, height: 60, x: -6...6, y: -6...6) { x, y in tanh(sin(x * 0.8) * 2 + y * 0.6) },
            x: Axis("x", range: -6...6), y: Axis("y", range: -6...6), range: -1...1,
            points: (0..<40).map { index in
                let (x, y) = (noise(index) * 11, noise(index + 1000) * 11)
                return Surface.Point(
                    x: x, y: y, classIndex: sin(x * 0.8) * 2 + y * 0.6 > 0 ? 1 : 0,
                    emphasis: index % 3 == 0 ? .faint : .plain
                )
            }
        )
    }

    static func bell(at center: Double, width: Double, bins: Int = 40) -> [Double] {
        (0..<bins).map { bin in
            let distance = Double(bin) - center
            return 100 * exp(-distance * distance / width)
        }
    }

    static var bell: [Double] { bell(at: 18, width: 60) }

    static var histogram: Histogram {
        Histogram(
            Histogram.Bins(bell, label: "layer 1"),
            mirrored: Histogram.Bins(bell(at: 24, width: 20), label: "layer 2"),
            range: -2...2, edges: [-1, 1]
        )
    }

    static var scatter: Scatter {
        Scatter(
            ["inner", "outer"].enumerated().map { group, name in
                Scatter.Group(
                    (0..<30).map { index in
                        let angle = Double(index) * 0.7
                        let radius = group == 0 ? 1.2 + noise(index) : 3.5 + noise(index)
                        return DataPoint(radius * cos(angle), radius * sin(angle))
                    }, label: name
                )
            }, x: Axis("x"), y: Axis("y")
        )
    }

    static var bars: BarChart {
        BarChart(
            [
                BarChart.Bar("KAN", 0.012), BarChart.Bar("MLP tanh", 0.034), BarChart.Bar("SIREN", 0.0041),
                BarChart.Bar("chebyshev", .nan), BarChart.Bar("worse than before", -0.009),
            ], selected: 1
        )
    }

    static var table: Table {
        Table(
            [
                Table.Column("run", isFlexible: true), Table.Column("loss", alignment: .right, priority: 3),
                Table.Column("params", alignment: .right, priority: 2),
                Table.Column("steps/s", alignment: .right, priority: 1), Table.Column("seed", priority: 0),
            ],
            rows: (0..<12).map { row in
                [
                    Table.Entry("spiral with \(["kan", "tanh", "siren"][row % 3]) \(row)"),
                    Table.Entry(NumberText.significant(0.5 / Double(row + 1))),
                    Table.Entry(NumberText.grouped(row * 1234 + 17)),
                    Table.Entry(NumberText.compact(Double(row + 1) * 3210)), Table.Entry("\(row)"),
                ]
            }, selected: 8
        )
    }

    static var confusion: ConfusionMatrix {
        ConfusionMatrix(
            names: ["cat", "dog", "horse", "a very long name"],
            counts: [[50, 3, 0, 1], [5, 44, 2, 0], [0, 1, 61, 2], [0, 0, 9, 30]]
        )
    }

    static var network: NetworkDiagram {
        func weights(_ from: Int, _ to: Int) -> Grid {
            Grid(width: to, height: from, values: (0..<(from * to)).map { noise($0 * 7 + from) * 2 })
        }
        let pictures = (0..<4).map { unit in
            Grid(width: 10, height: 10, x: -1...1, y: -1...1) { x, y in
                tanh(3 * (x * cos(Double(unit)) + y * sin(Double(unit))))
            }
        }
        return NetworkDiagram(
            [
                NetworkDiagram.Layer("inputs", count: 2, labels: ["x₁", "x₂"]),
                NetworkDiagram.Layer("tanh 4", count: 4, labels: ["a", "b", "c", "d"], pictures: pictures),
                NetworkDiagram.Layer("tanh 16", count: 16, labels: (1...16).map { "h\($0)" }),
                NetworkDiagram.Layer("output", count: 1, labels: ["ŷ"]),
            ], weights: [weights(2, 4), weights(4, 16), weights(16, 1)],
            selected: NetworkDiagram.Unit(layer: 1, index: 1)
        )
    }

    static var picture: Picture {
        Picture(
            grey: Grid(width: 28, height: 28, x: -1...1, y: -1...1) { x, y in
                let distance: Double = (x * x + y * y).squareRoot()
                return exp(-pow((distance - 0.6) * 6, 2))
            })
    }

    static var list: SelectionList {
        let names = [
            "start or pause", "step once", "reset weights", "open preset…", "toggle log axis", "save run",
        ]
        return SelectionList(
            names.compactMap { name in
                FuzzyMatch("st", in: name).map {
                    SelectionList.Item(name, detail: "key", matches: $0.positions)
                }
            }, selected: 1
        )
    }

    static var hints: KeyHints {
        KeyHints([
            KeyHints.Hint("space", "run", importance: 9), KeyHints.Hint("n", "step", importance: 5),
            KeyHints.Hint("r", "reset", importance: 6), KeyHints.Hint("tab", "panel", importance: 4),
            KeyHints.Hint("y", "log axis", importance: 2), KeyHints.Hint("q", "quit", importance: 8),
        ])
    }

    /// Every drawing there is, with a name.
    static var all: [(name: String, drawing: any Drawable)] {
        [
            ("losses", losses), ("log losses", logLosses), ("race", race), ("activation", activation),
            ("surface", surface), ("histogram", histogram), ("scatter", scatter),
            ("bars", bars), ("table", table), ("confusion matrix", confusion), ("network", network),
            ("picture", picture), ("list", list), ("hints", hints),
            ("box", Box(title: "Loss", hints: ["y log", "2"], footer: "12.3k steps/s")),
            ("focused box", Box(title: "Loss", hints: ["y log", "2"], isFocused: true)),
            ("tabs", Tabs(["Train", "Race", "Data", "Network", "Notes"], selected: 3)),
            ("text field", TextField("sin(3*x) + y^2", prompt: "f(x,y) = ", problem: "unknown name: z")),
            ("gauge", Gauge(0.314, label: "epoch 12/40", text: "31.4%  1m 20s left")),
            ("sparkline", Sparkline(bell + [.nan, 3, 4])), ("thumbnail", Thumbnail(surface.grid)),
            ("scale legend", ScaleLegend(range: -1...1, ramp: .diverging)),
        ]
    }
}
