/// A key, apart from its modifiers.
public enum Key: Hashable, Sendable {
    /// A character as typed: capitals are themselves, without shift; with control, letters are small.
    case character(Unicode.Scalar)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is 1.
    case function(Int)
}

/// Keys held down together with another one.
public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// With keys that have no character; capitals are characters of their own.
    public static let shift = Modifiers(rawValue: 1)
    /// Also what some keyboards call meta or option.
    public static let alt = Modifiers(rawValue: 2)
    /// Letters with it are small.
    public static let control = Modifiers(rawValue: 4)
}
