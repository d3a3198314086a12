import ExpressionGraph
import Foundation

/// What an activation does to signals, computed from its graph.
public struct ActivationFacts: Hashable, Sendable {
    /// E[f(z)] for z ~ N(0, 1).
    public let mean: Double
    /// E[f(z)²]: what becomes of the signal's variance.
    public let secondMoment: Double
    /// E[f′(z)²]: what becomes of the gradient's variance.
    public let slopeEnergy: Double
    /// The largest |f′|; `nil` where it grows without bound or f jumps. An estimate from a fine grid and from both
    /// sides of every eighth, where the catalogue has its kinks; it does not see a jump much smaller than the steps
    /// beside it.
    public let lipschitz: Double?
    /// Whether it never falls, or never rises.
    public let isMonotone: Bool
    /// f(−x) = f(x) at every point looked at.
    public let isEven: Bool
    /// f(−x) = −f(x) at every point looked at.
    public let isOdd: Bool
    /// Whether f stays between two numbers as far as it was looked at.
    public let isBounded: Bool
    /// Whether f is below 0 at none of the points looked at.
    public let isNonNegative: Bool
    /// Whether f(0) = 0.
    public let passesOrigin: Bool

    /// 1/√E[f²]: weights of variance gain²/fan in keep the variance of the signal. 1 where no number would.
    public var gain: Double {
        secondMoment.isFinite && secondMoment > 1e-12 ? 1 / secondMoment.squareRoot() : 1
    }

    /// 1/√E[f′²]: weights of variance gain²/fan out keep the variance of the gradient. 1 where no number would.
    public var slopeGain: Double {
        slopeEnergy.isFinite && slopeEnergy > 1e-12 ? 1 / slopeEnergy.squareRoot() : 1
    }
}

extension Activation {
    /// The facts with some parameters, or the defaults.
    ///
    /// Cost: the function and its slope at some 4000 points, through the interpreter.
    ///
    /// - Precondition: as many parameters as the activation has.
    public func facts(parameters values: [Double]? = nil) -> ActivationFacts {
        let values = values ?? parameters.map(\.default)
        precondition(values.count == parameters.count, "\(name) has \(parameters.count) parameters")
        return ActivationFacts(Curve(self, values))
    }
}

/// A function and its slope on a grid that is fine and symmetric near 0, and at some points far away.
private struct Curve {
    // Midpoints of cells whose borders are multiples of 1/128: kinks and jumps of the catalogue lie on
    // borders, where the midpoint rule loses nothing to first order.
    static let step = 1.0 / 128
    static let near = (-1536..<1536).map { (Double($0) + 0.5) * step }
    static let beside: [Double] = (-96...96).map { Double($0) / 8 }.flatMap { [$0 - 1e-7, $0 + 1e-7] }
    static let outer = (0..<200).map { 12.03 + 0.06 * Double($0) }
    static let far = [100.3, 1000.7, 10000.9]

    /// Points evaluated together: a long formula's intermediate values stay within a few megabytes.
    static let chunk = 512

    let origin: Double
    let near: [Double]
    let nearSlopes: [Double]
    let besideSlopes: [Double]
    let outer: [Double]
    let outerSlopes: [Double]
    let far: [Double]
    let farSlopes: [Double]

    init(_ activation: Activation, _ parameters: [Double]) {
        let distant: [Double] = (Curve.outer + Curve.far).flatMap { [-$0, $0] }
        let points: [Double] = Curve.near + Curve.beside + distant
        var values: [[Double]] = [[], []]
        for start in stride(from: 0, to: points.count, by: Curve.chunk) {
            let part = Array(points[start..<min(points.count, start + Curve.chunk)])
            let x = Expr.table(part, [part.count])
            let y = activation.function(x, parameters.map { .constant($0) }).broadcast(to: x.shape)
            let slope = gradient(of: y.total, withRespectTo: [x])[0]
            for (index, more) in Interpreter(variables: [:]).values([y, slope]).enumerated() {
                values[index] += more
            }
        }
        let zero = activation.function(.table([0], [1]), parameters.map { .constant($0) })
        origin = Interpreter(variables: [:]).value(zero)[0]
        let nearEnd = Curve.near.count
        let besideEnd = nearEnd + Curve.beside.count
        let outerEnd = besideEnd + 2 * Curve.outer.count
        near = Array(values[0][..<nearEnd])
        nearSlopes = Array(values[1][..<nearEnd])
        besideSlopes = Array(values[1][nearEnd..<besideEnd])
        outer = Array(values[0][besideEnd..<outerEnd])
        outerSlopes = Array(values[1][besideEnd..<outerEnd])
        far = Array(values[0][outerEnd...])
        farSlopes = Array(values[1][outerEnd...])
    }

    /// Σ density · value² or value over the fine grid.
    func expectation(_ values: [Double]) -> Double {
        zip(Curve.near, values).reduce(0) { sum, pair in
            let weight = Curve.step / (2 * Double.pi).squareRoot() * exp(-pair.0 * pair.0 / 2)
            return sum + weight * pair.1
        }
    }

    /// Whether f changes between neighbours by more than its slopes and the changes beside explain. (Slopes alone
    /// would not do: with a backward rule of its own they are another function's.)
    var jumps: Bool {
        let changes: [Double] = zip(near.dropFirst(), near).map { ($0 - $1).magnitude }
        return changes.indices.contains { i in
            let slope = max(abs(nearSlopes[i]), abs(nearSlopes[i + 1]))
            let beside = max(i > 0 ? changes[i - 1] : 0, i + 1 < changes.count ? changes[i + 1] : 0)
            return changes[i] > 1.5 * max(Curve.step * slope, beside) + 1e-3
        }
    }
}

extension ActivationFacts {
    fileprivate init(_ curve: Curve) {
        let near = curve.near
        let sum = curve.expectation(near)
        secondMoment = curve.expectation(near.map { $0 * $0 })
        // What is left over of a sum that is 0 says nothing.
        mean = sum.magnitude <= 1e-12 * (1 + secondMoment) ? 0 : sum
        slopeEnergy = curve.expectation(curve.nearSlopes.map { $0 * $0 })

        // What still grows by a tenth from 12 to 10⁴ grows without bound.
        let steepest = max(largest(curve.nearSlopes), largest(curve.besideSlopes))
        let everywhere = max(steepest, largest(curve.outerSlopes), largest(curve.farSlopes))
        lipschitz = curve.jumps || everywhere > 1.1 * steepest ? nil : everywhere
        isBounded = largest(curve.far) <= 1.1 * max(largest(near), largest(curve.outer))

        // Rounding is no rise.
        let slack = 1e-12 * max(1, largest(near))
        let rises = zip(near.dropFirst(), near).map { $0 - $1 }.filter { abs($0) > slack }
        isMonotone = rises.allSatisfy { $0 > 0 } || rises.allSatisfy { $0 < 0 }
        isEven = zip(near, near.reversed()).allSatisfy { abs($0 - $1) <= slack }
        isOdd = zip(near, near.reversed()).allSatisfy { abs($0 + $1) <= slack }
        isNonNegative = (near + curve.outer + curve.far).allSatisfy { $0 >= -slack }
        passesOrigin = abs(curve.origin) <= 1e-12
    }
}

/// The largest magnitude; infinite where one is not a number.
private func largest(_ values: [Double]) -> Double {
    values.reduce(0) { $1.isNaN ? .infinity : max($0, abs($1)) }
}
