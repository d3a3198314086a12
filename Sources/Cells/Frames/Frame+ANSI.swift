extension Frame {
    /// The frame as text with escape sequences, one line a row, for `render --color` and for pages.
    ///
    /// Reduce the frame first (`reduced(for:)`) when fewer colours than it holds are wanted; here `colors`
    /// decides how those left are written. Styles are written only where they change, and every line ends
    /// with a reset.
    public func ansi(colors: ColorDepth) -> String {
        var text = ""
        for y in 0..<size.height {
            var end = size.width
            while end > 0, self[end - 1, y] == Cell() { end -= 1 }
            var previous = Cell()
            for x in 0..<end {
                var cell = self[x, y]
                cell.foreground = cell.foreground.reduced(to: colors)
                cell.background = cell.background.reduced(to: colors)
                if !cell.hasSameStyle(as: previous) { text += cell.escapeSequence }
                text.unicodeScalars.append(cell.character.isActing ? "?" : cell.character)
                previous = cell
            }
            if !previous.hasSameStyle(as: Cell()) { text += "\u{1B}[0m" }
            if y < size.height - 1 { text += "\n" }
        }
        return text
    }
}

extension Cell {
    fileprivate func hasSameStyle(as other: Cell) -> Bool {
        foreground == other.foreground && background == other.background && attributes == other.attributes
    }

    /// Source: ECMA-48, SGR; colours 38 and 48 as in xterm's ctlseqs.
    fileprivate var escapeSequence: String {
        var codes = ["0"]
        if attributes.contains(.bold) { codes.append("1") }
        if attributes.contains(.dim) { codes.append("2") }
        if attributes.contains(.underline) { codes.append("4") }
        if attributes.contains(.reverse) { codes.append("7") }
        if let code = foreground.selectCode(base: 30) { codes.append(code) }
        if let code = background.selectCode(base: 40) { codes.append(code) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }
}

extension Color {
    fileprivate func selectCode(base: Int) -> String? {
        switch self {
        case .terminal: nil
        case .xterm(let index) where index < 8: "\(base + Int(index))"
        case .xterm(let index) where index < 16: "\(base + 60 + Int(index) - 8)"
        case .xterm(let index): "\(base + 8);5;\(index)"
        case .rgb(let red, let green, let blue): "\(base + 8);2;\(red);\(green);\(blue)"
        }
    }
}
