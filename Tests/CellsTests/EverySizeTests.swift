import Testing

@testable import Cells

@Suite("Every drawing, at every size, with hostile data")
struct EverySizeTests {
    static let sentinel = Cell(
        "#", foreground: .rgb(1, 2, 3), background: .rgb(4, 5, 6), attributes: .underline)

    /// Draws inside a frame with two columns and one row of sentinels around, and looks at every cell.
    private func check(_ drawing: any Drawable, width: Int, height: Int, look: Look) {
        var frame = Frame(size: Size(width: width + 4, height: height + 2), fill: Self.sentinel)
        let rect = Rect(x: 2, y: 1, width: width, height: height)
        drawing.draw(into: &frame, rect: rect, look: look)
        let characters = Set(frame.cells.map(\.character))
        #expect(
            characters.allSatisfy { $0.isOneColumnWide }, "\(type(of: drawing)) \(width)x\(height) \(look)")
        if look.capabilities.glyphs == .ascii {
            let reduced = characters.map { $0.reduced(to: .ascii) }
            #expect(reduced.allSatisfy { $0.isASCII }, "\(type(of: drawing)) \(width)x\(height) \(look)")
        }
        // What is left after the rectangle is blanked must be what was there before.
        frame.fill(rect, with: Self.sentinel)
        let isClean = frame.cells.allSatisfy { $0 == Self.sentinel }
        #expect(isClean, "\(type(of: drawing)) \(width)x\(height) \(look) wrote outside")
    }

    @Test("nothing traps or leaves its rectangle from 0x0 to 60x30", arguments: 0...60)
    func small(width: Int) {
        for height in 0...30 {
            let seed = width * 31 + height
            // Where many sizes are alike each is tried with every third drawing, in turn.
            let isSmall = width <= 20 && height <= 8
            for (index, drawing) in HostileData.drawings(seed: seed).enumerated()
            where isSmall || (seed + index) % 3 == 0 {
                check(
                    drawing, width: width, height: height,
                    look: Look.examples[(seed + index) % Look.examples.count])
            }
        }
    }

    @Test("nor do larger ones, with every kind of data on every kind of terminal", arguments: Look.examples)
    func large(look: Look) {
        for seed in 0..<14 {
            for drawing in HostileData.drawings(seed: seed) {
                check(drawing, width: 1 + seed * 12, height: 44 - seed * 3, look: look)
            }
        }
        for drawing in HostileData.drawings(seed: 11) { check(drawing, width: 200, height: 60, look: look) }
    }

    @Test("the examples themselves draw at every small size", arguments: Examples.all.map(\.name))
    func examples(name: String) throws {
        let example = try #require(Examples.all.first { $0.name == name })
        for width in stride(from: 0, through: 60, by: 5) {
            for height in [0, 1, 2, 3, 4, 5, 6, 8, 13, 18] {
                check(example.drawing, width: width, height: height, look: .braille)
            }
        }
    }

    @Test("a rectangle partly or wholly outside the frame is cut off")
    func outside() {
        let rects = [
            Rect(x: -5, y: -5, width: 20, height: 12), Rect(x: 15, y: 5, width: 100, height: 100),
            Rect(x: 1000, y: 0, width: 5, height: 5), Rect(x: .max, y: .max, width: .max, height: .max),
            Rect(x: .min, y: .min, width: .max, height: .max), Rect(x: 0, y: 0, width: .max, height: .max),
        ]
        for rect in rects {
            for drawing in HostileData.drawings(seed: 7) {
                var frame = Frame(size: Size(width: 20, height: 10), fill: Self.sentinel)
                drawing.draw(into: &frame, rect: rect, look: .braille)
                #expect(frame.size == Size(width: 20, height: 10))
                if rect.intersection(Rect(frame.size)).isEmpty {
                    #expect(frame.cells.allSatisfy { $0 == Self.sentinel })
                }
            }
        }
    }

    @Test("a million points are drawn, and their one peak is not lost")
    func million() {
        var points = (0..<1_000_000).map { DataPoint(Double($0), 0.5) }
        points[123_456].y = 10
        let chart = LineChart([LineChart.Series(points)])
        let frame = chart.frame(size: Size(width: 80, height: 20), look: .braille)
        let area = chart.area(size: frame.size)
        let row = area.row(of: 10)
        let column = area.column(of: 123_456)
        #expect(row != nil && column != nil)
        #expect((frame[column ?? 0, row ?? 0].character.value) > 0x2800)
    }

    @Test("the same data gives the same frame")
    func determinism() {
        for seed in 0..<12 {
            let (first, second) = (HostileData.drawings(seed: seed), HostileData.drawings(seed: seed))
            for (left, right) in zip(first, second) {
                let size = Size(width: 40, height: 15)
                #expect(left.frame(size: size, look: .braille) == right.frame(size: size, look: .braille))
            }
        }
    }
}
