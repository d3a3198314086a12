/// A word, number or sign of a formula, and where it starts.
struct FormulaToken: Hashable {
    enum Kind: Hashable {
        case number(Double)
        case name(String)
        case operation(Formula.BinaryOperator)
        case openingParenthesis, closingParenthesis, comma, equals, end
    }

    let kind: Kind
    let text: String
    /// Counted from 1.
    let column: Int
}

/// Cuts the text of a formula into tokens.
struct FormulaLexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) throws(FormulaError) {
        // One character has four bytes or fewer in UTF-8, so this refuses a huge text without reading it.
        guard text.utf8.count <= 4 * Formula.lengthLimit, text.unicodeScalars.count <= Formula.lengthLimit
        else {
            throw FormulaError(column: Formula.lengthLimit + 1, fact: .tooLong(limit: Formula.lengthLimit))
        }
        scalars = Array(text.unicodeScalars)
    }

    mutating func tokens() throws(FormulaError) -> [FormulaToken] {
        var tokens: [FormulaToken] = []
        while true {
            while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
            guard position < scalars.count else { break }
            tokens.append(try next())
        }
        tokens.append(FormulaToken(kind: .end, text: "", column: scalars.count + 1))
        return tokens
    }

    private mutating func next() throws(FormulaError) -> FormulaToken {
        let start = position
        let scalar = scalars[start]
        if isDigit(scalar) || scalar == "." { return try number() }
        if isNameStart(scalar) {
            position += 1
            while position < scalars.count, isNameStart(scalars[position]) || isDigit(scalars[position]) {
                position += 1
            }
            let name = text(from: start)
            return FormulaToken(kind: .name(name), text: name, column: start + 1)
        }
        position += 1
        let kind: FormulaToken.Kind
        switch scalar {
        case "+": kind = .operation(.add)
        case "-", "\u{2212}": kind = .operation(.subtract)
        case "*": kind = .operation(take("*") ? .power : .multiply)
        case "×", "·": kind = .operation(.multiply)
        case "/": kind = .operation(.divide)
        case "^": kind = .operation(.power)
        case "%": kind = .operation(.remainder)
        case "<": kind = .operation(take("=") ? .lessOrEqual : .less)
        case ">": kind = .operation(take("=") ? .greaterOrEqual : .greater)
        case "(": kind = .openingParenthesis
        case ")": kind = .closingParenthesis
        case ",": kind = .comma
        // A single sign names a value; taken for two of those, an equation would get a puzzling answer.
        case "=" where take("="):
            throw FormulaError(column: start + 1, fact: .unknownCharacter("=="))
        case "=": kind = .equals
        default:
            throw FormulaError(column: start + 1, fact: .unknownCharacter(String(Character(scalar))))
        }
        return FormulaToken(kind: kind, text: text(from: start), column: start + 1)
    }

    private mutating func number() throws(FormulaError) -> FormulaToken {
        let start = position
        while position < scalars.count, isDigit(scalars[position]) || scalars[position] == "." {
            position += 1
        }
        // An `e` belongs to the number only when an exponent follows: `2e` is two and a name.
        if position < scalars.count, scalars[position] == "e" || scalars[position] == "E" {
            var after = position + 1
            if after < scalars.count, scalars[after] == "+" || scalars[after] == "-" { after += 1 }
            if after < scalars.count, isDigit(scalars[after]) {
                while after < scalars.count, isDigit(scalars[after]) { after += 1 }
                position = after
            }
        }
        let digits = text(from: start)
        guard let value = Double(digits) else {
            throw FormulaError(column: start + 1, fact: .malformedNumber(digits))
        }
        guard value.isFinite else { throw FormulaError(column: start + 1, fact: .numberTooLarge(digits)) }
        return FormulaToken(kind: .number(value), text: digits, column: start + 1)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    private func text(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return String(text)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

    private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic
    }
}
