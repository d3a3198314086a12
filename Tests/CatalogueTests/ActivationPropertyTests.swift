import Catalogue
import ExpressionGraph
import Foundation
import TestSupport
import Testing

/// The facts' claims against dense samples at other places than those they were computed from.
struct ActivationPropertyTests {
    /// Points without a pattern, dense near 0.
    private static let points: [Double] = {
        var generator = SplitMix(seed: 4)
        return
            (generator.uniforms(3000, -4, 4) + generator.uniforms(3000, -12, 12)
            + generator.uniforms(1000, -24, 24)).sorted()
    }()

    private func values(_ activation: Activation, _ points: [Double]) -> [Double] {
        Interpreter(variables: [:]).value(activation(.table(points, [points.count])).broadcast(to: [points.count]))
    }

    private func slopes(_ activation: Activation, _ points: [Double]) -> [Double] {
        let x = Expr.table(points, [points.count])
        let y = activation(x).broadcast(to: x.shape)
        return Interpreter(variables: [:]).value(gradient(of: y.total, withRespectTo: [x])[0])
    }

    @Test("Monotone, even, odd, bounded and never negative are what dense samples show", arguments: Palette.activations)
    func properties(_ activation: Activation) {
        let facts = activation.facts()
        let f = values(activation, Self.points), mirrored = values(activation, Self.points.map { -$0 })
        let largest = f.reduce(0) { max($0, abs($1)) }
        // Rounding is no rise.
        func slack(_ value: Double) -> Double { 1e-12 * max(1, abs(value)) }
        let steps = zip(f.dropFirst(), f).filter { abs($0 - $1) > slack($0) }.map { $0 - $1 }
        let (rises, falls) = (steps.contains { $0 > 0 }, steps.contains { $0 < 0 })
        #expect(facts.isMonotone == !(rises && falls), "monotone")
        // Points are hardly ever opposite to each other, so jumps at 0 are no matter.
        #expect(facts.isEven == zip(f, mirrored).allSatisfy { abs($0 - $1) <= slack($0) }, "even")
        #expect(facts.isOdd == zip(f, mirrored).allSatisfy { abs($0 + $1) <= slack($0) }, "odd")
        #expect(facts.isNonNegative == f.allSatisfy { $0 >= -1e-12 }, "never negative")
        let far = values(activation, [1e3, 1e4, 1e6].flatMap { [-$0 - 0.3, $0 + 0.3] })
        let reach = far.reduce(0) { $1.isNaN ? .infinity : max($0, abs($1)) }
        #expect(facts.isBounded == (reach <= 1.1 * largest), "bounded: \(reach) far out, \(largest) near")
        #expect(facts.passesOrigin == (abs(values(activation, [0])[0]) <= 1e-12), "through the origin")
    }

    /// A jump of 0.0025: no grid tells it from a steep stretch.
    private static let smallJump = "sine-relu"
    /// Infinitely steep at 0, where the catalogue has a line of slope 100 in its place.
    private static let root = "signed-sqrt"

    @Test(
        "No chord and no slope is steeper than the Lipschitz bound, and a slope comes near it; where f jumps or grows there is none",
        arguments: Palette.activations)
    func lipschitz(_ activation: Activation) {
        let facts = activation.facts()
        let f = values(activation, Self.points)
        let slopes = slopes(activation, Self.points + [-1e4, 1e4]).map { abs($0) }
        let near = slopes.dropLast(2).max() ?? 0
        let far = slopes.suffix(2).reduce(0) { $1.isNaN ? Double.infinity : max($0, $1) }
        let steepest = max(near, far)
        // Chords over a hair, everywhere and across every eighth, and those between neighbours.
        let hair = 1e-7
        let middles = Self.points + (-96...96).map { Double($0) / 8 }
        let across = zip(
            values(activation, middles.map { $0 - hair }), values(activation, middles.map { $0 + hair })
        ).map { abs($1 - $0) / (2 * hair) }
        let chords: [(rise: Double, slope: Double)] = (1..<Self.points.count).map { i in
            let rise = abs(f[i] - f[i - 1])
            return (rise, rise / (Self.points[i] - Self.points[i - 1]))
        }
        if let bound = facts.lipschitz {
            #expect(steepest <= bound * 1.001 + 1e-9, "slope \(steepest), bound \(bound)")
            #expect(steepest >= bound * 0.99 - 1e-9, "slope \(steepest), bound \(bound)")
            // The slope that training uses is another function's.
            if !activation.hasOwnBackwardRule && activation.name != Self.smallJump {
                let steepestChord = max(across.max() ?? 0, chords.map { $0.slope }.max() ?? 0)
                #expect(steepestChord <= bound * 1.001 + 1e-5, "chord \(steepestChord), bound \(bound)")
            }
        } else if activation.name != Self.root {
            let jumps = chords.contains { $0.rise > 0.05 && $0.slope > 3 * near }
            #expect(jumps || far > 1.1 * near, "slopes \(near) near, \(far) far, and no jump")
        }
    }
}
