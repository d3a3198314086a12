/// How text and marks look: colours and attributes, without the character.
public struct Style: Hashable, Sendable {
    public var foreground: Color
    /// `nil` keeps the background that is already there.
    public var background: Color?
    public var attributes: Cell.Attributes

    public init(
        _ foreground: Color = .terminal, on background: Color? = nil, attributes: Cell.Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    public var bold: Style { adding(.bold) }
    public var dim: Style { adding(.dim) }
    public var underlined: Style { adding(.underline) }
    public var reversed: Style { adding(.reverse) }

    /// The same style with more attributes.
    public func adding(_ more: Cell.Attributes) -> Style {
        Style(foreground, on: background, attributes: attributes.union(more))
    }

    /// The same style on another background.
    public func on(_ background: Color?) -> Style {
        Style(foreground, on: background, attributes: attributes)
    }
}
