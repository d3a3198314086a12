/// The cells of one column as they stand in the file: numbers, words, and gaps.
struct CSVColumn {
    let name: String
    /// Not a number where the cell is a word or missing.
    private(set) var numbers: [Double] = []
    /// The word of each row, -1 where the cell is none; empty while there are no words.
    private(set) var words: [Int32] = []
    /// The different words in order of appearance.
    private(set) var labels: [String] = []
    /// The row of each label's first appearance.
    private(set) var firstRows: [Int32] = []
    private var indices: [String: Int32] = [:]

    init(name: String) { self.name = name }

    var hasWords: Bool { !labels.isEmpty }

    mutating func append(number: Double) {
        numbers.append(number)
        if hasWords { words.append(-1) }
    }

    mutating func appendMissing() { append(number: .nan) }

    mutating func append(word: String) {
        if !hasWords { words = Array(repeating: -1, count: numbers.count) }
        numbers.append(.nan)
        if let index = indices[word] {
            words.append(index)
        } else if labels.count > ProblemLimits.words, word.utf8.first.map({ $0 >= 0x3a }) ?? true {
            // So many words cannot become inputs one by one: which they were does not matter any more. Dates do.
            words.append(Int32(labels.count - 1))
        } else {
            words.append(Int32(labels.count))
            indices[word] = Int32(labels.count)
            labels.append(word)
            firstRows.append(Int32(numbers.count - 1))
        }
    }
}
