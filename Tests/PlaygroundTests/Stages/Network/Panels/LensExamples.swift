import Catalogue
import Experiments

/// Readings of lenses as a network of two hidden layers would have them, one of each kind of chart that lenses use.
enum LensExamples {
    static let all: [(lens: Lens, reading: LensReading)] = [
        (
            .deadUnits,
            LensReading(
                .bars(.init([.init("1 relu", 0.25), .init("2 relu", 0.5)], limit: 1, scale: .share)),
                numbers: ["dead-share": 0.375])
        ),
        (
            .effectiveRank,
            LensReading(
                .curves(
                    .init(
                        [
                            .init("1 relu", remark: "4.6", (1...8).map { (Double($0), 12 / Double($0 * $0)) }),
                            .init("2 relu", remark: "2.9", (1...8).map { (Double($0), 20 / Double($0 * $0 * $0)) }),
                        ], x: "singular value", y: "σ", isLogarithmic: true)), numbers: ["least-rank": 2.9])
        ),
        (
            .similarity,
            LensReading(
                .matrix(
                    .init(
                        rows: ["1 relu", "2 relu", "3 sigmoid"], columns: ["1 relu", "2 relu", "3 sigmoid"],
                        values: [1, 0.82, 0.41, 0.82, 1, 0.63, 0.41, 0.63, 1], range: 0...1)),
                numbers: ["least-similarity": 0.63])
        ),
    ]
}
