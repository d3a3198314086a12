import ExpressionGraph
import Foundation

/// What a wide layer does to the second moment q of its pre-activations, with weights that keep q = 1:
///
///     V(q) = E[f(√q·z)²] / E[f(z)²],  z ~ N(0, 1)
///
/// Depth repeats V. A fixed point with |V′| < 1 draws the variances beside it in, one with |V′| > 1 drives
/// them away.
///
/// Source: Poole et al. 2016, Exponential expressivity in deep neural networks through transient chaos
/// (arXiv 1606.05340)
public struct VarianceMap: Sendable {
    /// A q that the map leaves alone, and the map's slope there.
    public struct FixedPoint: Hashable, Sendable {
        public let variance: Double
        public let slope: Double
        public var isStable: Bool { abs(slope) < 1 }
    }

    private let activation: Activation
    private let parameters: [Double]
    /// E[f(z)²]; 1 where no number would do.
    private let unit: Double

    public init(_ activation: Activation, parameters: [Double]? = nil) {
        self.activation = activation
        self.parameters = parameters ?? activation.parameters.map(\.default)
        let moment = Self.moments(activation, self.parameters, [1])[0]
        unit = moment.isFinite && moment > 1e-12 ? moment : 1
    }

    public func callAsFunction(_ variance: Double) -> Double { values(at: [variance])[0] }

    public func values(at variances: [Double]) -> [Double] {
        Self.moments(activation, parameters, variances).map { $0 / unit }
    }

    /// From 10⁻³ to 10³, rising; empty where the map leaves all of them alone, as it does for ReLU.
    public var fixedPoints: [FixedPoint] {
        // A hair off the round numbers, so that q = 1 lies inside a cell.
        let grid = (0...120).map { pow(10, (Double($0) - 60.37) / 20) }
        let rises = zip(grid, values(at: grid)).map { log($1 / $0) }
        if rises.allSatisfy({ abs($0) < 1e-6 }) { return [] }
        var found: [FixedPoint] = []
        for index in 1..<grid.count {
            let (before, after) = (rises[index - 1], rises[index])
            guard before.isFinite, after.isFinite, (before < 0) != (after < 0) else { continue }
            var (low, high) = (grid[index - 1], grid[index])
            for _ in 0..<40 {
                let middle = (low * high).squareRoot()
                if (self(middle) < middle) == (before < 0) { low = middle } else { high = middle }
            }
            let step = 1e-3
            let sides = values(at: [low * (1 - step), low * (1 + step)])
            found.append(FixedPoint(variance: low, slope: (sides[1] - sides[0]) / (2 * step * low)))
        }
        return found
    }

    /// E[f(√q·z)²] for each q, by the midpoint rule, which for smooth functions of a normal variable gains
    /// digits faster than any power of the step.
    private static func moments(
        _ activation: Activation, _ parameters: [Double], _ variances: [Double]
    ) -> [Double] {
        let step = 1.0 / 32
        let nodes = (-288..<288).map { (Double($0) + 0.5) * step }
        let weights = nodes.map { step / (2 * Double.pi).squareRoot() * exp(-$0 * $0 / 2) }
        return variances.map { variance in
            let deviation = variance.squareRoot()
            let x = Expr.table(nodes.map { $0 * deviation }, [nodes.count])
            let y = activation.function(x, parameters.map { .constant($0) }).broadcast(to: x.shape)
            let values = Interpreter(variables: [:]).value(y)
            return zip(values, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
        }
    }
}
