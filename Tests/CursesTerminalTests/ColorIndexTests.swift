import Cells
import Testing

@testable import CursesTerminal

@Suite("Colours on a terminal")
struct ColorIndexTests {
    @Test(
        "the terminal's own stays its own, however many colours there are",
        arguments: [0, 8, 16, 256, 1 << 24])
    func own(_ count: Int) { #expect(ColorIndex.index(of: .terminal, colorCount: count) == -1) }

    @Test("without colours everything is the terminal's own")
    func mono() {
        #expect(ColorIndex.index(of: .rgb(1, 2, 3), colorCount: 0) == -1)
        #expect(ColorIndex.pair(.xterm(208), .xterm(17), colorCount: 0) == (-1, -1))
    }

    @Test("256 colours show the palette as it is", arguments: [0, 15, 16, 208, 231, 232, 255] as [UInt8])
    func palette(_ number: UInt8) {
        #expect(ColorIndex.index(of: .xterm(number), colorCount: 256) == Int32(number))
        let (red, green, blue) = ColorIndex.palette(Int(number))
        let direct = Color.rgb(UInt8(red), UInt8(green), UInt8(blue))
        let nearest = Int(ColorIndex.index(of: direct, colorCount: 256))
        // The same colour may have two numbers, and the first 16 are the user's to change.
        if number >= 16 { #expect(ColorIndex.palette(nearest) == (red, green, blue)) }
        #expect((16...255).contains(nearest))
    }

    @Test("a direct colour is its number, but not one of the eight that mean others")
    func direct() {
        #expect(ColorIndex.index(of: .rgb(0x12, 0x34, 0x56), colorCount: 1 << 24) == 0x123456)
        #expect(ColorIndex.index(of: .xterm(208), colorCount: 1 << 24) == 0xFF8700)
        #expect(ColorIndex.index(of: .rgb(0, 0, 3), colorCount: 1 << 24) == 8)
        #expect(ColorIndex.index(of: .rgb(0, 0, 0), colorCount: 1 << 24) == 0)
    }

    @Test("text can be told from its background in 8 and 16 colours", arguments: [8, 16])
    func readable(_ count: Int) {
        // Collected, because an expectation for each of 13,000 would be most of the work.
        var unreadable: [(UInt8, UInt8)] = []
        for front in UInt8.min...UInt8.max {
            for back in stride(from: 0, through: 255, by: 5).map(UInt8.init) where front != back {
                let (a, b) = ColorIndex.pair(.xterm(front), .xterm(back), colorCount: count)
                if a == b || a >= count || b >= count { unreadable.append((front, back)) }
            }
            let (own, _) = ColorIndex.pair(.xterm(front), .terminal, colorCount: count)
            if own == 0 { unreadable.append((front, 0)) }
        }
        #expect(unreadable.isEmpty)
    }
}

@Suite("The pair table")
struct PairTableTests {
    @Test("numbers pairs once, and never the default one")
    func numbers() {
        var table = PairTable(capacity: 4)
        #expect(table.number(-1, -1) == .known(0))
        #expect(table.number(1, -1) == .new(1))
        #expect(table.number(-1, 1) == .new(2))
        #expect(table.number(1, -1) == .known(1))
        #expect(table.number(208, 17) == .new(3))
        #expect(table.number(208, 18) == .full)
        #expect(table.number(-1, 1) == .known(2))
    }

    @Test("when full, gives a pair with the same background, the nearest by number, or the default")
    func nearest() {
        var table = PairTable(capacity: 4)
        _ = table.number(1, 7)
        _ = table.number(5, 7)
        _ = table.number(9, 2)
        #expect(table.nearest(4, 7) == 2)
        #expect(table.nearest(0, 7) == 1)
        #expect(table.nearest(0, 3) == 0)
        table.removeAll()
        #expect(table.number(4, 7) == .new(1))
    }

    @Test("holds nothing on a terminal without pairs", arguments: [0, 1, -1])
    func none(_ capacity: Int) {
        var table = PairTable(capacity: capacity)
        #expect(table.number(1, 2) == .full)
        #expect(table.nearest(1, 2) == 0)
    }
}
