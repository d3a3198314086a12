/// What a person reads about an entry of the catalogue before choosing it, whatever kind of entry it is.
public struct Card: Hashable, Sendable {
    /// The word that presets use, in lower case with hyphens; no two entries of a kind share one.
    public let name: String
    /// Other names it is found by.
    public let aliases: [String]
    /// As a heading; the name where the field has no longer one.
    public let title: String
    /// The group it is listed under; empty for kinds that are too few to be grouped.
    public let family: String
    /// As shown to people, one equation a line.
    public let formula: String
    /// What can be chosen about it, in the order shown.
    public let settings: [Setting]
    /// Where it comes from.
    public let source: Source
    /// What to know before using it: hazards, differences from the paper. May be empty.
    public let remark: String

    public init(
        _ name: String, aliases: [String] = [], title: String? = nil, family: String = "", formula: String,
        settings: [Setting] = [], source: Source, remark: String = ""
    ) {
        self.name = name
        self.aliases = aliases
        self.title = title ?? name
        self.family = family
        self.formula = formula
        self.settings = settings
        self.source = source
        self.remark = remark
    }
}

/// An entry that is chosen by name from a list of its kind.
public protocol Listed: Sendable {
    var card: Card { get }
}

extension Listed {
    /// The word that presets use.
    public var name: String { card.name }
    /// Other names it is found by.
    public var aliases: [String] { card.aliases }
    /// As a heading.
    public var title: String { card.title }
    /// The group it is listed under; may be empty.
    public var family: String { card.family }
    /// One equation a line.
    public var formula: String { card.formula }
    /// What can be chosen about it.
    public var settings: [Setting] { card.settings }
    /// Where it comes from.
    public var source: Source { card.source }
    /// Hazards and differences from the paper; may be empty.
    public var remark: String { card.remark }
}

extension Card: Listed {
    /// A card is listed as itself, so that a shelf of cards can be searched like any other.
    public var card: Card { self }
}
