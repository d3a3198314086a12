import Kernels

/// Instructions that move whole tensors: new values to their variables, and zeros.
extension PlanBuilder {
    /// Copies new values that could not be written in place.
    mutating func assign() {
        var copies: [Instruction] = []
        for (assignment, node) in zip(computation.assignments, graph.assigned) {
            let target = variables[assignment.variable.name]!  // every assigned variable is listed
            precondition(graph.nodes[node].shape.count == target.count, "'\(assignment.variable.name)' changes shape")
            if inPlace[node] == target { continue }
            var source = span(node)
            if case .variable = graph.nodes[views[node].root].operation {
                // The source may itself be overwritten: through working memory.
                let kept = memory.take(target.count)
                append(.copy(copy(from: source, to: kept)))
                source = kept
            }
            copies.append(.copy(copy(from: source, to: target)))
        }
        for copy in copies { append(copy) }
    }

    /// Moves a span as it is; one number fills the whole target.
    func copy(from source: Span, to target: Span) -> Instruction.Copy {
        Instruction.Copy(
            dimensions: [target.count], source: source, sourceStrides: [source.count == 1 ? 0 : 1], target: target,
            targetStrides: [1])
    }

    /// Sets a span to 0.
    func clearing(_ span: Span) -> Instruction.Copy {
        Instruction.Copy(
            dimensions: [0], source: span, sourceStrides: [1], target: span, targetStrides: [1], clearsTarget: true)
    }
}
