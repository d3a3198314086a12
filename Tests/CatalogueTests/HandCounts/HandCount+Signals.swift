extension HandCount {
    /// Filters with a window of 3 and one place of padding have as many places as the input.
    static let signals: [HandCount] = [
        HandCount("conv1d") { _ in
            8 * 3 + 8
        } operations: { n in
            8 * n.bi * (2 * 3 + 1)
        },
        HandCount("conv2d", ["height": .number(1)]) { _ in
            8 * 9 + 8
        } operations: { n in
            8 * n.bi * (2 * 9 + 1)
        },
        // Of two places which is larger, and the choice.
        HandCount("pool1d") { _ in
            0
        } operations: { n in
            2 * n.b * (n.i / 2)
        },
        HandCount("pool1d", ["kind": .choice("average")]) { _ in
            0
        } operations: { n in
            n.b * (n.i / 2) * 3
        },
        HandCount("pool2d", ["height": .number(1)]) { _ in
            0
        } operations: { n in
            2 * n.b * (n.i / 2)
        },
        // Three layers with a ramp at every place, and the mean over places.
        HandCount("network-in-network") { n in
            8 * 3 + 8 + 8 * 8 + 8 + 8 * n.u + n.u
        } operations: { n in
            n.bi * (8 * (2 * 3 + 2) + 8 * (2 * 8 + 2) + n.u * (2 * 8 + 2)) + n.biu + n.bu
        },
    ]
}
