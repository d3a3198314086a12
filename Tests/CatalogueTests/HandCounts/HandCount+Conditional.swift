extension HandCount {
    /// Of the families beyond the first palette's.
    static let beyondCore = signals + conditional + operators

    static let conditional: [HandCount] = [
        // Three nodes with σ, four leaves of four hidden units. Along the paths 1 − p three times and four products.
        HandCount("fast-feedforward") { n in
            3 * n.i + 3 + 16 * n.i + 16 + 16 * n.u + 4 * n.u
        } operations: { n in
            let decisions = 6 * n.bi + 3 * n.b + 3 * n.b + 7 * n.b
            let leaves = 2 * n.bi * 16 + 2 * 16 * n.b + 16 * n.b
            return decisions + leaves + 2 * 16 * n.bu + 2 * 4 * n.bu + n.bu
        },
        // Four experts; ranks as in k-winners, which are open, what is not; softmax; the weighted sum.
        HandCount("mixture-of-experts") { n in
            4 * n.i + 4 + 4 * (n.ui + n.u)
        } operations: { n in
            let gates = 2 * 4 * n.bi + 4 * n.b + 5 * 16 * n.b + 2 * 4 * n.b + 5 * 4 * n.b
            return gates + 4 * n.affine + 2 * 4 * n.bu
        },
        // W x + b; four segments; twice |d|, which is larger, the choice, three times; σ and the product.
        HandCount("active-dendrites") { n in
            n.ui + n.u + 4 * n.ui
        } operations: { n in
            n.affine + 2 * 4 * n.biu + 3 * 4 * n.bu + 2 * n.bu
        },
        // |a|, − t, κ, σ, g and the product.
        HandCount("gain-threshold") { n in
            2 * n.i
        } operations: { n in
            6 * n.bi
        },
        // 1 − g W; both norms; 40 steps of two products, 2X and a difference; one more; g h and the product.
        HandCount("gain-control") { n in
            n.i * n.i + n.i
        } operations: { n in
            let (square, cube) = (n.i * n.i, n.i * n.i * n.i)
            return 2 * square + 4 * square + 2 * n.i + 1 + square + 41 * (2 * square + 4 * cube) + n.bi
                + 2 * n.b * square
        },
        // ‖DᵀD‖ in 30 steps; five times the error, its product with D, the step, the difference and the shrinking.
        HandCount("sparse-code") { n in
            n.ui
        } operations: { n in
            let norm = 30 * (4 * n.ui + 3 * n.u + 2) + 2 * n.ui + 2 * n.i + 2
            let shrinking = 5 * n.bu + 1
            return norm + 1 + 5 * (n.bi + 2 * n.biu + 2 * n.bu + shrinking) + 4 * 2 * n.biu
        },
        // Offsets, squares and sums to two prototypes of each class; minus, and the largest of two.
        HandCount("prototypes") { n in
            2 * n.ui
        } operations: { n in
            6 * n.biu + 4 * n.bu
        },
        // Lengths; the product, + 1, two quotients and two bounds; three layers of six steps; A and b.
        HandCount("infinite-network", ["dimensions": .number(4)]) { n in
            16 * n.i + 16 * n.u + n.u
        } operations: { n in
            let cosines = 2 * n.bi + 2 * n.b + 2 * 16 * n.i + 2 * 16 + 2 * 16 * n.bi + 5 * 16 * n.b
            return cosines + 3 * 6 * 16 * n.b + 2 * 16 * n.bu + n.bu
        },
    ]
}
