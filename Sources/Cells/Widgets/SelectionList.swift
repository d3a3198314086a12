/// A list with a chosen item, scrolled to show it, and search matches highlighted: palettes, menus, presets.
public struct SelectionList: Drawable, Hashable {
    /// A row that can be chosen.
    public struct Item: Hashable, Sendable {
        /// At the left end.
        public var text: String
        /// Shown faintly at the right end: a key, a value, a kind.
        public var detail: String
        /// Places of characters in the text to highlight, as `FuzzyMatch.positions`.
        public var matches: [Int]

        public init(_ text: String, detail: String = "", matches: [Int] = []) {
            self.text = text
            self.detail = detail
            self.matches = matches
        }
    }

    /// From the top down.
    public var items: [Item]
    /// An index of the items; `nil` while none is chosen.
    public var selected: Int?
    /// The first visible item where the choice does not demand another.
    public var offset: Int
    /// Shown when there is no item.
    public var emptyText: String

    public init(_ items: [Item], selected: Int? = nil, offset: Int = 0, emptyText: String = "nothing found") {
        self.items = items
        self.selected = selected
        self.offset = offset
        self.emptyText = emptyText
    }

    /// Items visible at a height, for the mouse.
    public func window(height: Int) -> ScrollWindow {
        ScrollWindow(count: items.count, height: height, selected: selected, offset: offset)
    }

    public func draw(on frame: inout Frame, look: Look) {
        guard !items.isEmpty else {
            frame.put(emptyText, in: Rect(frame.size), style: look.theme.faintStyle)
            return
        }
        let window = window(height: frame.size.height)
        let width = frame.size.width - (window.thumb == nil ? 0 : 2)
        for (row, index) in window.visible.enumerated() {
            draw(items[index], isSelected: index == selected, row: row, width: width, on: &frame, look: look)
        }
        if width > 0 { window.drawBar(on: &frame, top: 0, look: look) }
    }

    private func draw(
        _ item: Item, isSelected: Bool, row: Int, width: Int, on frame: inout Frame, look: Look
    ) {
        let rect = Rect(x: 0, y: row, width: width, height: 1)
        let style = isSelected ? look.selectionStyle : look.theme.textStyle
        if isSelected { frame.put("".fitted(to: width), in: rect, style: style) }
        // The sign tells the choice without colours too.
        frame.put(isSelected ? "▸ " : "  ", in: rect, style: isSelected ? style : look.theme.accentStyle)
        let text = Rect(x: 2, y: row, width: width - 2, height: 1)
        frame.put(item.text, in: text, style: style)
        let length = min(item.text.screenWidth, text.width)
        for place in item.matches where place >= 0 && place < length {
            frame.restyle(Rect(x: 2 + place, y: row, width: 1, height: 1)) {
                $0.foreground = look.theme.accent
                $0.attributes.formUnion([.bold, .underline])
            }
        }
        let room = text.width - length - 2
        if !item.detail.isEmpty, room >= min(4, item.detail.screenWidth) {
            let place = Rect(x: width - room, y: row, width: room, height: 1)
            let faint = isSelected ? style : look.theme.faintStyle
            frame.put(item.detail, in: place, style: faint, alignment: .right)
        }
    }
}
