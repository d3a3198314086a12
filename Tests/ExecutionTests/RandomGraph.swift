import ExpressionGraph

/// Random graphs over all operations, for comparing the machine with the interpreter.
struct RandomGraph {
    private var state: UInt64
    private(set) var variables: [Variable] = []
    private(set) var pool: [Expr] = []

    /// Whether only continuous functions occur: a rounding error must not flip a comparison.
    private let isContinuous: Bool

    /// Small tensors of every kind.
    static let small: [Shape] = [[], [1], [5], [4, 5], [4, 1], [1, 5], [7, 4], [2, 4, 5], [33], [4, 33]]
    /// Tensors with a row for each of a batch of fifty, and weights.
    static let batch: [Shape] = [
        [], [7], [50, 5], [50, 1], [1, 5], [5, 7], [50, 7], [50], [50, 2, 5], [7, 5], [50, 17],
    ]

    init(seed: UInt64, continuous: Bool, shapes: [Shape] = small) {
        isContinuous = continuous
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for (index, shape) in shapes.enumerated() {
            variables.append(Variable("v\(index)", shape))
            pool.append(variables[index].expression)
        }
        pool.append(.constant(0.7))
        pool.append(.table((0..<20).map { Double($0) * 0.1 - 1 }, [4, 5]))
        for _ in 0..<40 { grow() }
    }

    mutating func random(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func pick() -> Expr { pool[random(below: pool.count)] }

    private mutating func grow() {
        let a = pick(), b = pick(), c = pick()
        switch random(below: 14) {
        case 0, 1:
            let smooth: [Operation.Unary] = [
                .negate, .absolute, .square, .tanh, .sigmoid, .sin, .cos, .erf, .arctan, .sechSquared, .erfc,
            ]
            let unary = isContinuous ? smooth : smooth + [.sign, .floor, .round]
            pool.append(.unary(unary[random(below: unary.count)], a))
        case 2: pool.append(exp(tanh(a)))
        case 3: pool.append(log(square(a) + 1.0) / sqrt(square(b.mean) + 0.5))
        case 4, 5, 6:
            let smooth: [Operation.Binary] = [.add, .subtract, .multiply, .maximum, .minimum]
            let binary = isContinuous ? smooth : smooth + [.less, .lessOrEqual, .equal]
            guard a.shape.broadcast(with: b.shape) != nil else { return }
            pool.append(tanh(.binary(binary[random(below: binary.count)], a, b)))
        case 7:
            guard let s = a.shape.broadcast(with: b.shape), s.broadcast(with: c.shape) != nil else { return }
            pool.append(isContinuous ? a * b + c : select(a .< 0.1, b, c))
        case 8:
            guard a.shape.rank > 0 else { return }
            let axis = random(below: a.shape.rank)
            pool.append(random(below: 2) == 0 || isContinuous ? a.sum([axis]) : a.largest([axis]))
        case 9:
            guard a.shape.rank > 0 else { return }
            let axis = random(below: a.shape.rank)
            let start = random(below: a.shape[axis])
            let part = a.slice(axis: axis, start..<start + 1 + random(below: a.shape[axis] - start))
            pool.append(random(below: 2) == 0 ? part : part.padded(axis: axis, start: 1, extent: part.shape[axis] + 2))
        case 10: pool.append(a.transposed(Array((0..<a.shape.rank).reversed())))
        case 11:
            guard a.shape.rank == 2, b.shape.rank == 2 else { return }
            for (ta, tb) in [(false, false), (true, false), (false, true), (true, true)]
            where a.shape[ta ? 0 : 1] == b.shape[tb ? 1 : 0] {
                pool.append(tanh(matmul(a, b, transposeA: ta, transposeB: tb)))
            }
        case 12:
            guard a.shape.rank > 0 else { return }
            let axis = random(below: a.shape.rank)
            pool.append(.concatenated([a, a * 2.0, sin(a)], axis: axis))
        default:
            guard a.shape.rank > 0 else { return }
            let rows = a.shape[0]
            let indices = Expr.table((0..<6).map { Double(($0 * 5 + 2) % rows) }, [6])
            let gathered = a.gathered(indices)
            pool.append(random(below: 2) == 0 ? gathered : gathered.scattered(indices, rows: rows))
        }
        if let last = pool.last, last.shape.count > 3000 { pool.removeLast() }
    }
}
