import Catalogue
import Experiments
import ExpressionGraph
import Foundation
import Testing
import Training

/// A function whose slope in training is given by a paper, with both written anew.
private struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    var parameters: [Double] = []
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
    /// The slope in each parameter.
    var inParameters: [@Sendable (Double) -> Double] = []

    var testDescription: String { "\(name) \(parameters)" }
}

private func relu(_ x: Double) -> Double { x > 0 ? x : 0 }
private func binary(_ x: Double) -> Double { x >= 0 ? 1 : -1 }
private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
private func normal(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
private func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
private let none: @Sendable (Double) -> Double = { _ in 0 }

/// Steps and windows: the backward rules of A2, A3 and A6 of the specification.
private let rules: [Rule] =
    [0.001, 0.05, 0.5, 2].map { alpha in
        Rule(name: "helu", parameters: [alpha], value: relu, slope: { $0 > -alpha ? 1 : 0 }, inParameters: [none])
    }
    + [
        Rule(name: "full-gradient-relu", value: relu, slope: { _ in 1 }),
        Rule(name: "relu-silu-slope", value: relu, slope: { logistic($0) * (1 + $0 * (1 - logistic($0))) }),
        Rule(name: "relu-gelu-slope", value: relu, slope: { normal($0) + $0 * density($0) }),
        Rule(name: "relu-elu-slope", value: relu, slope: { $0 > 0 ? 1 : exp($0) }),
        Rule(name: "sign-ste", value: binary, slope: { _ in 1 }),
        Rule(name: "sign-triangle", value: binary, slope: { max(2 - 2 * abs($0), 0) }),
    ]
    // Clipped, PokeBNN with other bounds.
    + [1, 0.4, 3].map { bound in
        Rule(
            name: "sign-clipped", parameters: [bound], value: binary, slope: { abs($0) <= bound ? 1 : 0 },
            inParameters: [none])
    }
    + [1, 2, 3, 7.5].map { o in
        Rule(
            name: "sign-reste", parameters: [o], value: binary,
            slope: { x in
                let m = abs(x)
                return m > 1.5 ? 0 : m > 0.1 ? pow(m, (1 - o) / o) / o : pow(0.1, 1 / o) / 0.1
            }, inParameters: [none])
    }
    + [0.1, 1, 10].map { t in
        Rule(
            name: "sign-tanh", parameters: [t], value: binary,
            slope: { max(1 / t, 1) * t / (cosh(t * $0) * cosh(t * $0)) }, inParameters: [none])
    }
    + [3, 30].map { omega in
        Rule(
            name: "sign-biper", parameters: [omega], value: { binary(sin(omega * $0)) },
            slope: { omega * cos(omega * $0) }, inParameters: [none])
    }
    + [4, 0.7].flatMap { ceiling in
        [
            Rule(
                name: "clipped-relu", parameters: [ceiling], value: { min(relu($0), ceiling) },
                slope: { 0 < $0 && $0 < ceiling ? 1 : 0 }, inParameters: [{ $0 > ceiling ? 1 : 0 }]),
            // A value beyond the ceiling is silenced; the gradient is that of the clamp.
            Rule(
                name: "fault-clipped-relu", parameters: [ceiling], value: { $0 > ceiling ? 0 : relu($0) },
                slope: { 0 < $0 && $0 < ceiling ? 1 : 0 }, inParameters: [{ $0 > ceiling ? 1 : 0 }]),
        ]
    }
    + [0.01, -0.5].map { epsilon in
        Rule(
            name: "crrelu", parameters: [epsilon], value: { relu($0) + epsilon * $0 * exp(-$0 * $0 / 2) },
            slope: { ($0 > 0 ? 1 : 0) + epsilon * (1 - $0 * $0) * exp(-$0 * $0 / 2) },
            inParameters: [{ $0 * exp(-$0 * $0 / 2) }])
    }

struct BackwardRuleTests {
    /// Off every border of the rules: odd multiples of 1/128, and a little beside the borders' own places.
    private static let points =
        (-384..<384).map { (2 * Double($0) + 1) / 128 } + [-1e-6, 1e-6, 0.0999, 0.1001, 1.499, 1.501, 0.999, 1.001]

    @Test("Slopes of functions with a backward rule of their own are those of their papers", arguments: rules)
    fileprivate func slopes(_ rule: Rule) throws {
        let activation = try #require(Palette.activation(named: rule.name))
        let parameters = rule.parameters.isEmpty ? nil : rule.parameters
        for (precision, tolerance) in [(Experiment.Precision.single, 2e-5), (.double, 1e-12)] {
            let found = activation.samples(at: Self.points, parameters: parameters, precision: precision)
            for (index, x) in Self.points.enumerated() {
                let (value, slope) = (rule.value(x), rule.slope(x))
                #expect(abs(found.values[index] - value) <= tolerance * max(1, abs(value)), "f(\(x))")
                // A fast wave turns a rounding of x into ω times as much.
                let scale = max(1, abs(slope), abs(x) * (rule.parameters.first ?? 1))
                #expect(
                    abs(found.slopes[index] - slope) <= tolerance * scale,
                    "\(precision.rawValue) at \(x): \(found.slopes[index]), not \(slope)")
            }
        }
    }

    @Test("Slopes in their parameters are the papers' too, and 0 where the paper tunes them by hand", arguments: rules)
    fileprivate func parameters(_ rule: Rule) throws {
        let activation = try #require(Palette.activation(named: rule.name))
        #expect(rule.inParameters.count == activation.parameters.count)
        for (index, expected) in rule.inParameters.enumerated() {
            let variables = activation.parameters.map { Expr.variable($0.name, .scalar) }
            let named = Dictionary(
                uniqueKeysWithValues: zip(activation.parameters.map(\.name), rule.parameters.map { [$0] }))
            for x in Self.points {
                let y = activation.function(.table([x], [1]), variables).broadcast(to: [1])
                let slope = gradient(of: y.total, withRespectTo: variables)[index]
                let found = Interpreter(variables: named).value(slope)[0]
                #expect(abs(found - expected(x)) <= 1e-12, "at \(x): \(found)")
            }
        }
    }

    @Test("No function has a rule of its own beside these")
    func complete() {
        let owners = Palette.activations.filter(\.hasOwnBackwardRule).map(\.name)
        #expect(Set(owners).subtracting(rules.map(\.name)).isEmpty)
    }
}
