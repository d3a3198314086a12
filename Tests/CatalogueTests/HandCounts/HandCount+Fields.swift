import Catalogue

extension HandCount {
    static let fields: [HandCount] = [
        HandCount("siren") { n in
            n.ui + n.u
        } operations: { n in
            n.affine + 2 * n.bu
        },
        // ω₀, s₀, square, sign, e, cosine, product.
        HandCount("wire-real") { n in
            2 * (n.ui + n.u)
        } operations: { n in
            2 * n.affine + 7 * n.bu
        },
        // W = ⌈U/2⌉ wavelets of real inputs: square, s₀², sign, e; ω₀, cosine, sine, two products.
        HandCount("wire", ["input": .choice("real")]) { n in
            (n.u + 1) / 2 * (n.i + 1)
        } operations: { n in
            let wavelets = (n.u + 1) / 2
            return 2 * n.bi * wavelets + n.b * wavelets + 9 * n.b * wavelets
        },
        // Four products of half of the inputs, difference and sum, two biases; ω₀ Im u, |u|² three, s₀², sign and
        // difference; then as above from e on. Inputs that are no pairs are real.
        HandCount("wire", ["input": .choice("complex")]) { n in
            (n.u + 1) / 2 * (n.i.isMultiple(of: 2) ? n.i + 2 : n.i + 1)
        } operations: { n in
            let wavelets = (n.u + 1) / 2
            return n.i.isMultiple(of: 2)
                ? 4 * n.bi * wavelets + (4 + 7 + 6) * n.b * wavelets : 2 * n.bi * wavelets + 10 * n.b * wavelets
        },
        // (L + H) P = 12 bases: the weights, once; then a dense layer and ω₀.
        HandCount(
            "fourier-reparameterised",
            ["low": .number(2), "high": .number(2), "phases": .number(3), "omega": .number(30)]
        ) { n in
            n.u * 12 + n.u
        } operations: { n in
            2 * n.ui * 12 + n.affine + n.bu
        },
        // For every axis H = 5 sines and a map to R = 3; the products, and a dense layer.
        HandCount("tensor-factored", ["rank": .number(3), "hidden": .number(5)]) { n in
            n.i * (2 * 5 + 3 * 5 + 3) + n.u * 3 + n.u
        } operations: { n in
            n.bi * (4 * 5 + 2 * 3 * 5 + 3) + n.b * 3 * (n.i - 1) + 2 * n.bu * 3 + n.bu
        },
        // Two coordinates of 16 points: within the grid 2, then 5 for each point; 256 products of hats and two grids of
        // 256 numbers; the dense layer, its normalisation, γ and β.
        HandCount("coordinate-modulated") { n in
            n.ui + n.u + 2 * 256
        } operations: { n in
            2 * n.b * (2 + 5 * 16) + n.b * 256 + 2 * 2 * n.b * 256 + n.affine + 5 * n.bu + 4 * n.b + 2 * n.bu
        },
        // A grid for every unit.
        HandCount(
            "coordinate-modulated",
            ["axes": .number(1), "bins": .number(4), "normalised": .flag(false), "channels": .choice("own")]
        ) { n in
            n.ui + n.u + 2 * 4 * n.u
        } operations: { n in
            n.b * (2 + 5 * 4) + 2 * 2 * n.bu * 4 + n.affine + 2 * n.bu
        },
        // |x − C|² three; e^s, its square, times 2 for a unit; quotient, sign and e.
        HandCount("rbf") { n in
            n.ui + n.u
        } operations: { n in
            3 * n.biu + 3 * n.u + 3 * n.bu
        },
        HandCount("rbf", ["width": .choice("gamma")]) { n in
            n.ui + n.u
        } operations: { n in
            3 * n.biu + 3 * n.bu
        },
        // A softmax in place of e.
        HandCount("normalised-rbf") { n in
            n.ui + n.u
        } operations: { n in
            3 * n.biu + 3 * n.u + 7 * n.bu
        },
        // K = 6 kernels: x − c, A(x − c), |·|², 1 + and 1 ÷; their sum, 10⁻⁸ and the share; f, sine, F and sum.
        HandCount("adaptive-rbf", ["kernels": .number(6)]) { n in
            6 * n.i + 6 * n.i * n.i + 6 * n.u
        } operations: { n in
            let one = n.i + 2 * n.i * n.i + 2 * n.i + 2
            return n.b * 6 * one + 2 * n.b * 6 + n.b + 4 * n.bu * 6
        },
    ]
}
