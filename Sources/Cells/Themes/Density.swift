/// Characters from empty to full, for shades without colours.
let asciiDensity: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

/// Shades from empty to full.
let shadeDensity: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]

/// The character for a share from 0 (empty) to 1 (full).
func density(share: Double, glyphs: GlyphLevel) -> Unicode.Scalar {
    let ramp = glyphs >= .blocks ? shadeDensity : asciiDensity
    return ramp[wholeNumber(share * Double(ramp.count - 1), in: 0...(ramp.count - 1))]
}

/// The last cells of bars, from empty to full by eighths.
private struct BarEnds: Sendable {
    /// With half and eighth blocks.
    let fine: [Unicode.Scalar]
    let shades: [Unicode.Scalar] = [" ", "░", "░", "▒", "▒", "▓", "▓", "█", "█"]
    let ascii: [Unicode.Scalar]

    static let fromBelow = BarEnds(
        fine: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], ascii: [" ", ".", ".", ":", ":", "+", "+", "#", "#"])
    static let fromLeft = BarEnds(
        fine: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], ascii: fromBelow.ascii)
    /// Only halves exist upside down.
    static let fromAbove = BarEnds(
        fine: [" ", "▔", "▔", "▀", "▀", "▀", "▀", "█", "█"], ascii: [" ", "'", "'", ":", ":", "+", "+", "#", "#"])

    func callAsFunction(_ eighths: Int, _ glyphs: GlyphLevel) -> Unicode.Scalar {
        let ends =
            switch glyphs {
            case .braille, .halfBlocks: fine
            case .blocks: shades
            case .ascii: ascii
            }
        return ends[max(0, min(8, eighths))]
    }
}

/// A bar's last cell, filled from below by eighths; 0 is empty and 8 is full.
func barFromBelow(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar { BarEnds.fromBelow(eighths, glyphs) }

/// A bar's last cell, filled from the left by eighths.
func barFromLeft(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar { BarEnds.fromLeft(eighths, glyphs) }

/// A bar's last cell, hanging from above; only halves exist upside down.
func barFromAbove(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar { BarEnds.fromAbove(eighths, glyphs) }
