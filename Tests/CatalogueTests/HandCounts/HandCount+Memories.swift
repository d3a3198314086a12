extension HandCount {
    /// B sequences of two steps, from states of 0.
    static let memories: [HandCount] = [
        HandCount("elm") { n in
            elm(n).parameters
        } operations: { n in
            elm(n).operations
        },
        // Both steps, with K = 8: k, q and v, two softmaxes, β (a product and σ), its product with v, the write and the
        // asking. The second alone: M k, its difference from v and the sum with the write.
        HandCount("fast-weights") { n in
            16 * n.i + n.ui + n.i
        } operations: { n in
            let both = projections(n) + 2 * softmax(8) * n.b + 2 * n.bi + n.b + n.bu + 8 * n.bu + 16 * n.bu
            return 2 * both + 16 * n.bu + n.bu + 8 * n.bu
        },
        // Both steps, with K = 8: k, q and v, two features (comparison, z + 1, min, exp, choice: 5), k vᵀ, qᵀ S, q z (and its
        // sum), + 10⁻⁶ and the quotient. The second alone: the sums of S and z.
        HandCount("linear-attention") { n in
            16 * n.i + n.ui
        } operations: { n in
            let both = projections(n) + 2 * 40 * n.b + 8 * n.bu + 16 * n.bu + 16 * n.b + n.b + n.bu
            return 2 * both + 8 * n.bu + 8 * n.b
        },
        // Both steps, with K = 8 and room for two pairs: k, q and v; k q and its sum for both places, β, the choice of those
        // that are stored, softmax, and the weighted sum of v.
        HandCount("attention") { n in
            16 * n.i + n.ui
        } operations: { n in
            2 * (projections(n) + 32 * n.b + 2 * n.b + 2 * n.b + softmax(2) * n.b + 4 * n.bu)
        },
        // 16 slots; a β of 1 is no factor.
        HandCount("key-value-memory") { n in
            16 * (n.i + n.u)
        } operations: { n in
            32 * n.bi + softmax(16) * n.b + 32 * n.bu
        },
        // One step of recall among 8 patterns.
        HandCount("modern-hopfield") { n in
            8 * n.i
        } operations: { n in
            16 * n.bi + softmax(8) * n.b + 16 * n.bi
        },
        // |p|. Both steps: x/θ, its rounding and θ times; the path: −n, times θ, and the sum.
        HandCount("delta-activation") { _ in
            1
        } operations: { n in
            1 + 2 * 6 * n.bi
        },
        // The kernel of 16 delays: distance, quotient, square, −½, exp (5), ΣG and its floor, W G and its quotient. Both
        // steps: the product of what was seen with the kernel.
        HandCount("delays") { n in
            2 * n.ui
        } operations: { n in
            n.ui * (16 * 5 + 16 + 1 + 16 + 16) + 2 * 32 * n.bi * n.u
        },
    ]

    /// k and q of 8 numbers, and v.
    private static func projections(_ n: Extent) -> Int { 32 * n.bi + 2 * n.biu }

    /// The largest of a row, differences from it, exp, their sum and the quotients.
    private static func softmax(_ k: Int) -> Int { 2 * sum(k) + 3 * k }

    /// 16 memories and a branch for each input, by the formulas of version 2.
    private static func elm(_ n: Extent) -> (parameters: Int, operations: Int) {
        let (m, h) = (16, 32)
        let written = n.i + m
        let parameters = n.i + h * written + h + m * h + m + n.u * m + n.u + m
        // max(0, p). τ: σ, times, plus; κ: −1/τ, exp; 1 − e^(−λ/τ): quotient, exp, difference.
        let alone = n.i + 3 * m + 2 * m + 3 * m
        // w x; both products with their offsets, the larger of 0 and the first; ⅔, tanh, 1.7159, times what is taken; y.
        let both =
            n.bi + n.b * (2 * h * written + h) + n.b * h + n.b * (2 * m * h + m) + 4 * n.b * m
            + n.b * (2 * n.u * m + n.u)
        // κ_s b and its sum, κ m and its sum.
        let second = 2 * n.bi + 2 * n.b * m
        return (parameters, alone + 2 * both + second)
    }
}
