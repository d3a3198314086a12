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
        /// The variance that one more layer leaves as it is.
        public let variance: Double
        /// The map's slope there: the factor on a small difference, layer by layer.
        public let slope: Double
        /// Whether variances nearby are drawn to it.
        public var isStable: Bool { abs(slope) < 1 }
    }

    /// f² where it was computed.
    private let squares: [Double]
    /// E[f(z)²]; 1 where no number would do.
    private let unit: Double

    /// - Parameter parameters: the defaults if `nil`.
    public init(_ activation: Activation, parameters: [Double]? = nil) {
        let constants = (parameters ?? activation.parameters.map(\.default)).map { Expr.constant($0) }
        var squares: [Double] = []
        // A part at a time, so that a long formula's intermediate values stay within a few megabytes.
        for start in stride(from: 0, to: Self.points.count, by: 512) {
            let part = Array(Self.points[start..<min(Self.points.count, start + 512)])
            let y = activation.function(.table(part, [part.count]), constants).broadcast(to: [part.count])
            squares += Interpreter(variables: [:]).value(y).map { $0 * $0 }
        }
        self.squares = squares
        let moment = Self.moment(squares, 1)
        unit = moment.isFinite && moment > 1e-12 ? moment : 1
    }

    /// The variance after one more layer.
    public func callAsFunction(_ variance: Double) -> Double { Self.moment(squares, variance) / unit }

    /// The variance after one more layer, for each of many before it.
    public func values(at variances: [Double]) -> [Double] { variances.map { self($0) } }

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

    /// x = sinh(t)/16 at equal steps of t: fine near 0, where functions have their details, and out to nine deviations
    /// of the largest variance. The same points serve every variance, so what a kink or a jump costs in digits
    /// changes smoothly with it.
    private static let step = 1.0 / 1024
    private static let places = (-9360..<9360).map { (Double($0) + 0.5) * step }
    private static let points = places.map { Foundation.sinh($0) / 16 }
    private static let widths = places.map { Foundation.cosh($0) / 16 * step }

    /// ∫ f(x)²·exp(−x²/2q)/√(2πq) dx by the midpoint rule in t, which for smooth functions gains digits faster than
    /// any power of the step.
    private static func moment(_ squares: [Double], _ variance: Double) -> Double {
        var sum = 0.0
        for (index, x) in points.enumerated() {
            let exponent = x * x / (2 * variance)
            // Beyond nine deviations.
            if exponent > 40.5 { continue }
            sum += squares[index] * widths[index] * exp(-exponent)
        }
        return sum / (2 * Double.pi * variance).squareRoot()
    }
}
