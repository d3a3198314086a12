import Synchronization

/// The entries of one kind in the order they are listed in, found by name or alias.
public struct Shelf<Entry: Listed>: RandomAccessCollection, Sendable {
    private let entries: [Entry]
    private let places: [String: Int]
    private let additions = Additions()

    /// Entries from outside, by the keys of their names.
    private final class Additions: Sendable {
        let entries = Mutex<[String: Entry]>([:])
    }

    /// - Precondition: no two entries share a name or alias (a test forbids it; the first would win).
    public init(_ entries: [Entry]) {
        self.entries = entries
        var places: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            for name in [entry.name] + entry.aliases where places[Palette.key(name)] == nil {
                places[Palette.key(name)] = place
            }
        }
        self.places = places
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }
    /// The entry at a place of the list.
    public subscript(index: Int) -> Entry { entries[index] }

    /// The entry of a name or alias, in any spelling that `Palette.key` does not tell apart.
    public subscript(name: String) -> Entry? {
        let key = Palette.key(name)
        return places[key].map { entries[$0] } ?? additions.entries.withLock { $0[key] }
    }

    /// Adds an entry from outside the catalogue: from now on it is found by its name and aliases wherever the catalogue
    /// has no entry of that name. It is not listed.
    public func add(_ entry: Entry) {
        additions.entries.withLock { entries in
            for name in [entry.name] + entry.aliases { entries[Palette.key(name)] = entry }
        }
    }

    /// Every name and alias, entry by entry: what a mistyped name is compared with.
    public var names: [String] { entries.flatMap { [$0.name] + $0.aliases } }
}
