import Cells

/// How the functions are told apart on every page: a sign and a colour each.
struct FunctionSigns {
    let look: Look

    func marker(_ index: Int) -> Unicode.Scalar { Markers.marker(index, glyphs: look.capabilities.glyphs) }
    func color(_ index: Int) -> Color { look.theme.color(ofRun: index) }

    /// Signs and names in a row, as many as fit.
    func legend(_ names: [String], width: Int) -> StyledText {
        var line = FactLine()
        for (index, name) in names.enumerated() {
            var text = StyledText(String(Character(marker(index))), Style(color(index)))
            text.append(" " + name, look.theme.textStyle)
            line.add(text, importance: names.count - index)
        }
        return line.fitted(to: width)
    }
}
