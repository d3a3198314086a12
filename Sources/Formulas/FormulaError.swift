/// What is wrong with a typed formula, and where.
public struct FormulaError: Error, Hashable, Sendable {
    /// The column of the first wrong character, counted from 1.
    public let column: Int
    /// What is wrong there.
    public let fact: Fact

    public init(column: Int, fact: Fact) {
        self.column = column
        self.fact = fact
    }

    /// What was found. `nearest` is the valid name that was probably meant.
    public enum Fact: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case unknownCharacter(String)
        case malformedNumber(String)
        case numberTooLarge(String)
        /// `found` is nil at the end of the text.
        case unexpected(found: String?, expected: Expected)
        case missingOperator(left: String, right: String)
        case chainedComparison
        case unknownFunction(String, nearest: String?)
        case unknownVariable(String, nearest: String?, allowed: [String])
        case argumentCount(Formula.Function, found: Int, expected: ClosedRange<Int>)
        case reservedName(String)
        case duplicateParameter(String)
        case unusedParameter(String, nearest: String?)
        case parameterNotConstant(String, variable: String)
        case parameterNotFinite(String)
    }

    /// What would have been right at that place.
    public enum Expected: Hashable, Sendable {
        case operand
        case operatorOrEnd
        case openingParenthesis(function: String)
        case closingParenthesis
        case parameterName
        case equals(parameter: String)
    }
}
