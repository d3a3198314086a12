import Testing

@testable import Cells

@Suite("Charts say what the data say")
struct ChartTests {
    private let size = Size(width: 60, height: 16)

    @Test("a gap in the data is a gap in the line, with a triangle where the numbers ended")
    func gaps() throws {
        let values = (0..<60).map { $0 < 20 || $0 > 40 ? 1.0 : .nan }
        let chart = LineChart([LineChart.Series([DataPoint](values: values))])
        let frame = chart.frame(size: size, look: .braille)
        let area = chart.area(size: size)
        let row = try #require(area.row(of: 1))
        let middle = try #require(area.column(of: 30))
        let end = try #require(area.column(of: 19))
        #expect(frame[middle, row].character == " ")
        #expect(frame[end, row].character == "△")
    }

    @Test("the upper series replaces the lower one's cells")
    func opaque() throws {
        let flat = (0..<30).map { DataPoint(Double($0), 1) }
        let chart = LineChart([
            LineChart.Series(flat, color: .xterm(20)), LineChart.Series(flat, color: .xterm(30)),
            LineChart.Series(flat, color: .xterm(40), isFaint: true),
        ])
        let frame = chart.frame(size: size, look: .braille)
        let area = chart.area(size: size)
        let row = try #require(area.row(of: 1))
        #expect(frame[area.plot.x + 5, row].foreground == .xterm(30))
    }

    @Test("the mouse finds the value under a column")
    func mouse() throws {
        let chart = LineChart(
            [LineChart.Series([DataPoint(0, 0), DataPoint(100, 1)])], x: Axis(range: 0...100)
        )
        let rect = Rect(x: 7, y: 3, width: 60, height: 16)
        let area = chart.area(size: rect.size)
        #expect(chart.xValue(atColumn: 7, in: rect) == nil)
        let value = try #require(chart.xValue(atColumn: 7 + area.plot.x + area.plot.width / 2, in: rect))
        #expect((value - 50).magnitude < 2)
        let surface = Surface(Grid(rows: [[1, 2], [3, 4]]))
        let whole = Rect(x: 2, y: 2, width: 40, height: 20)
        let plot = surface.area(size: whole.size).plot
        let upper = try #require(surface.place(at: Point(x: 2 + plot.x, y: 2 + plot.y), in: whole))
        #expect(upper.x < -0.9 && upper.y > 0.9)
        #expect(surface.place(at: Point(x: 0, y: 0), in: whole) == nil)
    }

    @Test("one point is a point, not nothing")
    func single() {
        let chart = LineChart([LineChart.Series([DataPoint(3, 5)])])
        #expect(chart.frame(size: size, look: .braille).text.contains("•"))
        #expect(LineChart([]).frame(size: size, look: .braille).text.contains("no data yet"))
    }

    @Test("a surface has its first row on top and its signs the right way")
    func surface() {
        let grid = Grid(width: 9, height: 9, x: -1...1, y: -1...1) { _, y in y }
        let surface = Surface(grid, showsAxes: false, showsLegend: false)
        let frame = surface.frame(size: Size(width: 9, height: 5), look: .braille)
        #expect(frame[4, 0].background == Theme.dark.diverging.last)
        #expect(frame[4, 4].background == Theme.dark.diverging.first)
        let contours = Surface(grid, showsAxes: false, showsLegend: false, showsContours: true)
        let text = contours.frame(size: Size(width: 9, height: 9), look: .plain).text
        #expect(text.contains("0") && text.contains("b"))
    }

    @Test("points keep their class by sign on any ground")
    func points() {
        let frame = Examples.surface.frame(size: Size(width: 60, height: 20), look: .braille)
        #expect(frame.text.contains("●") && frame.text.contains("○"))
        for cell in frame.cells where "●○".unicodeScalars.contains(cell.character) {
            guard let contrast = cell.foreground.contrast(to: cell.background) else { continue }
            #expect(contrast > 1.7)
        }
    }

    @Test(
        "the median is found within its bin",
        arguments: [
            ([1.0, 1, 1, 1], 0.5), ([0, 0, 0, 4], 0.875), ([2, 0, 0, 2], 0.25), ([0, 4, 0, 0], 0.375),
        ] as [([Double], Double)])
    func median(counts: [Double], expected: Double) throws {
        let median = try #require(Histogram.median(of: counts, range: 0...1))
        #expect((median - expected).magnitude < 1e-12)
        #expect(Histogram.median(of: [], range: 0...1) == nil)
        #expect(Histogram.median(of: [0, .nan], range: 0...1) == nil)
    }

    @Test("values are counted in their bins")
    func counts() {
        #expect(Histogram.counts(of: [0, 0.1, 0.5, 1, 2, .nan], range: 0...1, bins: 2) == [2, 2])
        #expect(Histogram.counts(of: [1], range: 0...1, bins: 0) == [1])
    }

    @Test("a bar for something is never empty and the tallest is full")
    func bars() {
        let bars = BarHeights([1, 1_000_000], columns: 2, rows: 4)
        #expect(bars.eighths(column: 0, row: 0) == 1)
        #expect((0..<4).allSatisfy { bars.eighths(column: 1, row: $0) == 8 })
        #expect(BarHeights([0, 0, 1], columns: 1, rows: 1).eighths(column: 0, row: 0) == 8)
    }

    @Test("hidden units are counted, shown ones can be clicked")
    func network() throws {
        let rect = Rect(x: 3, y: 2, width: 70, height: 12)
        let frame = Examples.network.frame(size: rect.size, look: .braille)
        #expect(frame.text.contains("+6"))
        let places = NetworkLayout(Examples.network, size: rect.size).places
        for place in places {
            let point = Point(x: place.rect.x + rect.x, y: place.rect.y + rect.y)
            #expect(Examples.network.unit(at: point, in: rect) == place.unit)
        }
        #expect(Examples.network.unit(at: Point(x: 0, y: 0), in: rect) == nil)
    }

    @Test("a grid shrinks to means and grows in between")
    func grids() {
        let grid = Grid(rows: [[0, 2], [4, 6]])
        #expect(grid.resampled(width: 1, height: 1).values == [3])
        #expect(grid.resampled(width: 2, height: 2) == grid)
        let large = grid.resampled(width: 4, height: 4)
        #expect(large[0, 0] == 0 && large[3, 3] == 6 && large[1, 0] == 0.5)
        #expect(Grid(width: 2, height: 2, values: [1]).values.count { $0.isNaN } == 3)
        #expect(Grid(rows: [[1], [2, 3]]).values == [1, 2])
    }
}
