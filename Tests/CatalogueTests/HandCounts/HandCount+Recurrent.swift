extension HandCount {
    static let overTime = recurrent + spiking + memories

    /// B sequences of two steps, from states of 0.
    static let recurrent: [HandCount] = [
        // Both steps: W x + b, and its sum with c or V h + c. The second alone, as h = 0 in the first: V h + c.
        HandCount("rnn") { n in
            n.ui + n.u * n.u + 2 * n.u
        } operations: { n in
            2 * n.affine + 2 * n.bu + 2 * n.bu * n.u + n.bu
        },
        // Both steps: W x + b; r and z: sum and σ each; n: product, sum and tanh; 1 − z and its product with n. The second
        // alone, as h = 0 in the first: V h + c, z h, and the sum that it is part of.
        HandCount("gru") { n in
            3 * (n.ui + n.u * n.u + 2 * n.u)
        } operations: { n in
            2 * (6 * n.biu + 3 * n.bu + 4 * n.bu + 3 * n.bu + 2 * n.bu) + 6 * n.bu * n.u + 3 * n.bu + 2 * n.bu
        },
        // Both steps: W x + b and its sum with c or V h + c; σ of i and o, tanh of g, i g; tanh of c, o tanh c. The second
        // alone: V h + c, σ of f, f c and the sum that it is part of.
        HandCount("lstm") { n in
            4 * (n.ui + n.u * n.u + 2 * n.u)
        } operations: { n in
            2 * (4 * n.affine + 4 * n.bu + 4 * n.bu + 2 * n.bu) + 8 * n.bu * n.u + 4 * n.bu + 3 * n.bu
        },
        // Both steps, with d = 6: e x, u B, W x, W m, their sum and its tanh. The second alone: e h, e m and two sums; A m and
        // the sum that it is part of; W h and the sum that it is part of.
        HandCount("lmu") { n in
            n.i + n.u + 6 + n.ui + n.u * n.u + 6 * n.u
        } operations: { n in
            let both = 2 * n.bi + 6 * n.b + 2 * n.biu + 12 * n.bu + 2 * n.bu
            return 2 * both + 2 * n.bu + 12 * n.b + 2 * n.b + 72 * n.b + 6 * n.b + 2 * n.bu * n.u + n.bu
        },
        // Both steps: W x + b, its tanh, times the leak. The second alone: V h and its sum with that, (1 − a) h and its.
        HandCount("reservoir") { _ in
            0
        } operations: { n in
            2 * (n.affine + 2 * n.bu) + 2 * n.bu * n.u + n.bu + 2 * n.bu
        },
        HandCount("reservoir", ["learned": .flag(true)]) { n in
            n.ui + n.u * n.u + n.u
        } operations: { n in
            2 * (n.affine + 2 * n.bu) + 2 * n.bu * n.u + n.bu + 2 * n.bu
        },
    ]
}
