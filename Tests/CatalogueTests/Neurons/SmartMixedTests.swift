@testable import Catalogue
import ExpressionGraph
import Foundation
import Testing

/// The choice of functions against the formulas of its paper, written anew.
struct SmartMixedTests {
    private static let pool: [@Sendable (Double) -> Double] = [
        { max($0, 0) }, { 1 / (1 + exp(-$0)) }, { tanh($0) }, { $0 > 0 ? $0 : 0.01 * $0 },
        { $0 > 0 ? $0 : exp($0) - 1 },
        { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * (exp($0) - 1)) },
    ]
    /// E[f²] of each under N(0, 1), as printed in the reference table.
    private static let moments = [0.5, 0.293, 0.394, 0.500, 0.645, 1.0]

    /// The trial layer stands at step 10.
    private func layer(freeze: Int) -> TrialLayer {
        TrialLayer(.smartMixed, inputs: 3, units: 3, isTraining: true, ["freeze": .number(Double(freeze))])
    }

    @Test("Forward every unit computes the function with its largest logit, scaled to second moment 1")
    func forward() throws {
        let layer = layer(freeze: 40)
        let x = try #require(layer.variables["x"]), logits = try #require(self.logits(layer))
        for (index, found) in layer.values([layer.y])[0].enumerated() {
            let unit = Array(logits[(index % 3 * 6)..<(index % 3 * 6 + 6)])
            let choice = try #require(unit.indices.max { unit[$0] < unit[$1] })
            let expected = Self.pool[choice](x[index]) / Self.moments[choice].squareRoot()
            #expect(abs(found - expected) < 2e-3 * max(1, abs(expected)), "\(found), not \(expected)")
        }
    }

    @Test("Backward the logits' gradient is πⱼ(fⱼ − Σ πₖfₖ)/τ with τ = 0.1^(step/freeze), and 0 from the freeze on")
    func backward() throws {
        for (freeze, temperature) in [(40, pow(0.1, 0.25)), (20, pow(0.1, 0.5)), (10, nil), (5, nil)] {
            let layer = layer(freeze: freeze)
            let x = try #require(layer.variables["x"]), logits = try #require(self.logits(layer))
            let parameter = try #require(layer.context.parameters.first).variable.expression
            let found = layer.values(gradient(of: layer.y.total, withRespectTo: [parameter]))[0]
            for unit in 0..<3 {
                var expected = [Double](repeating: 0, count: 6)
                if let temperature {
                    let powers = (0..<6).map { exp(logits[unit * 6 + $0] / temperature) }
                    let shares = powers.map { $0 / powers.reduce(0, +) }
                    for row in 0..<TrialLayer.batch {
                        let f = zip(Self.pool, Self.moments).map { $0(x[row * 3 + unit]) / $1.squareRoot() }
                        let mean = zip(shares, f).reduce(0) { $0 + $1.0 * $1.1 }
                        for j in 0..<6 { expected[j] += shares[j] * (f[j] - mean) / temperature }
                    }
                }
                let part = Array(found[(unit * 6)..<(unit * 6 + 6)])
                // The table's second moments have three digits.
                #expect(disagreement(part, expected, 0, floor: 3e-3) == nil, "freeze \(freeze): \(part) \(expected)")
                if temperature == nil { #expect(part.allSatisfy { $0 == 0 }) }
            }
        }
    }

    private func logits(_ layer: TrialLayer) -> [Double]? {
        layer.context.parameters.first.flatMap { layer.variables[$0.variable.name] }
    }
}
