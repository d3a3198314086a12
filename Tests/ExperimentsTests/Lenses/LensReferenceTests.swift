import Experiments
import Catalogue
import Foundation
import TestSupport
import Testing

/// Similarities and ranks against NumPy and SciPy: `Tests/References/Lenses`.
struct LensReferenceTests {
    /// A case: matrices by name and numbers by name.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let matrices: [String: WatchedValues.Matrix]
        let numbers: [String: Double]
        let lists: [String: [Double]]

        var testDescription: String { name }

        static func all(_ file: String) -> [Case] {
            guard let data = try? Repository.reference("Lenses/\(file)"),
                let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
                let cases = root["cases"] as? [[String: Any]]
            else { return [] }
            return cases.map { entry in
                let outputs = entry["outputs"] as? [String: Any] ?? [:]
                return Case(
                    name: "\(file) \(entry["name"] ?? "")",
                    matrices: (entry["inputs"] as? [String: Any] ?? [:]).compactMapValues(matrix),
                    numbers: outputs.compactMapValues { ($0 as? NSNumber)?.doubleValue },
                    lists: outputs.compactMapValues { (($0 as? [String: Any])?["data"] as? [Double]) })
            }
        }

        private static func matrix(_ tensor: Any) -> WatchedValues.Matrix? {
            guard let tensor = tensor as? [String: Any], let shape = tensor["shape"] as? [Int], shape.count == 2,
                let data = tensor["data"] as? [Double]
            else { return nil }
            return WatchedValues.Matrix(rows: shape[0], columns: shape[1], values: data)
        }
    }

    private static func isNear(_ value: Double, _ expected: Double) -> Bool {
        abs(value - expected) <= 1e-9 * max(1, abs(expected))
    }

    @Test("Every file of reference vectors is there")
    func files() {
        #expect(Case.all("lens_similarity").count >= 7 && Case.all("lens_rank").count >= 7)
    }

    @Test("Linear CKA is that of the reference", arguments: Case.all("lens_similarity"))
    func similarity(_ example: Case) throws {
        let x = try #require(example.matrices["X"]).centred, y = try #require(example.matrices["Y"]).centred
        let expected = try #require(example.numbers["linear_cka"])
        #expect(Self.isNear(LinearSimilarity.of(x, y), expected))
        #expect(Self.isNear(LinearSimilarity.of(y, x), expected))
    }

    @Test("Singular values and effective rank are those of the reference", arguments: Case.all("lens_rank"))
    func rank(_ example: Case) throws {
        let matrix = try #require(example.matrices["H"])
        let values = SingularValues.of(matrix), expected = try #require(example.lists["singular_values"])
        #expect(values.count == expected.count)
        let largest = expected.max() ?? 0
        #expect(zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-12 * largest })
        // Undefined where all is 0: then it is said to be 0, as the rank is.
        let plain = example.numbers["effective_rank"] ?? 0
        let centred = example.numbers["effective_rank_centred"] ?? 0
        #expect(largest > 0 || example.numbers["effective_rank"] == nil)
        #expect(Self.isNear(EffectiveRank.of(values), plain))
        #expect(Self.isNear(EffectiveRank.of(SingularValues.of(matrix.centred)), centred))
    }

    @Test("A matrix with a number that is not finite has no singular values, and one of zeros has rank 0")
    func extremes() {
        let broken = WatchedValues.Matrix(rows: 2, columns: 2, values: [1, .nan, 0, 1])
        #expect(SingularValues.of(broken).allSatisfy { $0.isNaN })
        #expect(EffectiveRank.of(SingularValues.of(.init(rows: 3, columns: 2, values: [0, 0, 0, 0, 0, 0]))) == 0)
        #expect(
            LinearSimilarity.of(.init(rows: 1, columns: 1, values: [0]), .init(rows: 1, columns: 1, values: [1])).isNaN)
    }
}
