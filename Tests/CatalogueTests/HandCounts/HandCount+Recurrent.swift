extension HandCount {
    /// B sequences of two steps, from h = 0.
    static let recurrent: [HandCount] = [
        // Both steps: W x + b; r and z: sum and σ each; n: product, sum and tanh; 1 − z and its product with n. The second
        // alone, as h = 0 in the first: V h + c, z h, and the sum that it is part of.
        HandCount("gru") { n in
            3 * (n.ui + n.u * n.u + 2 * n.u)
        } operations: { n in
            2 * (6 * n.biu + 3 * n.bu + 4 * n.bu + 3 * n.bu + 2 * n.bu) + 6 * n.bu * n.u + 3 * n.bu + 2 * n.bu
        }
    ]
}
