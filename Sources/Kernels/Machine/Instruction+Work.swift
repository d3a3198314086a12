extension Instruction {
    /// About how many numbers are computed.
    var work: Int {
        switch self {
        case .product(let p): p.m * p.n * p.k
        case .elementwise(let loop): loop.count * loop.steps.count
        case .reduction(let r): r.outer * r.reduced * r.inner
        case .addition(let a): a.target.count
        case .copy(let c): c.dimensions.reduce(1, *)
        case .gather(let g), .scatterAdd(let g): g.indices.count * g.row
        case .random(let r): r.target.count
        case .splines(let s): s.rows * s.inputs * (s.order + 1) * (s.order + 1)
        }
    }

    /// What is written.
    var targets: [Span] {
        switch self {
        case .product(let p): [p.c]
        case .elementwise(let loop): loop.results.map(\.target) + loop.sums.map(\.target)
        case .reduction(let r): [r.target]
        case .addition(let a): [a.target]
        case .copy(let c): [c.target]
        case .gather(let g), .scatterAdd(let g): [g.target]
        case .random(let r): [r.target]
        case .splines(let s): [s.target]
        }
    }
}
