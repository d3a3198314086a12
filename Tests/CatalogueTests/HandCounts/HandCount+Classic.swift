extension HandCount {
    static let classic: [HandCount] = [
        HandCount("dense") { n in
            n.ui + n.u
        } operations: { n in
            n.affine
        },
        HandCount("dense", ["bias": .flag(false)]) { n in
            n.ui
        } operations: { n in
            2 * n.biu
        },
        // y = x + (W x + b); with a projection P of x where the widths differ.
        HandCount("residual") { n in
            n.i == n.u ? n.ui + n.u : 2 * n.ui + n.u
        } operations: { n in
            n.affine + n.bu + (n.i == n.u ? 0 : 2 * n.biu)
        },
        // Which, how large, and the choice.
        HandCount("dropout") { _ in
            0
        } operations: { n in
            3 * n.bi
        },
        HandCount("input-features") { _ in
            0
        } operations: { _ in
            0
        },
        // xᵢ², xᵢxⱼ for i < j, ω xᵢ and its sine.
        HandCount(
            "input-features",
            ["squares": .flag(true), "products": .flag(true), "sines": .flag(true), "frequency": .number(3)]
        ) { _ in
            0
        } operations: { n in
            n.bi + n.b * (n.i * (n.i - 1) / 2) + 2 * n.bi
        },
        // F x, times 2π, sine and cosine.
        HandCount("fourier-features", ["frequencies": .number(6)]) { _ in
            0
        } operations: { n in
            2 * n.bi * 6 + 3 * n.b * 6
        },
        // P = ⌊U/4⌋ waves with sine and cosine, U − 2P units of a trend.
        HandCount("fan") { n in
            n.u / 4 * (n.i + 1) + (n.u - 2 * (n.u / 4)) * (n.i + 1)
        } operations: { n in
            let (waves, trend) = (n.u / 4, n.u - 2 * (n.u / 4))
            return 2 * n.bi * waves + n.b * waves + 2 * n.b * waves + 2 * n.bi * trend + n.b * trend
        },
        // (1 − ratio)·2·I·U of the paper, without the phase that its formula has not.
        HandCount("fan", ["phase": .flag(false)]) { n in
            (n.u - n.u / 4) * n.i + n.u - 2 * (n.u / 4)
        } operations: { n in
            2 * n.bi * (n.u - n.u / 4) + 2 * n.b * (n.u / 4) + n.b * (n.u - 2 * (n.u / 4))
        },
        // As FAN; σ of the gate, 1 − g, and a factor for every output.
        HandCount("gated-fan") { n in
            (n.u - n.u / 4) * (n.i + 1) + 1
        } operations: { n in
            let (waves, trend) = (n.u / 4, n.u - 2 * (n.u / 4))
            return 2 * n.bi * (waves + trend) + n.b * (waves + trend) + 2 * n.b * waves + 2 + n.bu
        },
    ]
}
