extension Instruction {
    /// Traps unless everything the instruction reads and writes lies within an arena of `count` elements.
    /// This is the one door: behind it nothing is checked.
    func check(arena count: Int) {
        func check(_ span: Span, holds elements: Int) {
            precondition(
                elements <= span.count && span.offset + span.count <= count,
                "an instruction reaches beyond its memory: \(self)")
        }
        func check(_ span: Span, _ dimensions: [Int], _ strides: [Int]) {
            precondition(dimensions.count == strides.count && strides.allSatisfy { $0 >= 0 })
            check(span, holds: Span.extent(of: dimensions, strides))
        }
        switch self {
        case .product(let p):
            check(p.a, holds: p.m * p.k)
            check(p.b, holds: p.k * p.n)
            check(p.c, holds: p.m * p.n)
        case .elementwise(let loop):
            for operand in loop.operands {
                switch operand {
                case .constant: break
                case .scalar(let span): check(span, holds: 1)
                case .full(let span): check(span, holds: loop.count)
                case .pattern(let span, let dimensions, let strides):
                    precondition(dimensions.reduce(1, *) == loop.count)
                    check(span, dimensions, strides)
                }
            }
            for (index, step) in loop.steps.enumerated() {
                for argument in step.arguments {
                    switch argument {
                    case .operand(let operand): precondition(loop.operands.indices.contains(operand))
                    case .step(let earlier): precondition(earlier >= 0 && earlier < index)
                    }
                }
            }
            for result in loop.results {
                precondition(loop.steps.indices.contains(result.step))
                check(result.target, holds: loop.count)
                // Whole registers are written.
                precondition(
                    result.target.offset % Span.alignment == 0
                        && result.target.offset + Span.padded(loop.count) <= Span.padded(count))
            }
            for sum in loop.sums {
                precondition(loop.steps.indices.contains(sum.step))
                check(sum.target, holds: 1)
            }
        case .reduction(let r):
            check(r.source, holds: r.outer * r.reduced * r.inner)
            check(r.target, holds: r.outer * r.inner)
        case .addition(let addition):
            check(addition.source, holds: 0)
            check(addition.target, holds: 0)
        case .copy(let c):
            check(c.source, c.dimensions, c.sourceStrides)
            check(c.target, c.dimensions, c.targetStrides)
        case .gather(let g), .scatterAdd(let g):
            precondition(g.row > 0 && g.table.count % g.row == 0 && g.target.count % g.row == 0)
            check(g.table, holds: 0)
            check(g.target, holds: 0)
            check(g.indices, holds: 0)
        case .random(let fill): check(fill.target, holds: 0)
        case .splines(let s):
            precondition(s.order >= 0 && 0...s.order ~= s.derivative && s.knotCount >= 2 * s.order + 2)
            let points = s.rows * s.inputs
            check(s.points, holds: points)
            check(s.knots, holds: s.inputs * s.knotCount)
            check(s.target, holds: s.weights == nil ? points * s.terms : points)
            if let weights = s.weights { check(weights, holds: (s.sharesWeights ? s.inputs : points) * s.terms) }
        }
    }
}
