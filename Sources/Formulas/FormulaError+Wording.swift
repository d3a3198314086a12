extension FormulaError: CustomStringConvertible {
    /// One sentence: the column, what was found, what to write instead.
    public var description: String { "column \(column): \(sentence)" }

    private var sentence: String {
        switch fact {
        case .empty: "the formula is empty; write one such as x*sin(x)"
        case .tooLong(let limit): "the formula is longer than \(limit) characters"
        case .tooDeep(let limit): "nested deeper than \(limit) levels; split the formula up"
        case .unknownCharacter(let character): "\(visible(character)) has no meaning in a formula"
        case .malformedNumber(let text): "“\(shortened(text))” is not a number"
        case .numberTooLarge(let text): "the number \(shortened(text)) is too large"
        case .unexpected(let found, let expected):
            "expected \(expected.words), found \(found.map { "“\(shortened($0))”" } ?? "the end")"
        case .missingOperator(let left, let right):
            "no operator between “\(shortened(left))” and “\(shortened(right))”; write * to multiply"
        case .chainedComparison: "comparisons cannot be chained; multiply two of them: (0 < x)*(x < 1)"
        case .unknownFunction(let name, let nearest):
            "there is no function “\(shortened(name))”" + hint(nearest)
        case .unknownVariable(let name, let nearest, let allowed):
            "there is no variable “\(shortened(name))”"
                + (nearest == nil ? "; use \(allowed.joined(separator: ", "))" : hint(nearest))
        case .argumentCount(let function, let found, let expected):
            "\(function.rawValue) takes \(words(expected)), found \(found)"
        case .reservedName(let name): "“\(name)” already has a meaning; choose another name"
        case .duplicateParameter(let name): "“\(shortened(name))” is given twice after “with”"
        case .unusedParameter(let name, let nearest):
            "“\(shortened(name))” does not occur in the formula" + hint(nearest)
        case .parameterNotConstant(let name, let variable):
            "the value of “\(shortened(name))” must be a number, found “\(shortened(variable))”"
        case .parameterNotFinite(let name): "the value of “\(shortened(name))” is not a finite number"
        }
    }

    /// A character that a terminal would act upon, or not show, by its number.
    private func visible(_ character: String) -> String {
        guard let scalar = character.unicodeScalars.first else { return "“”" }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .nonspacingMark,
            .enclosingMark, .spacingMark:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "the character U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        default: return "“\(character)”"
        }
    }

    private func words(_ counts: ClosedRange<Int>) -> String {
        if counts.count > 1 { return "\(counts.lowerBound) to \(counts.upperBound) arguments" }
        return counts.lowerBound == 1 ? "one argument" : "\(counts.lowerBound) arguments"
    }
}

extension FormulaError.Expected {
    var words: String {
        switch self {
        case .operand: "a number, a name or “(”"
        case .operatorOrEnd: "an operator or the end"
        case .openingParenthesis(let function): "“(” after \(function)"
        case .closingParenthesis: "“)” or an operator"
        case .parameterName: "the name of a value"
        case .equals(let parameter): "“=” after \(shortened(parameter))"
        }
    }
}

/// A quotation short enough for one line.
private func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
}
