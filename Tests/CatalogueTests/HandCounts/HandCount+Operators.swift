extension HandCount {
    /// Of few bits, on tokens and functions, and of physics.
    static let operators: [HandCount] = [
        // |w|, the largest, the step and its bound; quotient, rounding, two bounds and the step again.
        HandCount("quantized-dense") { n in
            n.ui + n.u
        } operations: { n in
            7 * n.ui + 2 + n.affine
        },
        // Every input is a token of one number: three matrices of 4 by 1, scores, softmax, the sum, and Wo.
        HandCount("token-attention") { _ in
            3 * 4 + 4 * 4
        } operations: { n in
            let pairs = n.b * n.i * n.i
            return 3 * 2 * 4 * n.bi + 2 * 4 * pairs + pairs + 5 * pairs + 2 * 4 * pairs + 2 * 4 * 4 * n.bi
        },
        // Five matrices; triples with two products and a sum over four; softmax; pairs, their product and sum.
        HandCount("pair-attention", ["tokens": .number(0)]) { _ in
            5 * 4
        } operations: { n in
            let (pairs, triples) = (n.b * n.i * n.i, n.b * n.i * n.i * n.i)
            return 5 * 2 * 4 * n.bi + 4 * pairs + 2 * 4 * triples + triples + 5 * triples + 4 * pairs + 2 * 4 * triples
        },
        // Rounding and two bounds; looking up is free.
        HandCount("embedding") { _ in
            16 * 4
        } operations: { n in
            3 * n.bi
        },
        // Two waves there; R of both, four products, a difference and a sum; back; W v + b, and all together.
        HandCount("fourier-operator", ["modes": .number(2)]) { _ in
            2 * 4 * 2 + 4 + 4
        } operations: { n in
            let there = 2 * 2 * 2 * n.bi, mixed = 6 * n.b * 4 * 2, back = 2 * 2 * 2 * 4 * n.bi + 4 * n.bi
            return there + mixed + back + 2 * 4 * n.bi + 4 * n.bi + 4 * n.bi
        },
        // Angles with sine and cosine and the product state; 2·I gates, the first on real amplitudes; what is measured.
        HandCount("quantum", ["gates": .choice("zx-xx")]) { n in
            2 * n.ui
        } operations: { n in
            let amplitudes = (2 << n.i) * n.bu
            let start = 3 * n.bi + n.b * (2 * ((1 << n.i) - 1) - 2)
            let gates = 2 * n.i * (6 * amplitudes + 2 * n.u + (2 << n.i) * n.u)
            return start + gates - 2 * amplitudes + 5 * amplitudes
        },
    ]
}
