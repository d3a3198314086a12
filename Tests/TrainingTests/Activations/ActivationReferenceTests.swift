import Catalogue
import Experiments
import Foundation
import Testing
import Training

/// The reference catalogue: plain formulas of every function and derivative, and a table of facts.
struct ActivationReference: Decodable, Sendable {
    struct Entry: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        /// `null` where the plain formula overflows.
        let values: [Double?]
        let slopes: [Double?]?
        /// Mean, second moment and slope energy under N(0, 1), as printed.
        let facts: [String]
        let lipschitz: String
        /// M monotone, E even, O odd, P never negative, B bounded, 0 through the origin.
        let flags: String

        var testDescription: String { name }
    }

    let points: [Double]
    let activations: [Entry]

    static let shared: ActivationReference = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/activations.json")
        do { return try JSONDecoder().decode(ActivationReference.self, from: Data(contentsOf: file)) } catch {
            preconditionFailure("\(file.path): \(error)")
        }
    }()
}

struct ActivationReferenceTests {
    @Test("There are 185, each found under the reference's name")
    func complete() {
        let entries = ActivationReference.shared.activations
        let names = entries.compactMap { Palette.activation(named: $0.name)?.name }
        #expect(names.count == 185 && Set(names).count == 185)
        #expect(ActivationReference.shared.points.count == 200)
    }

    /// Slopes that are small where they turn, as sums of terms that cancel there, and what their error is relative to.
    ///
    /// −1 − sin x touches 0; the slopes of the other two have a valley of 0.01 to the left.
    private static let valleys = ["Cosid": 1, "ACON-C": 0.05, "HcLSH": 0.05]

    /// What an error is relative to: the number itself; where the function crosses 0, what one rounding of x changes.
    ///
    /// So an error is relative in the strict sense everywhere but within a hundredth or so of a zero: tails of
    /// 1e-6 are held to 1e-12.
    private func scale(_ values: [Double?], _ slopes: [Double?]?, _ index: Int) -> Double {
        let points = ActivationReference.shared.points
        let value = abs(values[index] ?? 0)
        if let slopes { return max(value, abs(points[index] * (slopes[index] ?? 0))) }
        let (before, after) = (max(0, index - 1), min(points.count - 1, index + 1))
        guard let first = values[before], let last = values[after] else { return value }
        return max(value, abs(points[index] * (last - first) / (points[after] - points[before])))
    }

    @Test(
        "Values and derivatives as training computes them agree to 1e-6 in single and 1e-10 in double",
        arguments: ActivationReference.shared.activations)
    func samples(_ entry: ActivationReference.Entry) throws {
        let activation = try #require(Palette.activation(named: entry.name))
        let points = ActivationReference.shared.points
        for (precision, tolerance) in [(Experiment.Precision.single, 1e-6), (.double, 1e-10)] {
            let found = activation.samples(at: points, precision: precision)
            for (name, values, references, slopes) in [
                ("f", found.values, entry.values, entry.slopes), ("slope", found.slopes, entry.slopes ?? [], nil),
            ] {
                for (index, expected) in references.enumerated() {
                    guard let expected else { continue }
                    let valley = name == "slope" ? Self.valleys[entry.name] ?? 0 : 0
                    let scale = max(valley, scale(references, slopes, index))
                    // 1e-13: what the plain formulas of the reference lose themselves, as in ½(1 + erf x) to the left.
                    #expect(
                        abs(values[index] - expected) <= tolerance * scale + 1e-13,
                        "\(precision.rawValue): \(name)(\(points[index])) = \(values[index]), not \(expected)")
                }
            }
        }
    }

    /// What the table got wrong, and why.
    ///
    /// - Signed sqrt: E[f′²] = E[1/(4|z|)] is infinite; both numbers are where somebody stopped.
    private static let unprintable: Set<String> = ["Signed sqrt (SSAF)"]

    @Test(
        "Computed facts agree with the table to its printed digits", arguments: ActivationReference.shared.activations)
    func facts(_ entry: ActivationReference.Entry) throws {
        let activation = try #require(Palette.activation(named: entry.name))
        let facts = activation.facts()
        for (name, found, printed) in zip3(
            ["mean", "second moment", "slope energy"], [facts.mean, facts.secondMoment, facts.slopeEnergy], entry.facts)
        {
            if name == "slope energy", Self.unprintable.contains(entry.name) { continue }
            let expected = try #require(Double(printed))
            // The last printed digit may be rounded either way.
            #expect(abs(found - expected) <= 0.00051 + 1e-6 * abs(expected), "\(name) \(found), not \(printed)")
        }
    }

    private func zip3(_ a: [String], _ b: [Double], _ c: [String]) -> [(String, Double, String)] {
        a.indices.map { (a[$0], b[$0], c[$0]) }
    }

    @Test(
        "At kinks, at −0 and far out there is no NaN where the function is finite", arguments: Palette.activations)
    func extremes(_ activation: Activation) {
        let far = [10.0, 30, 89, 104, 700, 1e4, 1e5, 1e10, 1e20]
        let near = [0, 1e-45, 1e-38, 1e-20, 1e-8, 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 5, 6]
        let points = (far + near).flatMap { [-$0, $0] }
        let exact = activation.samples(at: points, precision: .double)
        let single = activation.samples(at: points, precision: .single)
        for (index, x) in points.enumerated() {
            #expect(!exact.values[index].isNaN, "double: f(\(x))")
            #expect(!single.values[index].isNaN, "single: f(\(x))")
            if abs(exact.values[index]) < 1e30, abs(exact.slopes[index]) < 1e30 {
                #expect(!exact.slopes[index].isNaN && !single.slopes[index].isNaN, "slope at \(x)")
            }
        }
    }
}
