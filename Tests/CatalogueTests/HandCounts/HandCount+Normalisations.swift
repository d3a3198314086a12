extension HandCount {
    static let normalisations: [HandCount] = [
        // μ: sum and division; x − μ; its square; σ²: sum and division; + ε and √; ÷, γ and β.
        HandCount("layer-norm") { n in
            2 * n.i
        } operations: { n in
            7 * n.bi + 4 * n.b
        },
        // μ and σ² as in a layer normalisation, but for columns; + ε and √ for each; ÷, γ and β.
        HandCount("batch-norm") { n in
            2 * n.i
        } operations: { n in
            5 * n.bi + 2 * n.i + 2 * n.columnMeans
        },
        // x², its mean, + ε, √, ÷ and γ.
        HandCount("rms-norm") { n in
            n.i
        } operations: { n in
            4 * n.bi + 3 * n.b
        },
        // A layer normalisation for every group.
        HandCount("group-norm", ["size": .number(2)]) { n in
            2 * n.i
        } operations: { n in
            7 * n.bi + 4 * n.b * (n.i / 2)
        },
        // v·x, σ, the product; σ² of a group; + ε and √; ÷, γ and β.
        HandCount("evonorm-s0", ["size": .number(2)]) { n in
            3 * n.i
        } operations: { n in
            10 * n.bi + 4 * n.b * (n.i / 2)
        },
        // σ² over the batch and over a row; + ε and √ of both; v·x, the sum, the larger; ÷, γ and β.
        HandCount("evonorm-b0") { n in
            3 * n.i
        } operations: { n in
            12 * n.bi + 2 * n.i + 4 * n.b + 2 * n.columnMeans
        },
    ]
}

extension HandCount.Extent {
    /// The means of all columns: sum and division; of one row they are free.
    fileprivate var columnMeans: Int { b > 1 ? bi + i : 0 }
}
