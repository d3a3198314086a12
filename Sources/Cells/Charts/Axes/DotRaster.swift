/// One layer of dots finer than cells: 2x4 in a cell with Braille, 1x2 with half blocks, three line heights
/// in ASCII. Layers are stamped whole cells at a time, so the upper one replaces the lower and colours never
/// mix.
struct DotRaster {
    let width: Int
    let height: Int
    private let glyphs: GlyphLevel
    private var masks: [UInt8]

    /// - Parameter size: in cells.
    init(size: Size, glyphs: GlyphLevel) {
        width = size.width
        height = size.height
        self.glyphs = glyphs
        masks = Array(repeating: 0, count: width * height)
    }

    static func dotsPerCell(_ glyphs: GlyphLevel) -> Size {
        switch glyphs {
        case .braille: Size(width: 2, height: 4)
        case .halfBlocks: Size(width: 1, height: 2)
        case .blocks: Size(width: 1, height: 1)
        case .ascii: Size(width: 1, height: 3)
        }
    }

    var columns: Int { width * Self.dotsPerCell(glyphs).width }
    var rows: Int { height * Self.dotsPerCell(glyphs).height }

    /// Sets a dot; outside the raster nothing happens.
    mutating func set(_ x: Int, _ y: Int) {
        guard x >= 0, y >= 0, x < columns, y < rows else { return }
        let dots = Self.dotsPerCell(glyphs)
        let bit: UInt8
        switch glyphs {
        case .braille:
            // Source: Unicode block Braille Patterns; the fourth row was added later, so its bits are the
            // last.
            let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
            bit = bits[y % 4 * 2 + x % 2]
        case .halfBlocks, .blocks, .ascii: bit = 1 << UInt8(y % dots.height)
        }
        masks[y / dots.height * width + x / dots.width] |= bit
    }

    /// The dots of a cell, 0 for none.
    func mask(x: Int, y: Int) -> UInt8 {
        x >= 0 && y >= 0 && x < width && y < height ? masks[y * width + x] : 0
    }

    private func glyph(_ mask: UInt8) -> Unicode.Scalar {
        switch glyphs {
        case .braille: Unicode.Scalar(0x2800 + UInt32(mask)) ?? " "
        case .halfBlocks: [" ", "▀", "▄", "█"][Int(mask & 3)]
        case .blocks: "■"
        case .ascii: asciiLineGlyph(bands: mask)
        }
    }

    /// Puts the layer on a frame with its upper left cell at `origin`; cells without dots stay.
    func stamp(on frame: inout Frame, at origin: Point, style: Style) {
        for y in 0..<height {
            for x in 0..<width where masks[y * width + x] != 0 {
                frame.put(glyph(masks[y * width + x]), x: origin.x + x, y: origin.y + y, style: style)
            }
        }
    }
}

/// How a line is drawn; the second sign, besides colour, that tells lines apart.
public enum LinePattern: Hashable, Sendable, CaseIterable {
    case solid
    case dashed
    case dotted
    /// Markers only.
    case none

    /// Whether the dot at this step along the line is drawn.
    func isOn(step: Int, glyphs: GlyphLevel) -> Bool {
        let fine = glyphs == .braille
        return switch self {
        case .solid: true
        case .dashed: fine ? step % 9 < 5 : step % 5 < 3
        case .dotted: fine ? step % 4 == 0 : step % 2 == 0
        case .none: false
        }
    }
}
