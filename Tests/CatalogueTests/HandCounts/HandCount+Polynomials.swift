import Catalogue

extension HandCount {
    /// Padé and quadratic units.
    static let polynomials: [HandCount] = [
        // Horner: two operations for a degree. A: |b|, |x|, |x| Q′, 1 + and the quotient.
        HandCount("rational-activation") { _ in
            6 + 4
        } operations: { n in
            n.bi * (2 * 5 + 2 * 3 + 4) + 4
        },
        HandCount("rational-activation", ["version": .choice("N"), "sharing": .choice("channel")]) { n in
            n.i * (6 + 4)
        } operations: { n in
            n.bi * (2 * 5 + 2 * 3 + 3)
        },
        // w₀ + W x over 1 + |V x|.
        HandCount("paon-a") { n in
            n.u + 2 * n.ui
        } operations: { n in
            2 * 2 * n.biu + 4 * n.bu
        },
        // Powers up to x³; three terms above and two below.
        HandCount("paon-a", ["numerator": .number(3), "denominator": .number(2)]) { n in
            n.u + 5 * n.ui
        } operations: { n in
            2 * n.bi + 5 * 2 * n.biu + 3 * n.bu + 2 * 2 * n.bu + n.bu
        },
        // (q₁ p₁ + w₀) / (q₁² + 1), the sum at least 10⁻¹².
        HandCount("paon-s") { n in
            n.u + 2 * n.ui
        } operations: { n in
            2 * 2 * n.biu + 2 * n.bu + 6 * n.bu
        },
        HandCount("paon-s", ["numerator": .number(2), "denominator": .number(3)]) { n in
            n.u + 5 * n.ui
        } operations: { n in
            2 * n.bi + 5 * 2 * n.biu + 5 * n.bu + 8 * n.bu
        },
        // Two forms with biases, their product; W₃ x² + c, and the sum.
        HandCount("quadratic") { n in
            3 * (n.ui + n.u)
        } operations: { n in
            n.bi + 3 * n.affine + 2 * n.bu
        },
        HandCount("relinear") { n in
            3 * (n.ui + n.u)
        } operations: { n in
            n.bi + 3 * n.affine + 2 * n.bu
        },
        HandCount("relinear-shrinking") { n in
            3 * (n.ui + n.u)
        } operations: { n in
            n.bi + 3 * n.affine + 2 * n.bu
        },
        HandCount("compact-quadratic") { n in
            2 * n.ui + n.u
        } operations: { n in
            n.affine + n.bi + 2 * n.biu + n.bu
        },
        HandCount("product-quadratic") { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + n.bu
        },
        HandCount("power-quadratic") { n in
            n.ui + n.u
        } operations: { n in
            n.bi + n.affine
        },
        HandCount("square-quadratic") { n in
            n.ui + n.u
        } operations: { n in
            n.affine + n.bu
        },
        HandCount("residual-quadratic") { n in
            2 * n.ui + n.u
        } operations: { n in
            2 * 2 * n.biu + 3 * n.bu
        },
        // I² products of inputs and their map, beside a dense layer.
        HandCount("quadratic-form") { n in
            n.ui * n.i + n.ui + n.u
        } operations: { n in
            n.b * n.i * n.i + 2 * n.biu * n.i + n.affine + n.bu
        },
    ]
}
