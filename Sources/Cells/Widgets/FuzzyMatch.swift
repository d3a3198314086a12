/// A text in which the letters of a search pattern appear in order, as palettes match.
public struct FuzzyMatch: Hashable, Sendable {
    /// Places of the matched characters in the text.
    public let positions: [Int]
    /// Higher is better.
    public let score: Int

    /// `nil` when the letters do not all appear in order. Capital letters do not matter; an empty pattern
    /// matches everything. Beginnings of words, neighbours and early places count more.
    public init?(_ pattern: String, in text: String) {
        let wanted = pattern.lowercased().screenScalars.filter { $0 != " " }
        let found = text.lowercased().screenScalars
        var best: FuzzyMatch?
        // Greedy from every place where the first letter stands; patterns are short and texts are lines.
        for start in found.indices where wanted.isEmpty || found[start] == wanted[0] {
            guard let match = FuzzyMatch(wanted, in: found, from: start) else { break }
            if match.score > best?.score ?? .min { best = match }
            if wanted.isEmpty { break }
        }
        if best == nil, wanted.isEmpty { best = FuzzyMatch(positions: [], score: 0) }
        guard let best else { return nil }
        self = best
    }

    private init?(_ wanted: [Unicode.Scalar], in found: [Unicode.Scalar], from start: Int) {
        var positions: [Int] = []
        var score = -start
        var next = start
        for letter in wanted {
            guard let place = found[next...].firstIndex(of: letter) else { return nil }
            let startsWord = place == 0 || !found[place - 1].properties.isAlphabetic
            if startsWord { score += 20 }
            if let last = positions.last { score += last == place - 1 ? 15 : -(place - last) }
            positions.append(place)
            next = place + 1
        }
        self.positions = positions
        self.score = score
    }

    private init(positions: [Int], score: Int) {
        self.positions = positions
        self.score = score
    }
}
