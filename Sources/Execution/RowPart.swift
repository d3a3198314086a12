import Kernels

/// Some rows of a batch, and where memory lies that holds no more than them.
struct RowPart {
    let rows: Range<Int>
    /// Rows of the whole batch.
    let count: Int
    /// Where the memory of a tile begins.
    let tileStart: Int
    /// Where a part of a sum may stand before it is added to the others.
    let sumStart: Int

    private var isFirst: Bool { rows.lowerBound == 0 }

    /// The rows of what lies one `stride` after the other, of which some `elements` are walked.
    private func part(_ span: Span, stride: Int, elements: Int) -> Span {
        if let place = TileOffset(span) { return Span(offset: tileStart + place.offset, count: elements) }
        return Span(offset: span.offset + rows.lowerBound * stride, count: elements)
    }

    /// The rows of a tensor that fills its memory.
    private func part(_ span: Span, width: Int) -> Span { part(span, stride: width, elements: rows.count * width) }

    /// The rows of a block read with strides, whose first axis is the batch's or begins with it.
    private func part(_ span: Span, _ dimensions: [Int], _ strides: [Int]) -> (span: Span, dimensions: [Int]) {
        let perRow = dimensions[0] / count
        let cut = [rows.count * perRow] + dimensions.dropFirst()
        return (part(span, stride: perRow * strides[0], elements: Span.extent(of: cut, strides)), cut)
    }

    /// Elements that an instruction's sums over rows take up, each in registers of its own.
    static func sumElements(of instruction: Instruction) -> Int {
        switch instruction {
        case .reduction(let r) where r.outer == 1: Span.padded(r.inner)
        case .elementwise(let loop): loop.sums.count * Span.alignment
        default: 0
        }
    }

    /// What an instruction does for these rows. Sums over rows go on from the tile before.
    func parts(_ instruction: Instruction) -> [Instruction] {
        let part = part(instruction)
        guard !isFirst else { return [part] }
        switch (instruction, part) {
        case (.reduction(let whole), .reduction(let r)) where whole.outer == 1:
            let sum = Span(offset: sumStart, count: r.inner)
            return [
                .reduction(
                    .init(r.kind, outer: 1, reduced: r.reduced, inner: r.inner, source: r.source, target: sum)),
                .addition(.init(source: sum, target: r.target)),
            ]
        case (_, .elementwise(let loop)) where !loop.sums.isEmpty:
            let sums = loop.sums.indices.map { Span(offset: sumStart + $0 * Span.alignment, count: 1) }
            let apart = ElementwiseLoop(
                count: loop.count, operands: loop.operands, steps: loop.steps, results: loop.results,
                sums: zip(loop.sums, sums).map { .init(step: $0.step, target: $1) })
            return [.elementwise(apart)]
                + zip(loop.sums, sums).map { .addition(.init(source: $1, target: $0.target)) }
        default: return [part]
        }
    }

    /// The instruction for these rows, sums over them where those of all rows go.
    private func part(_ instruction: Instruction) -> Instruction {
        switch instruction {
        case .product(let p) where p.transposeA:
            return .product(
                .init(
                    m: p.m, n: p.n, k: rows.count, a: part(p.a, width: p.m), transposeA: true, b: part(p.b, width: p.n),
                    transposeB: false, c: p.c, accumulates: !isFirst))
        case .product(let p):
            return .product(
                .init(
                    m: rows.count, n: p.n, k: p.k, a: part(p.a, width: p.k), transposeA: false, b: p.b,
                    transposeB: p.transposeB, c: part(p.c, width: p.n), accumulates: false))
        case .elementwise(let loop): return .elementwise(part(loop))
        case .reduction(let r) where r.outer > 1:
            let perRow = r.outer / count
            return .reduction(
                .init(
                    r.kind, outer: rows.count * perRow, reduced: r.reduced, inner: r.inner,
                    source: part(r.source, width: perRow * r.reduced * r.inner),
                    target: part(r.target, width: perRow * r.inner)))
        case .reduction(let r):
            let perRow = r.reduced / count
            return .reduction(
                .init(
                    r.kind, outer: 1, reduced: rows.count * perRow, inner: r.inner,
                    source: part(r.source, width: perRow * r.inner), target: r.target))
        case .copy(let c) where c.clearsTarget:
            let target = part(c.target, width: c.target.count / count)
            return .copy(
                .init(
                    dimensions: c.dimensions, source: target, sourceStrides: c.sourceStrides, target: target,
                    targetStrides: c.targetStrides, clearsTarget: true))
        case .copy(let c):
            let (source, dimensions) = part(c.source, c.dimensions, c.sourceStrides)
            let target = part(c.target, c.dimensions, c.targetStrides).span
            return .copy(
                .init(
                    dimensions: dimensions, source: source, sourceStrides: c.sourceStrides, target: target,
                    targetStrides: c.targetStrides))
        case .gather(let g):
            return .gather(
                .init(
                    table: g.table, indices: part(g.indices, width: 1), target: part(g.target, width: g.row), row: g.row
                ))
        case .splines(let s):
            let width = s.weights == nil ? s.inputs * s.terms : s.inputs
            return .splines(
                .init(
                    rows: rows.count, inputs: s.inputs, knotCount: s.knotCount, order: s.order,
                    derivative: s.derivative, points: part(s.points, width: s.inputs), knots: s.knots,
                    weights: s.sharesWeights ? s.weights : s.weights.map { part($0, width: s.inputs * s.terms) },
                    sharesWeights: s.sharesWeights, target: part(s.target, width: width)))
        case .scatterAdd, .random, .addition: preconditionFailure("\(instruction) is not cut at rows")
        }
    }

    private func part(_ loop: ElementwiseLoop) -> ElementwiseLoop {
        let width = loop.count / count
        return ElementwiseLoop(
            count: rows.count * width,
            operands: loop.operands.map { operand in
                switch operand {
                case .constant, .scalar: return operand
                case .full(let span): return .full(part(span, width: width))
                case .pattern(let span, let dimensions, let strides):
                    let (rows, cut) = part(span, dimensions, strides)
                    return .pattern(rows, dimensions: cut, strides: strides)
                }
            },
            steps: loop.steps,
            results: loop.results.map { .init(step: $0.step, target: part($0.target, width: width)) },
            sums: loop.sums)
    }
}
