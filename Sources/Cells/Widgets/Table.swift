/// Rows of text in aligned columns, with a header, a chosen row and scrolling. Where the width is short the
/// columns of the lowest priority go.
public struct Table: Drawable, Hashable {
    /// What the rows have in one place.
    public struct Column: Hashable, Sendable {
        /// In the header.
        public var title: String
        /// Of title and entries.
        public var alignment: Alignment
        /// `nil` takes the width of the longest text.
        public var width: Int?
        /// Whether the column takes the space left over, and gives way first down to its title.
        public var isFlexible: Bool
        /// The lowest goes first; the first column of all always stays.
        public var priority: Int

        public init(
            _ title: String, alignment: Alignment = .left, width: Int? = nil, isFlexible: Bool = false,
            priority: Int = 0
        ) {
            self.title = title
            self.alignment = alignment
            self.width = width
            self.isFlexible = isFlexible
            self.priority = priority
        }
    }

    /// A text in a row and column.
    public struct Entry: Hashable, Sendable, ExpressibleByStringLiteral {
        /// Cut where the column is narrower.
        public var text: String
        /// `nil` is the theme's text.
        public var style: Style?
        public init(_ text: String, style: Style? = nil) {
            self.text = text
            self.style = style
        }
        public init(stringLiteral text: String) { self.init(text) }
    }

    /// From left to right.
    public var columns: [Column]
    /// From the top down, an entry for each column.
    public var rows: [[Entry]]
    /// An index of the rows; `nil` while none is chosen.
    public var selected: Int?
    /// The first visible row where the choice does not demand another.
    public var offset: Int
    /// Whether the columns' titles stand above the rows.
    public var showsHeader: Bool
    /// Shown when there is no row.
    public var emptyText: String

    public init(
        _ columns: [Column], rows: [[Entry]], selected: Int? = nil, offset: Int = 0, showsHeader: Bool = true,
        emptyText: String = "nothing yet"
    ) {
        self.columns = columns
        self.rows = rows
        self.selected = selected
        self.offset = offset
        self.showsHeader = showsHeader
        self.emptyText = emptyText
    }

    /// Rows visible at a height, for the mouse; the header takes a row of its own.
    public func window(height: Int) -> ScrollWindow {
        ScrollWindow(
            count: rows.count, height: height - (showsHeader && height > 1 ? 1 : 0), selected: selected,
            offset: offset
        )
    }

    public func draw(on frame: inout Frame, look: Look) {
        let height = frame.size.height
        guard height > 0, frame.size.width > 0 else { return }
        let window = window(height: height)
        let top = height - max(window.visible.count, 0) > 0 && showsHeader && height > 1 ? 1 : 0
        let width = frame.size.width - (window.thumb == nil ? 0 : 2)
        let places = places(width: width)
        if top == 1 {
            for place in places {
                let rect = Rect(x: place.x, y: 0, width: place.width, height: 1)
                let style = Style(look.theme.faint, attributes: .underline)
                frame.put(
                    columns[place.column].title.fitted(
                        to: place.width, alignment: columns[place.column].alignment),
                    in: rect, style: style
                )
            }
        }
        if rows.isEmpty {
            frame.put(emptyText, in: Rect(frame.size), row: top, style: look.theme.faintStyle)
        }
        for (line, index) in window.visible.enumerated() {
            let isSelected = index == selected
            let y = top + line
            if isSelected {
                frame.put("".fitted(to: width), x: 0, y: y, style: look.selectionStyle)
            }
            for place in places where place.column < rows[index].count {
                let entry = rows[index][place.column]
                var style = entry.style ?? look.theme.textStyle
                if isSelected {
                    style = Style(
                        style.foreground, on: look.selectionStyle.background,
                        attributes: style.attributes.union(look.selectionStyle.attributes)
                    )
                }
                frame.put(
                    entry.text, in: Rect(x: place.x, y: y, width: place.width, height: 1), style: style,
                    alignment: columns[place.column].alignment
                )
            }
        }
        if width > 0 { window.drawBar(on: &frame, top: top, look: look) }
    }
}
