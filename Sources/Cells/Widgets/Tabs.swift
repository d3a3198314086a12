/// A row of named views with the chosen one marked; scrolled so that it is always visible.
public struct Tabs: Drawable, Hashable {
    /// From left to right.
    public var titles: [String]
    /// An index of the titles.
    public var selected: Int

    public init(_ titles: [String], selected: Int) {
        self.titles = titles
        self.selected = selected
    }

    public func draw(on frame: inout Frame, look: Look) {
        guard frame.size.height > 0 else { return }
        let places = places(width: frame.size.width)
        for place in places {
            let isSelected = place.index == selected
            frame.put(
                isSelected ? "[\(titles[place.index])]" : " \(titles[place.index]) ",
                in: Rect(x: place.columns.lowerBound, y: 0, width: place.columns.count, height: 1),
                style: isSelected ? look.theme.accentStyle : look.theme.faintStyle
            )
        }
        if let first = places.first, first.index > 0 {
            frame.put("‹", x: 0, y: 0, style: look.theme.faintStyle)
        }
        if let last = places.last, last.index < titles.count - 1 {
            frame.put("›", x: frame.size.width - 1, y: 0, style: look.theme.faintStyle)
        }
    }

    /// Where each visible tab stands, for the mouse.
    public func places(width: Int) -> [(index: Int, columns: Range<Int>)] {
        guard width > 2, !titles.isEmpty else { return [] }
        let chosen = max(0, min(selected, titles.count - 1))
        let lengths = titles.map { $0.screenWidth + 2 }
        // One column at each end is kept for the arrows.
        let room = width - 2
        var first = 0
        while first < chosen, lengths[first...chosen].reduce(chosen - first, +) > room { first += 1 }
        var places: [(index: Int, columns: Range<Int>)] = []
        var x = 1
        for index in first..<titles.count {
            let end = x + lengths[index]
            if end > width - 1 {
                if index == first { places.append((index, x..<(width - 1))) }
                break
            }
            places.append((index, x..<end))
            x = end + 1
        }
        return places
    }
}
