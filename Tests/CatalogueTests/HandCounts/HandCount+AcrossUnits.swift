extension HandCount {
    /// Layers without weights see the I outputs of the layer before.
    static let acrossUnits: [HandCount] = [
        // Largest, difference, e, sum, quotient.
        HandCount("softmax") { _ in
            0
        } operations: { n in
            5 * n.bi
        },
        HandCount("softmax", ["temperature": .number(3)]) { _ in
            0
        } operations: { n in
            6 * n.bi
        },
        HandCount("crelu") { _ in
            0
        } operations: { n in
            3 * n.bi
        },
        // −max(−z, 0) = min(z, 0).
        HandCount("ncrelu") { _ in
            0
        } operations: { n in
            2 * n.bi
        },
        HandCount("bipolar-relu") { _ in
            0
        } operations: { n in
            3 * n.bi
        },
        HandCount("maxout") { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + n.bu
        },
        HandCount("maxout", ["pieces": .number(5)]) { n in
            5 * (n.ui + n.u)
        } operations: { n in
            5 * n.affine + 4 * n.bu
        },
        HandCount("dual-relu") { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + 3 * n.bu
        },
        HandCount("glu") { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + 2 * n.bu
        },
        HandCount("glu", ["gate": .choice("identity")]) { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + n.bu
        },
        // A comparison and two choices for each pair that is compared.
        HandCount("maxmin") { _ in
            0
        } operations: { n in
            3 * n.b * (n.i / 2)
        },
        // n numbers are sorted by n(n − 1)/2 comparisons of neighbours.
        HandCount("group-sort") { _ in
            0
        } operations: { n in
            let rest = n.i % 4
            return 3 * n.b * (n.i / 4 * 6 + rest * (rest - 1) / 2)
        },
        // cos φ, sin φ; v·z three, the smaller with 0, times 2; two products and two differences.
        HandCount("householder") { n in
            n.i / 2
        } operations: { n in
            2 * (n.i / 2) + 9 * n.b * (n.i / 2)
        },
        // Every pair: larger, equal, before, both, counted; then two for each unit.
        HandCount("k-winners") { _ in
            0
        } operations: { n in
            5 * n.b * n.i * n.i + 2 * n.bi
        },
        // ... or four: which is last, its value, their sum, difference and ramp.
        HandCount("k-winners", ["form": .choice("subtract")]) { _ in
            0
        } operations: { n in
            5 * n.b * n.i * n.i + 5 * n.bi
        },
        // The same in groups of two, and a unit left over.
        HandCount("lwta") { _ in
            0
        } operations: { n in
            n.i / 2 * n.b * (5 * 4 + 2 * 2) + n.i % 2 * n.b * 6
        },
        // μ, z − μ, d as in a normalisation, zₖ·d; then − zₖd, α, σ and the product.
        HandCount("ash", ["threshold": .number(2)]) { _ in
            0
        } operations: { n in
            8 * n.bi + 5 * n.b
        },
        // Two clips of two, + 3, the product and 1/6 in place of σ and the product.
        HandCount("hard-ash", ["threshold": .number(2)]) { _ in
            0
        } operations: { n in
            13 * n.bi + 5 * n.b
        },
        // One mean for all.
        HandCount("abrelu") { _ in
            0
        } operations: { n in
            3 * n.bi + 1
        },
        HandCount("noisy-relu") { _ in
            0
        } operations: { n in
            3 * n.bi
        },
        HandCount("probact") { _ in
            1
        } operations: { n in
            3 * n.bi
        },
        // relu 1, σ 1, tanh 1, leaky-relu 4, elu 5 and selu 7 for each number, six scales, six shares, five sums;
        // the choice: ℓ/τ 6, softmax 30, onehot 24, its mixture with what learns 18 for a unit, and τ 3, freezing 2.
        HandCount("smart-mixed") { n in
            6 * n.i
        } operations: { n in
            (19 + 17) * n.bi + 78 * n.i + 5
        },
    ]
}
