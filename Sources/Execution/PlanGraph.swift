import ExpressionGraph

/// A computation's expressions as a numbered list, operands first, equal expressions merged: stage 1 of a plan.
///
/// Complexity: of the number of expressions and edges, and of the values of all tables, which are compared to be merged.
struct PlanGraph {
    struct Node {
        let operation: Operation
        let inputs: [Int]
        let shape: Shape
        /// Nodes that read this one.
        var users: [Int] = []
        var isElementwise: Bool {
            switch operation {
            case .unary, .binary, .select: true
            default: false
            }
        }
        /// Whether the node is only another way to read its first input.
        var isView: Bool {
            switch operation {
            case .broadcast, .reshape, .transpose, .slice: true
            default: false
            }
        }
    }

    private struct Key: Hashable {
        let operation: Operation
        let inputs: [Int]
        let shape: Shape
    }

    private(set) var nodes: [Node] = []
    /// The numbers of the computation's roots.
    private(set) var assigned: [Int] = []
    private(set) var outputs: [Int] = []

    init(_ computation: Computation) {
        var numbers: [Expr.ID: Int] = [:]
        var known: [Key: Int] = [:]
        let roots = computation.assignments.map(\.value) + computation.outputs.map(\.value)
        for expression in Expr.sorted(roots) {
            let inputs = expression.inputs.map { numbers[$0.id]! }  // operands come first
            switch expression.operation {
            case .stopGradient, .substitute:
                // The value is the first operand's; the rest concerned gradients.
                numbers[expression.id] = inputs[0]
                continue
            default: break
            }
            let key = Key(operation: expression.operation, inputs: inputs, shape: expression.shape)
            if let number = known[key] {
                numbers[expression.id] = number
                continue
            }
            numbers[expression.id] = nodes.count
            known[key] = nodes.count
            for input in Set(inputs) { nodes[input].users.append(nodes.count) }
            nodes.append(Node(operation: expression.operation, inputs: inputs, shape: expression.shape))
        }
        assigned = computation.assignments.map { numbers[$0.value.id]! }  // roots are in the list
        outputs = computation.outputs.map { numbers[$0.value.id]! }
        dropUnused()
    }

    /// The axes over which a node is reduced, in runs of neighbours, from the outermost on: each is one reduction. Axes of
    /// extent 1 count for nothing.
    func reducedRuns(of node: Int, _ axes: [Int]) -> [ClosedRange<Int>] {
        let shape = nodes[node].shape
        var runs: [ClosedRange<Int>] = []
        for axis in axes.filter({ shape[$0] > 1 }).sorted() {
            if let last = runs.last, (last.upperBound + 1..<axis).allSatisfy({ shape[$0] == 1 }) {
                runs[runs.count - 1] = last.lowerBound...axis
            } else {
                runs.append(axis...axis)
            }
        }
        return runs
    }

    /// Users that no root needs (left over where an operand's only reader was a gradient path).
    private mutating func dropUnused() {
        var needed = [Bool](repeating: false, count: nodes.count)
        for root in assigned + outputs { needed[root] = true }
        for number in nodes.indices.reversed() where needed[number] {
            for input in nodes[number].inputs { needed[input] = true }
        }
        var renumbered = [Int](repeating: -1, count: nodes.count)
        var kept: [Node] = []
        for number in nodes.indices where needed[number] {
            renumbered[number] = kept.count
            kept.append(
                Node(
                    operation: nodes[number].operation, inputs: nodes[number].inputs.map { renumbered[$0] },
                    shape: nodes[number].shape))
        }
        for number in kept.indices {
            for input in Set(kept[number].inputs) { kept[input].users.append(number) }
        }
        nodes = kept
        assigned = assigned.map { renumbered[$0] }
        outputs = outputs.map { renumbered[$0] }
    }
}
