/// An expression: an operation on other expressions, with a static shape.
///
/// Expressions are immutable values that share their parts; an expression *is* the graph below it. Units,
/// losses and optimizers are functions from expressions to expressions.
public struct Expr: Sendable {
    final class Node: Sendable {
        let operation: Operation
        /// Changed by `deinit` alone, when no one else can see it.
        nonisolated(unsafe) private(set) var inputs: [Expr]
        let shape: Shape

        init(_ operation: Operation, _ inputs: [Expr], _ shape: Shape) {
            self.operation = operation
            self.inputs = inputs
            self.shape = shape
        }

        /// Lets go of the graph below node by node: releasing a deep chain from node to node would need a
        /// stack as deep.
        deinit {
            var pending = inputs.map(\.node)
            inputs = []
            while var node = pending.popLast() {
                guard isKnownUniquelyReferenced(&node) else { continue }
                pending += node.inputs.map(\.node)
                node.inputs = []
            }
        }
    }

    let node: Node

    public var operation: Operation { node.operation }
    public var inputs: [Expr] { node.inputs }
    public var shape: Shape { node.shape }

    /// Tells nodes apart. Two expressions of one variable are the same, wherever they were made.
    public enum ID: Hashable, Sendable {
        case node(ObjectIdentifier)
        case variable(String)
    }

    public var id: ID {
        if case .variable(let name) = operation { return .variable(name) }
        return .node(ObjectIdentifier(node))
    }

    /// A node as it stands, without the simplifications of the named constructors.
    init(_ operation: Operation, _ inputs: [Expr], _ shape: Shape) {
        node = Node(operation, inputs, shape)
    }

    // MARK: Leaves

    public static func constant(_ value: Double) -> Expr { Expr(.constant(value), [], .scalar) }

    public static func table(_ values: [Double], _ shape: Shape) -> Expr {
        precondition(values.count == shape.count, "a table of shape \(shape) has \(values.count) values")
        return values.count == 1 && shape == .scalar
            ? .constant(values[0]) : Expr(.table(values), [], shape)
    }

    public static func variable(_ name: String, _ shape: Shape) -> Expr { Expr(.variable(name), [], shape) }

    public static func random(_ distribution: Operation.Distribution, _ shape: Shape, stream: Int) -> Expr {
        Expr(.random(distribution, stream: stream), [], shape)
    }

    /// The number this expression always has, if it is a constant.
    public var constantValue: Double? {
        if case .constant(let value) = operation { return value }
        if case .broadcast = operation { return inputs[0].constantValue }
        return nil
    }

    /// All expressions below and including the given ones, operands before their users, each once.
    /// The order depends on nothing but the graph.
    public static func sorted(_ roots: [Expr]) -> [Expr] {
        var seen: Set<ID> = []
        var result: [Expr] = []
        // An explicit stack: deep graphs must not exhaust the thread's own.
        var stack: [(expression: Expr, next: Int)] = []
        for root in roots where seen.insert(root.id).inserted {
            stack.append((root, 0))
            while let top = stack.last {
                if top.next < top.expression.inputs.count {
                    stack[stack.count - 1].next += 1
                    let input = top.expression.inputs[top.next]
                    if seen.insert(input.id).inserted { stack.append((input, 0)) }
                } else {
                    result.append(top.expression)
                    stack.removeLast()
                }
            }
        }
        return result
    }
}
