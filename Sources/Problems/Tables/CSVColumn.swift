/// The cells of one column: numbers, and words as indices into a list of different words.
struct CSVColumn {
    let name: String
    /// 0 where the cell is a word.
    private(set) var numbers: [Double] = []
    /// The word of each row, -1 where the cell is a number; empty while there are numbers only.
    private(set) var words: [Int32] = []
    /// The different words in order of appearance, at most one more than `ProblemLimits.classes`.
    private(set) var labels: [String] = []
    private var indices: [String: Int32] = [:]
    /// The row and text of the first word.
    private(set) var firstWord: (row: Int, text: String)?

    init(name: String) { self.name = name }

    var hasWords: Bool { !labels.isEmpty }
    var hasTooManyWords: Bool { labels.count > ProblemLimits.classes }

    mutating func append(number: Double) {
        numbers.append(number)
        if hasWords { words.append(-1) }
    }

    mutating func append(word: String) {
        if !hasWords {
            words = Array(repeating: -1, count: numbers.count)
            firstWord = (numbers.count, word)
        }
        numbers.append(0)
        if let index = indices[word] {
            words.append(index)
        } else if hasTooManyWords {
            // The column is refused in the end; which word it was does not matter any more.
            words.append(Int32(labels.count - 1))
        } else {
            words.append(Int32(labels.count))
            indices[word] = Int32(labels.count)
            labels.append(word)
        }
    }

    /// The different values as names and each row's place among them: numbers by size, words by name.
    ///
    /// Nil if there are more than `limit`.
    func categories(limit: Int) -> (names: [String], rows: [Int])? {
        if !hasWords {
            var values: Set<Double> = []
            for number in numbers {
                values.insert(number)
                if values.count > limit { return nil }
            }
            let sorted = values.sorted()
            let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
            return (sorted.map(Self.text), numbers.map { places[$0] ?? 0 })
        }
        if labels.count > limit { return nil }
        var names = Set(labels)
        for (row, word) in words.enumerated() where word < 0 {
            names.insert(Self.text(numbers[row]))
            if names.count > limit { return nil }
        }
        let sorted = names.sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
        let rows = words.indices.map { row in
            places[words[row] < 0 ? Self.text(numbers[row]) : labels[Int(words[row])]] ?? 0
        }
        return (sorted, rows)
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
