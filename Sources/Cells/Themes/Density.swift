/// Characters from empty to full, for shades without colours.
public let asciiDensity: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

/// Shades from empty to full.
public let shadeDensity: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]

/// The character for a share from 0 (empty) to 1 (full).
func density(share: Double, glyphs: GlyphLevel) -> Unicode.Scalar {
    let ramp = glyphs >= .blocks ? shadeDensity : asciiDensity
    return ramp[wholeNumber(share * Double(ramp.count - 1), in: 0...(ramp.count - 1))]
}

/// A bar's last cell, filled from below by eighths; 0 is empty and 8 is full.
func barFromBelow(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar {
    let filled = max(0, min(8, eighths))
    switch glyphs {
    case .braille, .halfBlocks: return [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][filled]
    case .blocks: return [" ", "░", "░", "▒", "▒", "▓", "▓", "█", "█"][filled]
    case .ascii: return [" ", ".", ".", ":", ":", "+", "+", "#", "#"][filled]
    }
}

/// A bar's last cell, filled from the left by eighths.
func barFromLeft(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar {
    let filled = max(0, min(8, eighths))
    switch glyphs {
    case .braille, .halfBlocks: return [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"][filled]
    case .blocks: return [" ", "░", "░", "▒", "▒", "▓", "▓", "█", "█"][filled]
    case .ascii: return [" ", ".", ".", ":", ":", "+", "+", "#", "#"][filled]
    }
}

/// A bar's last cell, hanging from above; only halves exist upside down.
func barFromAbove(eighths: Int, glyphs: GlyphLevel) -> Unicode.Scalar {
    let filled = max(0, min(8, eighths))
    switch glyphs {
    case .braille, .halfBlocks: return [" ", "▔", "▔", "▀", "▀", "▀", "▀", "█", "█"][filled]
    case .blocks: return [" ", "░", "░", "▒", "▒", "▓", "▓", "█", "█"][filled]
    case .ascii: return [" ", "'", "'", ":", ":", "+", "+", "#", "#"][filled]
    }
}
