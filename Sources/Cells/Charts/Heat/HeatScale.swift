/// Which colours stand for numbers.
public enum Ramp: Hashable, Sendable {
    /// Low to high.
    case sequential
    /// Negative to positive, or class 0 to class 1, with a neutral middle.
    case diverging
}

/// Turns numbers into cells: a few levels of a ramp, so that a picture changes few cells from frame to frame.
///
/// With 256 colours and half blocks a cell shows two numbers above one another; otherwise it shows one, as a
/// coloured space, as a shade in one of two colours (16 colours), or as a character of that density (mono).
struct HeatScale: Hashable {
    let lower: Double
    let upper: Double
    let ramp: Ramp
    let look: Look
    private let colors: [Color]

    init(range: ClosedRange<Double>, ramp: Ramp, look: Look) {
        let domain = Domain(range.lowerBound, range.upperBound)
        lower = domain.lower
        upper = domain.upper
        self.ramp = ramp
        self.look = look
        let colors = ramp == .diverging ? look.theme.diverging : look.theme.sequential
        self.colors = colors.isEmpty ? [.terminal] : colors
    }

    /// The range of the values; for a diverging ramp with zero in its middle.
    static func range(of grid: Grid, ramp: Ramp) -> ClosedRange<Double> {
        guard let range = grid.range else { return ramp == .diverging ? -1...1 : 0...1 }
        guard ramp == .diverging else { return range }
        let reach = max(range.lowerBound.magnitude, range.upperBound.magnitude)
        return reach > 0 ? -reach...reach : -1...1
    }

    /// Numbers above one another in a cell.
    var rowsPerCell: Int { look.hasRampColors && look.glyphs >= .halfBlocks ? 2 : 1 }

    var levels: Int {
        if look.hasRampColors { return colors.count }
        if look.isMono { return look.glyphs >= .blocks ? shadeDensity.count : asciiDensity.count }
        return ramp == .diverging ? 9 : shadeDensity.count
    }

    /// The level of a value, 0 the lowest; values out of range take the ends. `nil` for NaN.
    func level(_ value: Double) -> Int? {
        guard !value.isNaN else { return nil }
        let fraction = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
        return wholeNumber(below: fraction * Double(levels), in: 0...(levels - 1))
    }

    func color(level: Int) -> Color { colors[max(0, min(colors.count - 1, level))] }

    /// A cell showing one level, `nil` for "not a number".
    func cell(_ level: Int?) -> Cell {
        guard let level else { return Cell("×", foreground: look.theme.error) }
        if look.hasRampColors { return Cell(" ", background: color(level: level)) }
        if look.isMono {
            return Cell(density(share: Double(level) / Double(levels - 1), glyphs: look.glyphs))
        }
        guard ramp == .diverging else {
            return Cell(
                density(share: Double(level) / Double(levels - 1), glyphs: look.glyphs),
                foreground: .xterm(3))
        }
        // Two hues, denser away from the middle: cyan for negative, yellow for positive.
        let middle = levels / 2
        let share = Double(abs(level - middle)) / Double(middle)
        return Cell(density(share: share, glyphs: look.glyphs), foreground: .xterm(level < middle ? 6 : 3))
    }

    /// A cell showing two levels above one another; only where `rowsPerCell` is 2.
    func cell(upper: Int?, lower: Int?) -> Cell {
        guard let upper, let lower else { return cell(upper ?? lower) }
        if upper == lower { return cell(upper) }
        return Cell("▀", foreground: color(level: upper), background: color(level: lower))
    }

    /// Fills a rectangle of the frame with the grid, one or two of its rows a row of cells.
    func draw(_ grid: Grid, on frame: inout Frame, in rect: Rect, isSmooth: Bool = true) {
        let pixels = grid.resampled(width: rect.width, height: rect.height * rowsPerCell, isSmooth: isSmooth)
        guard !pixels.isEmpty else { return }
        for y in 0..<rect.height {
            for x in 0..<rect.width {
                frame[rect.x + x, rect.y + y] =
                    rowsPerCell == 2
                    ? cell(upper: level(pixels[x, 2 * y]), lower: level(pixels[x, 2 * y + 1]))
                    : cell(level(pixels[x, y]))
            }
        }
    }
}
