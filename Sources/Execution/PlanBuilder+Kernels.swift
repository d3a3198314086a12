import ExpressionGraph
import Kernels

extension PlanBuilder {
    /// Adds the instructions of a kernel.
    mutating func emit(_ kernel: [Int], _ number: Int) {
        let node = kernel[0]
        let n = graph.nodes[node]
        switch n.operation {
        case .unary, .binary, .select: emitLoop(kernel, number)
        case .random(let distribution, let stream):
            append(.random(.init(target: place(node), stream: stream, isNormal: distribution == .normal)))
        case .broadcast, .reshape, .transpose, .slice:
            let from = strided(node)
            append(
                .copy(
                    .init(
                        dimensions: from.dimensions, source: from.span, sourceStrides: from.strides,
                        target: place(node), targetStrides: from.targetStrides)))
        case .pad(let axis, let start):
            let target = place(node)
            copyPart(n.inputs[0], into: target, n.shape, axis: axis, start: start, clears: true)
        case .concatenate(let axis):
            let target = place(node)
            var start = 0
            for input in n.inputs {
                copyPart(input, into: target, n.shape, axis: axis, start: start, clears: false)
                start += graph.nodes[input].shape[axis]
            }
        case .gather:
            append(
                .gather(
                    .init(
                        table: run(n.inputs[0]), indices: run(n.inputs[1]), target: place(node),
                        row: n.shape.count / n.shape[0])))
        case .scatterAdd:
            append(
                .scatterAdd(
                    .init(
                        table: run(n.inputs[0]), indices: run(n.inputs[1]), target: place(node),
                        row: n.shape.count / n.shape[0])))
        case .sum(let axes): reduce(.sum, node, axes)
        case .largest(let axes): reduce(.largest, node, axes)
        case .product(let a, let b):
            append(
                .product(
                    .init(
                        m: n.shape[0], n: n.shape[1], k: graph.nodes[n.inputs[0]].shape[a ? 0 : 1],
                        a: run(n.inputs[0]), transposeA: a, b: run(n.inputs[1]), transposeB: b, c: place(node),
                        accumulates: false)))
        case .splines(let order, let derivative), .splineSum(let order, let derivative):
            let (points, knots) = (graph.nodes[n.inputs[0]].shape, graph.nodes[n.inputs[1]].shape)
            let weights = n.inputs.count > 2 ? n.inputs[2] : nil
            append(
                .splines(
                    .init(
                        rows: points[0], inputs: points[1], knotCount: knots[1], order: order, derivative: derivative,
                        points: run(n.inputs[0]), knots: run(n.inputs[1]), weights: weights.map { run($0) },
                        sharesWeights: weights.map { graph.nodes[$0].shape[0] == 1 } ?? false, target: place(node))))
        case .constant, .table, .variable, .stopGradient, .substitute:
            preconditionFailure("\(n.operation) is not a kernel")
        }
    }

    /// A view with memory of its own, as a copy from what it shows.
    private func strided(_ node: Int) -> (span: Span, dimensions: [Int], strides: [Int], targetStrides: [Int]) {
        let n = graph.nodes[node]
        let input = n.inputs[0]
        let view = views[input]
        let base = Span(
            offset: span(input).offset + view.offset, count: span(input).count - view.offset)
        switch n.operation {
        case .broadcast:
            let missing = n.shape.rank - graph.nodes[input].shape.rank
            let strides = (0..<n.shape.rank).map { axis in
                axis < missing || graph.nodes[input].shape[axis - missing] == 1 ? 0 : view.strides[axis - missing]
            }
            return (base, n.shape.dimensions, strides, n.shape.strides)
        case .transpose(let permutation):
            return (base, n.shape.dimensions, permutation.map { view.strides[$0] }, n.shape.strides)
        case .slice(let axis, let start):
            let from = Span(
                offset: base.offset + start * view.strides[axis], count: base.count - start * view.strides[axis])
            return (from, n.shape.dimensions, view.strides, n.shape.strides)
        default:
            // A reshape copies in the order of its operand.
            let shape = graph.nodes[input].shape
            return (base, shape.dimensions, view.strides, shape.strides)
        }
    }

    private mutating func copyPart(
        _ input: Int, into target: Span, _ shape: Shape, axis: Int, start: Int, clears: Bool
    ) {
        let from = views[input]
        let source = Span(offset: span(input).offset + from.offset, count: span(input).count - from.offset)
        let shift = start * shape.strides[axis]
        // Clearing concerns the whole target, copying the part behind the shift.
        if clears {
            append(
                .copy(
                    .init(
                        dimensions: [0], source: source, sourceStrides: [1], target: target, targetStrides: [1],
                        clearsTarget: true)))
        }
        append(
            .copy(
                .init(
                    dimensions: graph.nodes[input].shape.dimensions, source: source, sourceStrides: from.strides,
                    target: Span(offset: target.offset + shift, count: target.count - shift),
                    targetStrides: shape.strides)))
    }

    /// Reduces one run of neighbouring axes after the other, the innermost first.
    private mutating func reduce(_ kind: Instruction.Reduction.Kind, _ node: Int, _ axes: [Int]) {
        let input = graph.nodes[node].inputs[0]
        var dimensions = graph.nodes[input].shape.dimensions
        var source = run(input)
        var temporary: Span?
        let runs = graph.reducedRuns(of: input, axes)
        for (index, run) in runs.enumerated().reversed() {
            let outer = dimensions[..<run.lowerBound].reduce(1, *)
            let reduced = dimensions[run].reduce(1, *)
            let inner = dimensions[(run.upperBound + 1)...].reduce(1, *)
            let target = index == 0 ? place(node) : memory.take(outer * inner)
            append(
                .reduction(
                    .init(kind, outer: outer, reduced: reduced, inner: inner, source: source, target: target)))
            if let temporary { memory.giveBack(temporary) }
            temporary = index == 0 ? nil : target
            source = target
            for axis in run { dimensions[axis] = 1 }
        }
    }
}
