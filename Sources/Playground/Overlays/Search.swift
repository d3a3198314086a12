import Cells

/// How well an entry of a list answers what was typed: an exact name first, then a beginning, a word, a meaning, and letters
/// scattered over the text last.
struct Search {
    /// The better, the lower.
    enum Tier: Int, Comparable {
        case name, otherName, beginning, word, beginningOfWord, meaning, detail, part, scattered, scatteredInDetail

        static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
    }

    /// Letters of a search; more are never looked at.
    static let lengthLimit = 256

    private let pattern: String
    private let key: String
    private let words: [Substring]

    /// `nil` where nothing but spaces was typed.
    init?(_ text: String) {
        pattern = text.lowercased().trimmingSpaces
        key = Self.key(pattern)
        words = Self.words(pattern)
        guard !key.isEmpty else { return nil }
    }

    /// How well an entry matches, and where its letters are; `nil` where it does not.
    func match(_ entry: Picker.Entry) -> (tier: Tier, score: Int, positions: [Int])? {
        let letters = FuzzyMatch(pattern, in: entry.text)
        func found(_ tier: Tier) -> (tier: Tier, score: Int, positions: [Int]) {
            (tier, letters?.score ?? 0, letters?.positions ?? [])
        }
        let (text, names) = (entry.text.lowercased(), entry.names.map { $0.lowercased() })
        if Self.key(text) == key { return found(.name) }
        if names.contains(where: { Self.key($0) == key }) { return found(.otherName) }
        if ([text] + names).contains(where: { $0.hasPrefix(pattern) }) { return found(.beginning) }
        let own = Self.words(text) + names.flatMap(Self.words)
        if words.allSatisfy(own.contains) { return found(.word) }
        if words.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) { return found(.beginningOfWord) }
        let all = own + Self.words(entry.detail.lowercased()) + Self.words(entry.keywords.lowercased())
        let isMeant = words.allSatisfy { word in
            own.contains { $0.hasPrefix(word) }
                || Synonyms.of(word).contains { meaning in
                    Self.words(meaning).allSatisfy { part in own.contains { $0.hasPrefix(part) } }
                }
        }
        if isMeant { return found(.meaning) }
        if words.allSatisfy({ word in all.contains { $0.hasPrefix(word) } }) { return found(.detail) }
        // What cannot be taken back is never a guess.
        guard !entry.isDestructive else { return nil }
        if text.contains(pattern) { return found(.part) }
        if let letters { return (.scattered, letters.score, letters.positions) }
        guard let rest = FuzzyMatch(pattern, in: entry.detail + " " + entry.keywords), rest.score > 0 else {
            return nil
        }
        return (.scatteredInDetail, rest.score, [])
    }

    /// Names that differ by hyphens, spaces and the like alone are one.
    private static func key(_ text: String) -> String {
        String(joining: text.unicodeScalars.filter { !" -_".unicodeScalars.contains($0) })
    }

    private static func words(_ text: some StringProtocol) -> [Substring] {
        Substring(text).split { !($0.isLetter || $0.isNumber || $0 == "/") }
    }
}

extension String {
    fileprivate init(joining scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
