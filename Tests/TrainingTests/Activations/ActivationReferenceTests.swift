import Catalogue
import Experiments
import Foundation
import Testing
import Training

/// The reference catalogue: plain formulas of every function and derivative, computed with forty digits, and a
/// table of facts.
struct ActivationReference: Decodable, Sendable {
    struct Entry: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let values: [Double]
        let slopes: [Double]?
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
    /// So an error is relative in the strict sense everywhere but within a hundredth or so of a zero, where no
    /// formula of rounded constants can do better: tails of 1e-30 are held to 1e-36.
    private func scale(_ values: [Double], _ slopes: [Double]?, _ index: Int) -> Double {
        let points = ActivationReference.shared.points
        let value = abs(values[index])
        if let slopes { return max(value, abs(points[index] * slopes[index])) }
        let (before, after) = (max(0, index - 1), min(points.count - 1, index + 1))
        let slope = (values[after] - values[before]) / (points[after] - points[before])
        return max(value, abs(points[index] * slope))
    }

    @Test(
        "Values and derivatives as training computes them agree to 1e-6 in single and 1e-10 in double",
        arguments: ActivationReference.shared.activations)
    func samples(_ entry: ActivationReference.Entry) throws {
        let activation = try #require(Palette.activation(named: entry.name))
        let points = ActivationReference.shared.points
        // Below `least` single has no numbers of full length, and a product may lose a factor before.
        for (precision, tolerance, least) in [(Experiment.Precision.single, 1e-6, 1e-36), (.double, 1e-10, 0)] {
            let found = activation.samples(at: points, precision: precision)
            for (name, values, references, slopes) in [
                ("f", found.values, entry.values, entry.slopes), ("slope", found.slopes, entry.slopes ?? [], nil),
            ] {
                for (index, expected) in references.enumerated() {
                    let valley = name == "slope" ? Self.valleys[entry.name] ?? 0 : 0
                    let scale = max(valley, scale(references, slopes, index))
                    #expect(
                        abs(values[index] - expected) <= tolerance * scale + least,
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

    /// Sums whose terms cancel here and there, with the size of a term.
    private static let sums = ["fourier-series": 0.1]

    @Test(
        "From 0 to ±10³⁰ single is finite where the function is, and agrees with double", arguments: Palette.activations
    )
    func extremes(_ activation: Activation) {
        let far = [
            10.0, 30, 60, 80, 87, 88, 89, 90, 100, 104, 700, 1e3, 1e4, 1e5, 1e6, 1e8, 1e10, 1e15, 1e19, 1e20, 1e25,
            1e30,
        ]
        let near = [0, 2e-38, 1e-20, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 5, 6]
        // As single precision has them.
        let points = (far + near).flatMap { [-$0, $0] }.map { Double(Float($0)) }
        let exact = activation.samples(at: points, precision: .double)
        let single = activation.samples(at: points, precision: .single)
        for (index, x) in points.enumerated() {
            let (value, slope) = (exact.values[index], exact.slopes[index])
            #expect(!value.isNaN && !single.values[index].isNaN, "f(\(x))")
            // Half of the largest number: on the way to a slope something may be twice as much.
            guard abs(value) < 1.7e38, abs(slope) < 1.7e38 else { continue }
            #expect(single.values[index].isFinite && single.slopes[index].isFinite, "at \(x): \(value), \(slope)")
            // A product may lose one factor below the smallest number: what is left is below 1e-30.
            let scale = max(abs(value), abs(x * slope), Self.sums[activation.name] ?? 0)
            #expect(
                abs(value - single.values[index]) <= 1e-6 * scale + 1e-30,
                "f(\(x)) = \(single.values[index]), not \(value)")
        }
    }
}
