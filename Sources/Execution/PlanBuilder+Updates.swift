import ExpressionGraph
import Kernels

extension PlanBuilder {
    /// An update of variables without the tensors it works on: updates of equal form can run as one loop, if their
    /// tensors follow one another in memory in the same order.
    private struct UpdateForm {
        enum Input: Hashable {
            case node(Int)
            case constant(Double)
            /// The same number for all.
            case shared(View)
            case variable
            case tensor(Int)
        }

        struct Step: Hashable {
            let operation: Operation
            let inputs: [Input]
        }

        var steps: [Step] = []
        /// The tensors read, in order of first mention.
        var tensors: [Int] = []
    }

    /// Gives what neighbouring updates of equal form read places one after the other, as their variables have, so
    /// that one loop goes over all of them.
    mutating func alignUpdates() {
        var start = 0
        while start < kernels.count {
            guard let form = updateForm(of: kernels[start]) else {
                start += 1
                continue
            }
            var run = [form]
            while start + run.count < kernels.count, let next = updateForm(of: kernels[start + run.count]),
                next.steps == form.steps
            {
                run.append(next)
            }
            if run.count > 1 {
                for slot in form.tensors.indices { align(run.map { $0.tensors[slot] }, before: start) }
            }
            start += run.count
        }
    }

    private mutating func align(_ tensors: [Int], before kernel: Int) {
        guard Set(tensors).count == tensors.count, tensors.allSatisfy({ inPlace[$0] == nil }) else { return }
        let counts = tensors.map { graph.nodes[$0].shape.count }
        var offset = memory.take(counts.reduce(0) { $0 + Span.padded($1) }).offset
        for (tensor, count) in zip(tensors, counts) {
            inPlace[tensor] = Span(offset: offset, count: count)
            let end = offset + Span.padded(count)
            // The loop over all goes over the gaps too. They are 0 unless a loop, which writes whole registers,
            // has written there.
            if graph.nodes[tensor].isElementwise, count < end - offset {
                cleared[kernel, default: []].append(Span(offset: offset + count, count: end - offset - count))
            }
            offset = end
        }
    }

    /// The form of a kernel that writes nothing but new values over old ones, element by element.
    private func updateForm(of kernel: [Int]) -> UpdateForm? {
        var form = UpdateForm()
        var number: [Int: Int] = [:]
        let roots = Set(graph.outputs.map { views[$0].root })
        let assigned = Set(graph.assigned)
        for (position, node) in kernel.enumerated() {
            let n = graph.nodes[node]
            let isKept = n.users.contains { !kernel.contains($0) } || assigned.contains(node)
            guard n.isElementwise, !isKept || inPlace[node] != nil, !roots.contains(node) else { return nil }
            var inputs: [UpdateForm.Input] = []
            for input in n.inputs {
                guard let described = describe(input, of: n.shape, number, roots, &form) else { return nil }
                inputs.append(described)
            }
            form.steps.append(.init(operation: n.operation, inputs: inputs))
            number[node] = position
        }
        return form
    }

    private func describe(
        _ input: Int, of shape: Shape, _ number: [Int: Int], _ outputs: Set<Int>, _ form: inout UpdateForm
    ) -> UpdateForm.Input? {
        if let position = number[input] { return .node(position) }
        let view = views[input]
        let root = graph.nodes[view.root]
        if case .constant(let value) = root.operation { return .constant(value) }
        if root.shape.rank == 0 || (root.shape.count == 1 && shape.count > 1) {
            return .shared(View(root: view.root, offset: view.offset, strides: []))
        }
        guard graph.nodes[input].shape.count == shape.count, root.shape.count == shape.count, view.offset == 0,
            view.isContiguous(graph.nodes[input].shape)
        else { return nil }
        switch root.operation {
        case .variable: return .variable
        case .table: return nil
        default:
            guard !outputs.contains(view.root), !graph.assigned.contains(view.root) else { return nil }
            if let known = form.tensors.firstIndex(of: view.root) { return .tensor(known) }
            form.tensors.append(view.root)
            return .tensor(form.tensors.count - 1)
        }
    }
}
