/// How text and marks look: colours and attributes, without the character.
public struct Style: Hashable, Sendable {
    /// Of characters.
    public var foreground: Color
    /// `nil` keeps the background that is already there.
    public var background: Color?
    /// How characters stand out.
    public var attributes: Cell.Attributes

    public init(
        _ foreground: Color = .terminal, on background: Color? = nil, attributes: Cell.Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The style, bold as well.
    public var bold: Style { adding(.bold) }
    /// The style, dim as well.
    public var dim: Style { adding(.dim) }
    /// The style, with foreground and background exchanged.
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
