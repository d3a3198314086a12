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

    /// What the expression does with its inputs.
    public var operation: Operation { node.operation }
    /// The operands, in the operation's order; none for a leaf.
    public var inputs: [Expr] { node.inputs }
    /// The shape of the value, known without evaluating.
    public var shape: Shape { node.shape }

    /// Tells nodes apart. Two expressions of one variable are the same, wherever they were made.
    public enum ID: Hashable, Sendable {
        /// A node of its own; valid as long as the expression lives.
        case node(ObjectIdentifier)
        /// A variable's name.
        case variable(String)
    }

    /// What tells this expression from others within one graph.
    public var id: ID {
        if case .variable(let name) = operation { return .variable(name) }
        return .node(ObjectIdentifier(node))
    }

    /// A node as it stands, without the simplifications of the named constructors.
    init(_ operation: Operation, _ inputs: [Expr], _ shape: Shape) {
        node = Node(operation, inputs, shape)
    }

    // MARK: Leaves

    /// One number, of shape []; operations on it are carried out at once.
    public static func constant(_ value: Double) -> Expr { Expr(.constant(value), [], .scalar) }

    /// Literal values, row-major.
    ///
    /// Every plan that reads it keeps a copy, and merging equal expressions hashes all values.
    ///
    /// - Precondition: as many values as the shape has elements.
    public static func table(_ values: [Double], _ shape: Shape) -> Expr {
        precondition(values.count == shape.count, "a table of shape \(shape) has \(values.count) values")
        return values.count == 1 && shape == .scalar
            ? .constant(values[0]) : Expr(.table(values), [], shape)
    }

    /// The value that a variable has before the run.
    public static func variable(_ name: String, _ shape: Shape) -> Expr { Expr(.variable(name), [], shape) }

    /// Fresh random numbers at every run.
    ///
    /// - Parameter stream: expressions of different streams have independent numbers, those of one stream the same.
    public static func random(_ distribution: Operation.Distribution, _ shape: Shape, stream: Int) -> Expr {
        Expr(.random(distribution, stream: stream), [], shape)
    }

    /// The number this expression always has, if it is a constant, stretched or not.
    public var constantValue: Double? {
        if case .constant(let value) = operation { return value }
        if case .broadcast = operation { return inputs[0].constantValue }
        return nil
    }

    /// All expressions below and including the given ones, operands before their users, each once.
    /// The order depends on nothing but the graph.
    ///
    /// Complexity: of the number of expressions and edges. No recursion: graphs may be of any depth.
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
