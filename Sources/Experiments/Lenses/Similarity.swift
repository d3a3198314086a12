import Catalogue
import ExpressionGraph

extension Lens {
    /// How alike layers represent the probe rows, whatever rotation of their units.
    public static let similarity = Lens(
        Card(
            "similarity", title: "Similarity of layers", formula: LinearSimilarity.formula,
            source: LinearSimilarity.source),
        cost: "a forward pass, B·U² for each pair of layers", interval: 10,
        numbers: [
            Number(
                "least-similarity", title: "least similarity of layers that follow each other", range: 0...1,
                better: .higher)
        ]
    ) { graph in
        graph.outputs(as: "layer output")
    } read: { values in
        let layers = values["layer output"].map(\.centred)
        let matrix = LinearSimilarity.matrix(layers, layers)
        let following = (1..<max(1, layers.count)).map { matrix[($0 - 1) * layers.count + $0] }
        return LensReading(
            .matrix(.init(rows: layers.map(\.title), columns: layers.map(\.title), values: matrix, range: 0...1)),
            numbers: following.filter(\.isFinite).min().map { ["least-similarity": $0] } ?? [:])
    }
}

/// Centred kernel alignment with the linear kernel.
public enum LinearSimilarity {
    static let formula =
        "linear CKA: |Y'X|² / (|X'X| |Y'Y|), X and Y outputs [B, U] with columns centred, Frobenius norms"
    static let source = Source(
        "Kornblith, Norouzi, Lee, Hinton", 2019, "Similarity of Neural Network Representations Revisited",
        "arXiv 1905.00414")

    /// From 0 to 1 for two matrices of the same rows with columns centred; not a number where one is constant.
    public static func of(_ x: WatchedValues.Matrix, _ y: WatchedValues.Matrix) -> Double {
        let own = squaredNorm(x, x).squareRoot() * squaredNorm(y, y).squareRoot()
        // Rounding must not make more of it than all.
        return own > 0 ? min(1, squaredNorm(y, x) / own) : .nan
    }

    /// All pairs, [first · second].
    public static func matrix(_ first: [WatchedValues.Matrix], _ second: [WatchedValues.Matrix]) -> [Double] {
        first.flatMap { x in second.map { of(x, $0) } }
    }

    /// |AᵀB|² in the Frobenius norm.
    private static func squaredNorm(_ a: WatchedValues.Matrix, _ b: WatchedValues.Matrix) -> Double {
        let rows = min(a.rows, b.rows)
        var products = [Double](repeating: 0, count: a.columns * b.columns)
        for row in 0..<rows {
            for i in 0..<a.columns {
                let value = a.values[row * a.columns + i]
                for j in 0..<b.columns { products[i * b.columns + j] += value * b.values[row * b.columns + j] }
            }
        }
        return products.reduce(0) { $0 + $1 * $1 }
    }
}
