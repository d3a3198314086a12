import Foundation

/// A formula as a list of steps on a stack of numbers: evaluates many rows without walking the tree.
public struct CompiledFormula: Hashable, Sendable {
    /// The names of the columns that `evaluate` expects.
    public let variables: [String]
    private let steps: [Step]
    private let depth: Int

    private enum Step: Hashable, Sendable {
        case number(Double)
        case column(Int)
        case negative
        case binary(Formula.BinaryOperator)
        case call(Formula.Function, Int)
    }

    fileprivate init(_ root: Formula.Node, parameters: [Formula.Parameter], variables: [String]) {
        self.variables = variables
        let parameters = Dictionary(
            parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let columns = Dictionary(zip(variables, variables.indices), uniquingKeysWith: { first, _ in first })
        var steps: [Step] = []
        var height = 0
        var depth = 0
        // The tree's depth is bounded by the formula's length, so plain recursion is safe.
        func add(_ node: Formula.Node) {
            switch node {
            case .number(let value): push(.number(value))
            case .variable(let name):
                push(columns[name].map(Step.column) ?? .number(parameters[name] ?? .nan))
            case .unary(.negative, let operand):
                add(operand)
                steps.append(.negative)
            case .binary(let operation, let left, let right):
                add(left)
                add(right)
                steps.append(.binary(operation))
                height -= 1
            case .call(let function, let arguments):
                for argument in arguments { add(argument) }
                steps.append(.call(function, arguments.count))
                height -= arguments.count - 1
            }
        }
        func push(_ step: Step) {
            steps.append(step)
            height += 1
            depth = max(depth, height)
        }
        add(root)
        self.steps = steps
        self.depth = depth
    }

    /// The value of a tree without variables.
    static func constant(_ root: Formula.Node) -> Double {
        CompiledFormula(root, parameters: [], variables: []).evaluate([])
    }

    /// The value at one number for each of `variables`; missing ones count as nan.
    public func evaluate(_ values: [Double]) -> Double {
        var stack: [Double] = []
        stack.reserveCapacity(depth)
        return run(values[...], &stack)
    }

    /// The value of each row of a row-major table whose columns are `variables`.
    public func evaluate(rows: [Double]) -> [Double] {
        let width = max(1, variables.count)
        var stack: [Double] = []
        stack.reserveCapacity(depth)
        return stride(from: 0, through: rows.count - width, by: width).map { start in
            run(rows[start..<start + width], &stack)
        }
    }

    private func run(_ values: ArraySlice<Double>, _ stack: inout [Double]) -> Double {
        stack.removeAll(keepingCapacity: true)
        for step in steps {
            switch step {
            case .number(let value): stack.append(value)
            case .column(let column):
                stack.append(column < values.count ? values[values.startIndex + column] : .nan)
            case .negative: stack[stack.count - 1].negate()
            case .binary(let operation):
                let right = stack.removeLast()
                stack[stack.count - 1] = operation.value(stack[stack.count - 1], right)
            case .call(let function, let count):
                let value = function.value(stack[(stack.count - count)...])
                stack.removeLast(count)
                stack.append(value)
            }
        }
        return stack.last ?? .nan
    }
}

extension Formula {
    /// The formula ready for many evaluations, its columns in the given order.
    ///
    /// A name among `variables` that is also a parameter is read from the column. Names of the formula that
    /// are in neither count as nan.
    public func compiled(variables: [String]) -> CompiledFormula {
        CompiledFormula(root, parameters: parameters, variables: variables)
    }
}

extension Formula.BinaryOperator {
    /// The value between two operands. A comparison with nan is 0.
    public func value(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        case .power: pow(left, right)
        case .remainder: Formula.remainder(left, right)
        case .less: left < right ? 1 : 0
        case .lessOrEqual: left <= right ? 1 : 0
        case .greater: left > right ? 1 : 0
        case .greaterOrEqual: left >= right ? 1 : 0
        }
    }
}
