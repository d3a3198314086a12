extension HandCount {
    /// B sequences of two steps. A spike is a comparison, beside the function whose slope stands for its own: three operations
    /// for atan, two for σ, seven for the triangle.
    static let spiking: [HandCount] = [
        // Both steps: W x + b, h − θ and its spike. The first alone, as nobody asks for more: the reset. The second alone, as
        // v = 0 in the first: d v and its sum with the input.
        HandCount("lif") { n in
            n.ui + n.u
        } operations: { n in
            2 * (n.affine + 5 * n.bu) + n.bu + 2 * n.bu
        },
        // Learned θ: the reset takes θ s off. Learned τ = 1 + softplus p: softplus is 7, then 1 +, 1/ and 1 −. V s and its
        // sum in the second step.
        HandCount(
            "lif",
            ["leak": .choice("constant"), "learned-threshold": .flag(true), "recurrent": .flag(true)]
        ) { n in
            n.ui + n.u * n.u + 3 * n.u
        } operations: { n in
            2 * (n.affine + 5 * n.bu) + 2 * n.bu + 2 * n.bu + 2 * n.bu * n.u + n.bu + 10 * n.u
        },
        // Both steps: W x + b, (1 − α) I, the distance from the threshold (2) and its spike. The second alone: a (1, as a = 0
        // before), A (2), α v and its sum, s A and its difference.
        HandCount("alif") { n in
            n.ui + n.u
        } operations: { n in
            2 * (n.affine + n.bu + 2 * n.bu + 8 * n.bu) + 7 * n.bu
        },
        // ε: exp and two limits. Both steps: W x + b; the larger, for both terms difference, quotient and exp, their sum, log,
        // ε times, sum (11); s (3). The first alone: the reset. The second alone: v + ln τ.
        HandCount("ultralif") { n in
            n.ui + n.u + 1
        } operations: { n in
            3 + 2 * (n.affine + 14 * n.bu) + 2 * n.bu + n.bu
        },
        // Both steps: W x + current; the second half step (9), and (v − 30)/10 with its spike (6). The first half step adds
        // one current to constants, scales it and adds the start in the first step and is 9 in the second. The first alone: u
        // (4) and both resets (4).
        HandCount("izhikevich") { n in
            n.ui + n.u
        } operations: { n in
            2 * (n.affine + 15 * n.bu) + 3 * n.bu + 9 * n.bu + 8 * n.bu
        },
        // V scaled for its gradient. Both steps: i, E and V i with their difference, g_I i and the shunt, its inverse (11, and
        // the row's smallest is negated), quotient, gain and offset, the spike of h − 1 (4). The first alone: the reset. The
        // second alone: v/2 and its sum with the current.
        HandCount("ei-lif") { n in
            let inhibitory = max(1, n.u / 4)
            return n.ui + inhibitory * (n.i + n.u + 1) + 2 * n.u
        } operations: { n in
            let inhibitory = max(1, n.u / 4)
            let products = 2 * n.bi * inhibitory + 2 * n.biu + 4 * n.bu * inhibitory + n.b * inhibitory
            return n.u * inhibitory + 2 * (products + 19 * n.bu + n.b) + n.bu + 2 * n.bu
        },
    ]
}
