/// A grey or coloured image, two pixels a cell where half blocks are, fitted into the frame with its
/// proportions.
public struct Picture: Drawable, Hashable {
    /// 0 to 1; other values are cut off.
    public let red: Grid
    /// Of the same size.
    public let green: Grid
    /// Of the same size.
    public let blue: Grid
    /// Whether the picture fills the frame even when that stretches it.
    public var isStretched: Bool
    private let isGrey: Bool

    /// A grey image; 0 is black and 1 is white.
    public init(grey: Grid, isStretched: Bool = false) {
        red = grey
        green = grey
        blue = grey
        isGrey = true
        self.isStretched = isStretched
    }

    /// A colour image of three grids of one size, 0 to 1 each.
    public init(red: Grid, green: Grid, blue: Grid, isStretched: Bool = false) {
        self.red = red
        self.green = green
        self.blue = blue
        isGrey = false
        self.isStretched = isStretched
    }

    public func draw(on frame: inout Frame, look: Look) {
        let rect = place(in: frame.size)
        guard !rect.isEmpty else { return }
        let rowsPerCell = look.hasRampColors && look.glyphs >= .halfBlocks ? 2 : 1
        let height = rect.height * rowsPerCell
        let reds = red.resampled(width: rect.width, height: height, isSmooth: false)
        let greens = isGrey ? reds : green.resampled(width: rect.width, height: height, isSmooth: false)
        let blues = isGrey ? reds : blue.resampled(width: rect.width, height: height, isSmooth: false)
        func color(_ x: Int, _ y: Int) -> Color? {
            let channels = [reds[x, y], greens[x, y], blues[x, y]]
            guard channels.allSatisfy({ !$0.isNaN }) else { return nil }
            let bytes = channels.map { UInt8(wholeNumber($0 * 255, in: 0...255)) }
            // The 24 greys of the palette, so that noise below a step changes nothing.
            if isGrey { return .xterm(232 + UInt8(min(23, Int(bytes[0]) * 24 / 256))) }
            return .rgb(bytes[0], bytes[1], bytes[2])
        }
        for y in 0..<rect.height {
            for x in 0..<rect.width {
                let upper = color(x, y * rowsPerCell)
                let lower = rowsPerCell == 2 ? color(x, y * 2 + 1) : upper
                frame[rect.x + x, rect.y + y] = cell(upper: upper, lower: lower, look: look)
            }
        }
    }

    private func cell(upper: Color?, lower: Color?, look: Look) -> Cell {
        guard let upper, let lower else { return Cell("×", foreground: look.theme.error) }
        if !look.hasRampColors {
            let share = (upper.lightness ?? 0) / 100
            return Cell(density(share: look.theme.isDark ? share : 1 - share, glyphs: look.glyphs))
        }
        if upper == lower { return Cell(" ", background: upper) }
        return Cell("▀", foreground: upper, background: lower)
    }

    /// A cell is twice as tall as wide.
    private func place(in size: Size) -> Rect {
        guard red.width > 0, red.height > 0, size.width > 0, size.height > 0 else {
            return Rect(x: 0, y: 0, width: 0, height: 0)
        }
        if isStretched { return Rect(size) }
        let scale = min(Double(size.width) / Double(red.width), Double(size.height * 2) / Double(red.height))
        return Rect(size).centered(
            Size(
                width: max(1, wholeNumber(Double(red.width) * scale, in: 1...size.width)),
                height: wholeNumber(Double(red.height) * scale / 2, in: 1...size.height)
            )
        )
    }
}
