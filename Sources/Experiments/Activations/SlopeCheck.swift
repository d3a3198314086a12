import Catalogue
import ExpressionGraph

/// The engine's slope of a function beside differences of its values, in double precision.
public struct SlopeCheck: Hashable, Sendable {
    /// What went wrong at a point.
    public enum Failure: Error, Hashable, Sendable {
        case valueNotFinite(x: Double)
        case slopeNotFinite(x: Double)
        case disagreement(x: Double, engine: Double, differences: Double)
    }

    /// Points where both were compared.
    public let compared: Int
    /// Points left out because the function has a kink, a jump or a ripple there.
    public let skipped: Int
    /// The largest difference, as a share of the slope where that is above 1.
    public let worst: Double

    /// Irregular points, since kinks are typed at round numbers.
    static let points = (-20..<20).map { (Double($0) + 0.5) * 0.2137 + 0.00713 }

    /// - Precondition: as many parameters as the activation has.
    public init(_ activation: Activation, parameters: [Double]? = nil) throws(Failure) {
        let values = parameters ?? activation.parameters.map(\.default)
        let constants = values.map { Expr.constant($0) }
        // Five points of differences of fourth order for each point, evaluated together.
        let steps = [-2.0, -1, 0, 1, 2]
        let h = 1e-4
        let around = Self.points.flatMap { x in steps.map { x + $0 * h } }
        let x = Expr.table(around, [around.count])
        let y = activation.function(x, constants).broadcast(to: x.shape)
        let slope = gradient(of: y.total, withRespectTo: [x])[0]
        let results = Interpreter(variables: [:]).values([y, slope])
        var (compared, skipped, worst) = (0, 0, 0.0)
        for (index, x) in Self.points.enumerated() {
            let f = (0..<5).map { results[0][5 * index + $0] }
            let engine = results[1][5 * index + 2]
            guard f[2].isFinite else { throw .valueNotFinite(x: x) }
            guard engine.isFinite else { throw .slopeNotFinite(x: x) }
            let wide = (f[4] - f[0]) / (4 * h), narrow = (f[3] - f[1]) / (2 * h)
            let left = (f[2] - f[1]) / h, right = (f[3] - f[2]) / h
            let differences = (4 * narrow - wide) / 3
            let scale = max(1, abs(engine), abs(differences))
            // What is lost by rounding, magnified by the step.
            let rounding = 1e-14 * f.reduce(0) { max($0, abs($1)) } / h
            guard abs(wide - narrow) <= 1e-5 * scale + rounding, abs(right - left) <= 1e-2 * scale + rounding else {
                skipped += 1
                continue
            }
            let difference = abs(engine - differences)
            guard difference <= 1e-4 * scale + 10 * rounding else {
                throw .disagreement(x: x, engine: engine, differences: differences)
            }
            compared += 1
            worst = max(worst, difference / scale)
        }
        (self.compared, self.skipped, self.worst) = (compared, skipped, worst)
    }
}
