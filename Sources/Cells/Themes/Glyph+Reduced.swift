extension Unicode.Scalar {
    /// The nearest character of a glyph level.
    public func reduced(to level: GlyphLevel) -> Unicode.Scalar {
        if value < 0x7F || level == .braille { return self }
        if level == .ascii { return asciiStandIn }
        switch value {
        case 0x2800...0x28FF: return brailleStandIn(level)
        case 0x2581...0x2583 where level == .blocks: return "░"
        case 0x2585...0x2587 where level == .blocks: return "▓"
        case 0x2589...0x258B where level == .blocks: return "▓"
        case 0x258D...0x258F where level == .blocks: return "░"
        case 0x2594 where level == .blocks: return "░"
        default: return self
        }
    }

    /// Dots by rows: 1, 4 / 2, 5 / 3, 6 / 7, 8. Source: Unicode block Braille Patterns.
    private func brailleStandIn(_ level: GlyphLevel) -> Unicode.Scalar {
        let dots = UInt8(value & 0xFF)
        let upper = dots & 0b0001_1011
        let lower = dots & 0b1110_0100
        if level == .blocks { return shadeDensity[(dots.nonzeroBitCount + 1) / 2] }
        switch (upper != 0, lower != 0) {
        case (true, true): return "█"
        case (true, false): return "▀"
        case (false, true): return "▄"
        case (false, false): return " "
        }
    }

    private var asciiStandIn: Unicode.Scalar {
        switch value {
        case 0xA0...0xFF: return latinStandIns[Int(value) - 0xA0]
        case 0x100...0x17F: return extendedLatinStandIns[Int(value) - 0x100]
        case 0x2080...0x2089: return Unicode.Scalar(0x30 + UInt8(value - 0x2080))
        case 0x2074...0x2079: return Unicode.Scalar(0x30 + UInt8(value - 0x2070))
        case 0x2500...0x257F: return boxStandIn
        case 0x2581...0x2588:
            return asciiDensity[Int((Double(value - 0x2580) / 8 * 9).rounded())]
        case 0x2589...0x258F:
            return asciiDensity[Int((Double(0x2590 - value) / 8 * 9).rounded())]
        case 0x2800...0x28FF: return brailleInASCII
        default: return symbolStandIns[self] ?? "?"
        }
    }

    private var boxStandIn: Unicode.Scalar {
        switch self {
        case "━", "═", "╍", "┅", "┉": "="
        case "─", "┄", "┈", "╌", "╴", "╶", "╸", "╺", "╼", "╾": "-"
        case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║", "╵", "╷", "╹", "╻", "╽", "╿": "|"
        case "╱": "/"
        case "╲": "\\"
        case "╳": "X"
        default: "+"
        }
    }

    /// Few dots keep their height in the line, many become denser characters.
    private var brailleInASCII: Unicode.Scalar {
        let dots = UInt8(value & 0xFF)
        switch dots.nonzeroBitCount {
        case 0: return " "
        case 1...4:
            var bands: UInt8 = 0
            if dots & 0b0000_1001 != 0 { bands |= 1 }
            if dots & 0b0011_0110 != 0 { bands |= 2 }
            if dots & 0b1100_0000 != 0 { bands |= 4 }
            return asciiLineGlyph(bands: bands)
        case 5, 6: return "*"
        default: return "#"
        }
    }
}

/// A line passing through the upper (1), middle (2) and lower (4) third of a cell.
func asciiLineGlyph(bands: UInt8) -> Unicode.Scalar {
    [" ", "'", "-", "|", ".", ":", "|", "|"][Int(bands & 7)]
}

/// Latin-1 from U+A0: accents fall off.
private let latinStandIns: [Unicode.Scalar] = Array(
    " !cL*Y|S\"ca<!-R-o~23'uP.,1o>423?AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        .unicodeScalars
)

/// Latin Extended-A from U+0100.
private let extendedLatinStandIns: [Unicode.Scalar] = Array(
    ("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
        + "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").unicodeScalars
)

private let symbolStandIns: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
        ("‐‑‒–—−", "------"), ("‘’“”…•·′″", "''\"\"~*.'\""), ("←↑→↓↔↕↵↩", "<^>v-|</"), ("⁰ⁱⁿ⁺⁻", "0in+-"),
        ("▀▔▐▌", "\"'||"), ("░▒▓█", ".:%@"), ("▖▗▘▙▚▛▜▝▞▟", ".,'#\\##'/#"),
        ("●○◉◌◦■□▪▫▲△▼▽▶▷◀◁◆◇★☆✓✔✗✘", "ox@o.#%..^Avv>><<*@=~++xx"), ("▸▹◂◃▴▾◢◣◤◥", "><<<^v/\\/\\"),
        ("αβγδεζηθικλμνξοπρστυφχψω", "abgdezntiklmnxoprstufxyw"), ("ΓΔΘΛΞΠΣΦΨΩ", "GDTLXPSFYW"),
        ("∂∇∑∏√∞≈≠≤≥∈∘∙∥∧∨∫", "dVSPV8~!<>eo.|^vS"), ("⋯⋮", "~:"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (from, to) in pairs {
        for (symbol, standIn) in zip(from.unicodeScalars, to.unicodeScalars) { table[symbol] = standIn }
    }
    return table
}()
