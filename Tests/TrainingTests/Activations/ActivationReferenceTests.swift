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

    /// Their slope multiplies 1 − tanh² by up to 20 where tanh is within a few roundings of 1: in single precision
    /// up to 3e-6 is lost, in double nothing that shows.
    private static let steep: Set<String> = [
        "GELU (tanh)", "SiELU", "Mish", "TanhSoft-1", "TanhSoft-2", "TanhExp", "LiSHT", "Phish", "TeLU", "LogLogish",
        "Sinc", "DSU",
    ]

    @Test(
        "Values and derivatives as training computes them agree to 1e-6 in single and 1e-10 in double",
        arguments: ActivationReference.shared.activations)
    func samples(_ entry: ActivationReference.Entry) throws {
        let activation = try #require(Palette.activation(named: entry.name))
        let points = ActivationReference.shared.points
        let single = Self.steep.contains(entry.name) ? 4e-6 : 1e-6
        for (precision, tolerance) in [(Experiment.Precision.single, single), (.double, 1e-10)] {
            let found = activation.samples(at: points, precision: precision)
            for (name, values, expected) in [
                ("f", found.values, entry.values), ("slope", found.slopes, entry.slopes ?? []),
            ] {
                // Relative to the number, or to the terms that cancel in it: about 1 for all of them.
                for (index, expected) in expected.enumerated() {
                    guard let expected else { continue }
                    let error = abs(values[index] - expected) / max(1, abs(expected))
                    #expect(
                        error <= tolerance,
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
        let far = [10.0, 30, 89, 104, 700, 1e4]
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
