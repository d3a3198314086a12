import ExpressionGraph
import Kernels

extension PlanBuilder {
    /// Adds one fused loop for elementwise nodes of a common shape, and sums of them over all elements.
    mutating func emitLoop(_ kernel: [Int], _ number: Int) {
        let shape = graph.nodes[kernel[0]].shape
        let members = Set(kernel)
        var operands: [ElementwiseLoop.Operand] = []
        var known: [ElementwiseLoop.Operand: Int] = [:]
        var steps: [ElementwiseLoop.Step] = []
        var stepOf: [Int: Int] = [:]
        var fullOperands: [Int] = []

        func value(_ input: Int) -> ElementwiseLoop.Value {
            if let step = stepOf[input] { return .step(step) }
            let operand = self.operand(input, for: shape)
            if case .full = operand, !fullOperands.contains(views[input].root) {
                fullOperands.append(views[input].root)
            }
            if let index = known[operand] { return .operand(index) }
            known[operand] = operands.count
            operands.append(operand)
            return .operand(operands.count - 1)
        }
        for node in kernel where graph.nodes[node].isElementwise {
            let n = graph.nodes[node]
            let arguments = n.inputs.map(value)
            stepOf[node] = steps.count
            steps.append(.init(.init(n.operation)!, arguments))  // the node is elementwise
        }

        var results: [ElementwiseLoop.Result] = []
        let roots = Set((graph.assigned + graph.outputs).map { views[$0].root })
        for node in kernel where graph.nodes[node].isElementwise {
            let isRead = graph.nodes[node].users.contains { !members.contains($0) || views[$0].root != $0 }
            guard isRead || roots.contains(node) else { continue }
            if spans[node] == nil {
                if let operand = fullOperands.first(where: { views[$0].root == $0 && passes($0, number) }),
                    inherit(node, from: operand, kernel: number)
                {
                    fullOperands.removeAll { $0 == operand }
                }
            }
            results.append(.init(step: stepOf[node]!, target: place(node)))  // made above
        }
        let sums = kernel.filter { !graph.nodes[$0].isElementwise }.map {
            ElementwiseLoop.Sum(step: stepOf[graph.nodes[$0].inputs[0]]!, target: place($0))  // made above
        }
        let loop = ElementwiseLoop(
            count: shape.count, operands: operands, steps: steps, results: results, sums: sums)
        append(.elementwise(loop.fusingProducts.joiningPartners))
    }

    /// Whether an operand that ends with this kernel is read only element by element in it.
    private func passes(_ operand: Int, _ number: Int) -> Bool {
        kernels[number].allSatisfy { user in
            graph.nodes[user].inputs.allSatisfy { input in
                views[input].root != operand
                    || (graph.nodes[input].shape.count == graph.nodes[user].shape.count
                        && views[input].offset == 0 && views[input].isContiguous(graph.nodes[input].shape))
            }
        }
    }

    private func operand(_ input: Int, for shape: Shape) -> ElementwiseLoop.Operand {
        let view = views[input]
        if case .constant(let value) = graph.nodes[view.root].operation { return .constant(value) }
        let own = graph.nodes[input].shape
        let base = span(input)
        let from = Span(offset: base.offset + view.offset, count: base.count - view.offset)
        let missing = shape.rank - own.rank
        let strides = (0..<shape.rank).map { axis in
            axis < missing || (own[axis - missing] == 1 && shape[axis] > 1) ? 0 : view.strides[axis - missing]
        }
        // A number for all is one in loops over a single element too, so that updates of any size look alike.
        if graph.nodes[view.root].shape.rank == 0 && shape.rank > 0 {
            return .scalar(Span(offset: from.offset, count: 1))
        }
        if View(root: 0, offset: 0, strides: strides).isContiguous(shape) { return .full(from) }
        if zip(strides, shape.dimensions).allSatisfy({ $0 == 0 || $1 == 1 }) {
            return .scalar(Span(offset: from.offset, count: 1))
        }
        let (dimensions, merged) = Self.merged(shape.dimensions, strides)
        return .pattern(from, dimensions: dimensions, strides: merged)
    }

    /// Axes of extent 1 vanish, and neighbours that are walked as one become one.
    private static func merged(_ dimensions: [Int], _ strides: [Int]) -> ([Int], [Int]) {
        var result: [(extent: Int, stride: Int)] = []
        for (extent, stride) in zip(dimensions, strides) where extent > 1 {
            if let last = result.last, last.stride == extent * stride {
                result[result.count - 1] = (last.extent * extent, stride)
            } else {
                result.append((extent, stride))
            }
        }
        return (result.map(\.extent), result.map(\.stride))
    }
}
