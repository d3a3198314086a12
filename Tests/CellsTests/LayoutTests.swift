import Testing

@testable import Cells

@Suite("Layout")
struct LayoutTests {
    private let rect = Rect(x: 10, y: 5, width: 80, height: 24)

    @Test("fixed parts get their length and shares the rest, without a cell lost")
    func shares() {
        let rows = rect.rows(.init(.fixed(1)), .init(.share(1)), .init(.share(2)), .init(.fixed(1)))
        #expect(rows.map { $0?.height } == [1, 7, 15, 1])
        #expect(rows.map { $0?.y } == [5, 6, 13, 28])
        #expect(rows.allSatisfy { $0?.width == 80 })
    }

    @Test("a minimum is kept and the others give way")
    func minimum() {
        let columns = rect.columns(.init(.share(1, minimum: 50)), .init(.share(1)), gap: 2)
        #expect(columns.map { $0?.width } == [50, 28])
    }

    @Test("the lowest priority folds first, of equals the last")
    func folding() {
        let parts = [
            Split.Part(.fixed(10), priority: 2), Split.Part(.fixed(10), priority: 1),
            Split.Part(.fixed(10), priority: 1),
        ]
        func visible(_ height: Int) -> [Bool] {
            Split(.rows, parts).rects(of: Rect(x: 0, y: 0, width: 5, height: height)).map { $0 != nil }
        }
        #expect(visible(30) == [true, true, true])
        #expect(visible(29) == [true, true, false])
        #expect(visible(19) == [true, false, false])
        #expect(visible(3) == [true, false, false])
        #expect(visible(0) == [false, false, false])
    }

    @Test("no part ever leaves the rectangle", arguments: 0...40)
    func inside(length: Int) {
        let part = Rect(x: 3, y: 4, width: length, height: length)
        for split in [
            Split(
                .rows, gap: 1,
                [.init(.fixed(5)), .init(.share(.nan)), .init(.share(1, minimum: 9), priority: 3)]),
            Split(.columns, [.init(.share(0)), .init(.share(-1)), .init(.share(.infinity))]),
            Split(.columns, [.init(.fixed(.max)), .init(.fixed(.max))]), Split(.rows, []),
        ] {
            var end = 0
            for case let rect? in split.rects(of: part) {
                #expect(rect.intersection(part) == rect || rect.isEmpty)
                let start = split.axis == .rows ? rect.y : rect.x
                #expect(start >= end)
                end = start + (split.axis == .rows ? rect.height : rect.width)
            }
        }
    }

    @Test("rectangles intersect without overflow")
    func intersections() {
        let all = Rect(x: .min / 2, y: .min / 2, width: .max, height: .max)
        #expect(all.intersection(rect) == rect)
        #expect(
            Rect(x: 0, y: 0, width: 5, height: 5).intersection(Rect(x: 5, y: 0, width: 5, height: 5)).isEmpty)
        #expect(rect.centered(Size(width: 20, height: 100)) == Rect(x: 40, y: 5, width: 20, height: 24))
    }

    @Test(
        "a list scrolls only as far as needed",
        arguments: [
            (0, 0, 0..<5), (4, 0, 0..<5), (5, 0, 1..<6), (99, 0, 95..<100), (3, 50, 3..<8), (52, 50, 50..<55),
        ] as [(Int, Int, Range<Int>)])
    func scrolling(selected: Int, offset: Int, visible: Range<Int>) {
        let window = ScrollWindow(count: 100, height: 5, selected: selected, offset: offset)
        #expect(window.visible == visible)
        #expect(window.thumb?.count == 1)
    }

    @Test("an empty list and a list that fits have no scroll bar")
    func noBar() {
        #expect(ScrollWindow(count: 0, height: 5, selected: 3).visible.isEmpty)
        #expect(ScrollWindow(count: 5, height: 5).thumb == nil)
        #expect(ScrollWindow(count: 5, height: -1).visible.isEmpty)
    }
}
