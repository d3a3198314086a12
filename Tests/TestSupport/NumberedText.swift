/// A text taken apart into its numbers with fractions and all that stands between them.
struct NumberedText {
    private var numbers: [Double] = []
    private var between: [Substring] = []

    init(_ text: String) {
        var rest = text[...]
        var start = rest.startIndex
        while let place = rest.firstIndex(where: \.isNumber) {
            let token = rest[place...].prefix { $0.isNumber || ".eE+-".contains($0) }
            if token.contains("."), let number = Double(token) {
                between.append(text[start..<place])
                numbers.append(number)
                start = token.endIndex
            }
            rest = rest[token.endIndex...]
        }
        between.append(text[start...])
    }

    /// Whether all but the numbers is the same, and they are near each other.
    ///
    /// - Parameter tolerance: relative to the number; below a ten-thousandth, to that.
    func agrees(with other: NumberedText, _ tolerance: Double) -> Bool {
        between == other.between
            && zip(numbers, other.numbers).allSatisfy { abs($0 - $1) <= tolerance * max(1e-4, abs($0), abs($1)) }
    }
}
