import Catalogue

extension HandCount {
    static let arithmetic: [HandCount] = [
        // tanh Ŵ ⊙ σ M̂, and the product.
        HandCount("nac") { n in
            2 * n.ui
        } operations: { n in
            3 * n.ui + 2 * n.biu
        },
        // |x|, + ε, log before it and e after it.
        HandCount("nac-product") { n in
            2 * n.ui
        } operations: { n in
            3 * n.ui + 3 * n.bi + 2 * n.biu + n.bu
        },
        // Both, with one W; σ(G x); g a, 1 − g, (1 − g) m and the sum.
        HandCount("nalu") { n in
            3 * n.ui
        } operations: { n in
            3 * n.ui + 3 * n.bi + 3 * 2 * n.biu + n.bu + n.bu + 4 * n.bu
        },
        // W and V; a; |x|, bound, log, V, bound, e; sign x, |V|, 1 − |V|, product and sum of each factor, their product,
        // clip and s m; σ of U gates, 1 − g, two products and a sum.
        HandCount("inalu") { n in
            4 * n.ui + n.u
        } operations: { n in
            let sides = 6 * n.ui + 2 * 2 * n.biu + 3 * n.bi + 2 * n.bu
            let signs = n.bi + 2 * n.ui + 2 * n.biu + n.bu * (n.i - 1) + 2 * n.bu + n.bu
            return sides + signs + 2 * n.u + 3 * n.bu
        },
        // W in [−1, 1] and the product.
        HandCount("nau") { n in
            n.ui
        } operations: { n in
            2 * n.ui + 2 * n.biu
        },
        // W in [0, 1], 1 − W; I factors of two operations and their product.
        HandCount("nmu") { n in
            n.ui
        } operations: { n in
            3 * n.ui + 2 * n.biu + n.bu * (n.i - 1)
        },
        // log max(x, 10⁻⁴); numerator and denominator: the exponent, its largest, difference, e, weight and sum; then
        // empty?, the shift between both and its e, their quotient five, m and b.
        HandCount("multiplet") { n in
            n.ui + 2 * n.u
        } operations: { n in
            2 * n.bi + 2 * (3 * n.biu + n.biu + 2 * sum(n.i) * n.bu) + 9 * n.bu
        },
    ]
}
