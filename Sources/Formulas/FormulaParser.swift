/// Builds a formula's tree by precedence climbing.
///
/// One token of look-ahead; recursion is bounded by `nestingLimit`.
struct FormulaParser {
    struct Parsed {
        var resultName: String?
        var root: Formula.Node
        var variables: [String]
        var parameters: [Formula.Parameter]
    }

    private let tokens: [FormulaToken]
    private var position = 0
    /// Every name that is no constant, with the column of its first appearance.
    private var names: [(name: String, column: Int)] = []

    /// The word that starts the named values.
    private static let with = "with"

    init(_ text: String) throws(FormulaError) {
        var lexer = try FormulaLexer(text)
        tokens = try lexer.tokens()
    }

    private var current: FormulaToken { tokens[position] }

    private mutating func advance() {
        // The last token is the end and is never passed.
        if position < tokens.count - 1 { position += 1 }
    }

    mutating func formula(allowed: [String]?) throws(FormulaError) -> Parsed {
        if current.kind == .end { throw FormulaError(column: 1, fact: .empty) }
        var resultName: String?
        if case .name(let name) = current.kind, tokens[position + 1].kind == .equals {
            try refuseReserved(name)
            resultName = name
            advance()
            advance()
        }
        let root = try expression(atLeast: 0, depth: 1)
        let used = names
        let parameters = try isWith(current) ? namedValues(used: used) : []
        guard current.kind == .end else { throw unexpected(.operatorOrEnd) }

        let given = Set(parameters.map(\.name))
        let free = used.filter { !given.contains($0.name) }
        if let allowed, let unknown = free.first(where: { !allowed.contains($0.name) }) {
            let candidates = allowed + Formula.Function.allCases.map(\.rawValue)
            throw FormulaError(
                column: unknown.column,
                fact: .unknownVariable(
                    unknown.name, nearest: nearestName(to: unknown.name, among: candidates), allowed: allowed)
            )
        }
        return Parsed(
            resultName: resultName, root: root, variables: free.map(\.name), parameters: parameters)
    }

    /// An expression whose operators all bind at least as tight as `minimum`.
    private mutating func expression(atLeast minimum: Int, depth: Int) throws(FormulaError) -> Formula.Node {
        var left = try operand(depth: depth)
        while case .operation(let operation) = current.kind, operation.precedence >= minimum {
            advance()
            // Powers group to the right and so may nest as deep as they are many; the others cannot.
            let right =
                try operation == .power
                ? expression(atLeast: operation.precedence, depth: deeper(depth))
                : expression(atLeast: operation.precedence + 1, depth: depth)
            left = .binary(operation, left, right)
            if operation.isComparison, case .operation(let next) = current.kind, next.isComparison {
                throw FormulaError(column: current.column, fact: .chainedComparison)
            }
        }
        return left
    }

    private mutating func operand(depth: Int) throws(FormulaError) -> Formula.Node {
        let token = current
        let node: Formula.Node
        switch token.kind {
        case .number(let value):
            advance()
            node = .number(value)
        case .operation(.subtract), .operation(.add):
            advance()
            // A sign binds weaker than a power: -x^2 is -(x^2).
            let inner = try expression(
                atLeast: Formula.BinaryOperator.power.precedence, depth: deeper(depth))
            return token.kind == .operation(.subtract) ? .unary(.negative, inner) : inner
        case .openingParenthesis:
            advance()
            node = try expression(atLeast: 0, depth: deeper(depth))
            try close()
        case .name(let name) where !isWith(token):
            advance()
            node = try named(name, token, depth: depth)
        default:
            throw unexpected(.operand)
        }
        if beginsOperand(current) {
            throw FormulaError(
                column: current.column,
                fact: .missingOperator(left: tokens[position - 1].text, right: current.text))
        }
        return node
    }

    private mutating func named(
        _ name: String, _ token: FormulaToken, depth: Int
    ) throws(FormulaError) -> Formula.Node {
        if let function = Formula.Function(rawValue: name) {
            guard current.kind == .openingParenthesis else {
                throw unexpected(.openingParenthesis(function: name))
            }
            advance()
            return try call(function, token, depth: deeper(depth))
        }
        if let value = Formula.constants[name] { return .number(value) }
        if current.kind == .openingParenthesis, name.unicodeScalars.count > 1 {
            let functions = Formula.Function.allCases.map(\.rawValue)
            throw FormulaError(
                column: token.column,
                fact: .unknownFunction(name, nearest: nearestName(to: name, among: functions)))
        }
        if !names.contains(where: { $0.name == name }) { names.append((name, token.column)) }
        return .variable(name)
    }

    private mutating func call(
        _ function: Formula.Function, _ token: FormulaToken, depth: Int
    ) throws(FormulaError) -> Formula.Node {
        var arguments: [Formula.Node] = []
        if current.kind != .closingParenthesis {
            arguments.append(try expression(atLeast: 0, depth: depth))
            while current.kind == .comma {
                advance()
                arguments.append(try expression(atLeast: 0, depth: depth))
            }
        }
        try close()
        guard function.argumentCounts.contains(arguments.count) else {
            throw FormulaError(
                column: token.column,
                fact: .argumentCount(function, found: arguments.count, expected: function.argumentCounts))
        }
        return .call(function, arguments)
    }

    /// `with a=0.1, b=pi/2`: every value an expression without variables.
    private mutating func namedValues(
        used: [(name: String, column: Int)]
    ) throws(FormulaError) -> [Formula.Parameter] {
        var parameters: [Formula.Parameter] = []
        repeat {
            advance()
            let token = current
            guard case .name(let name) = token.kind, !isWith(token) else { throw unexpected(.parameterName) }
            try refuseReserved(name)
            if parameters.contains(where: { $0.name == name }) {
                throw FormulaError(column: token.column, fact: .duplicateParameter(name))
            }
            guard used.contains(where: { $0.name == name }) else {
                let nearest = nearestName(to: name, among: used.map(\.name))
                throw FormulaError(column: token.column, fact: .unusedParameter(name, nearest: nearest))
            }
            advance()
            guard current.kind == .equals else { throw unexpected(.equals(parameter: name)) }
            advance()
            let column = current.column
            names = []
            let value = try expression(atLeast: 0, depth: 1)
            if let variable = names.first {
                throw FormulaError(
                    column: variable.column, fact: .parameterNotConstant(name, variable: variable.name))
            }
            let number = CompiledFormula.constant(value)
            guard number.isFinite else {
                throw FormulaError(column: column, fact: .parameterNotFinite(name))
            }
            parameters.append(Formula.Parameter(name: name, value: number))
        } while current.kind == .comma
        return parameters
    }

    private mutating func close() throws(FormulaError) {
        guard current.kind == .closingParenthesis else { throw unexpected(.closingParenthesis) }
        advance()
    }

    private func deeper(_ depth: Int) throws(FormulaError) -> Int {
        guard depth < Formula.nestingLimit else {
            throw FormulaError(column: current.column, fact: .tooDeep(limit: Formula.nestingLimit))
        }
        return depth + 1
    }

    private func refuseReserved(_ name: String) throws(FormulaError) {
        if Formula.constants[name] != nil || Formula.Function(rawValue: name) != nil || name == Self.with {
            throw FormulaError(column: current.column, fact: .reservedName(name))
        }
    }

    private func isWith(_ token: FormulaToken) -> Bool { token.kind == .name(Self.with) }

    private func beginsOperand(_ token: FormulaToken) -> Bool {
        switch token.kind {
        case .number, .openingParenthesis: true
        case .name: !isWith(token)
        default: false
        }
    }

    private func unexpected(_ expected: FormulaError.Expected) -> FormulaError {
        let found = current.kind == .end ? nil : current.text
        return FormulaError(column: current.column, fact: .unexpected(found: found, expected: expected))
    }
}
