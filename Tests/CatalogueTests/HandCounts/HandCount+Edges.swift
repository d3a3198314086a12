import Catalogue

extension HandCount {
    /// Units with functions on their edges.
    static let edges: [HandCount] = [
        // G = 5, k = 3: coef [U, I, G + k], w_s and w_b [U, I]; w_s and the mask are taken into coef, the mask into w_b.
        HandCount("kan") { n in
            n.ui * (5 + 3 + 2)
        } operations: { n in
            n.bi * splines(order: 3) + 2 * n.ui * 8 + 2 * n.biu * 8 + 2 * n.bi + n.ui + 2 * n.biu + n.bu
        },
        HandCount("kan", ["grid": .number(20), "base": .choice("zero")]) { n in
            n.ui * (20 + 3 + 1)
        } operations: { n in
            n.bi * splines(order: 3) + 2 * n.ui * 23 + 2 * n.biu * 23
        },
        HandCount("kan", ["order": .number(2), "scales": .flag(false)]) { n in
            n.ui * (5 + 2 + 1)
        } operations: { n in
            n.bi * splines(order: 2) + n.ui * 7 + 2 * n.biu * 7 + 2 * n.bi + n.ui + 2 * n.biu + n.bu
        },
        // G + k numbers and, at every point, k + 1 of them that count; silu, and the sum of both.
        HandCount("bspline-mlp") { n in
            n.ui + n.u + n.u * (10 + 3)
        } operations: { n in
            n.affine + n.bu * (splines(order: 3) + 2 * 4) + 3 * n.bu
        },
        // k x, sine and cosine, two products of matrices, their sum and b.
        HandCount("fourier-kan") { n in
            2 * n.ui * 5 + n.u
        } operations: { n in
            3 * n.bi * 5 + 2 * 2 * n.biu * 5 + 2 * n.bu
        },
        // tanh; three operations for T₂, T₃, T₄; five coefficients an edge.
        HandCount("chebyshev-kan") { n in
            n.ui * 5
        } operations: { n in
            n.bi * (1 + 3 * 3) + 2 * n.biu * 5
        },
        HandCount("chebyshev-kan", ["degree": .number(1)]) { n in
            n.ui * 2
        } operations: { n in
            n.bi + 2 * n.biu * 2
        },
        // Two ramps of two, their product, r and the square for 8 bumps; low and high are learned.
        HandCount("relu-kan") { n in
            2 * n.i * 8 + n.ui * 8 + n.u
        } operations: { n in
            7 * n.bi * 8 + 2 * n.biu * 8 + n.bu
        },
        // Two differences, two silus of two, product and square, over the middle.
        HandCount("af-kan") { n in
            2 * n.i * 8 + n.ui * 8 + n.u
        } operations: { n in
            9 * n.bi * 8 + 2 * n.biu * 8 + n.bu
        },
        // The normalisation, γ and β; difference, quotient, square, sign and e for 8 Gaussians; silu; two maps.
        HandCount("radial-kan") { n in
            n.ui * 8 + n.ui + n.u + 2 * n.i
        } operations: { n in
            7 * n.bi + 4 * n.b + 5 * n.bi * 8 + 2 * n.bi + n.affine + 2 * n.biu * 8 + n.bu
        },
        HandCount("radial-kan", ["normalised": .flag(false), "centres": .number(4)]) { n in
            n.ui * 4 + n.ui + n.u
        } operations: { n in
            5 * n.bi * 4 + 2 * n.bi + n.affine + 2 * n.biu * 4 + n.bu
        },
        // Six terms of splines, T₁ to T₅, six Gaussians, three waves with sine and cosine; a softmax over 4 families, a
        // factor for each coefficient, four maps and their sum.
        HandCount("selectable-kan") { n in
            n.ui * (4 + 4 * 6)
        } operations: { n in
            n.bi * (splines(order: 3) + 1 + 3 * 4 + 5 * 6 + 3 * 3) + n.ui * (5 * 4 + 4 * 6) + 4 * 2 * n.biu * 6
                + 3 * n.bu
        },
        HandCount("multiplication") { _ in
            0
        } operations: { n in
            n.b
        },
        HandCount("multiplication", ["products": .number(2)]) { _ in
            0
        } operations: { n in
            n.b * min(2, n.i / 2)
        },
    ]
}
