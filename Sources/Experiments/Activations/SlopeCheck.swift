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
        let found = Self.compare(activation, constants, at: Self.points, step: Self.steps[0])
        var (compared, skipped, worst) = (0, 0, 0.0)
        for (x, found) in zip(Self.points, found) {
            switch found {
            case .valueNotFinite: throw .valueNotFinite(x: x)
            case .slopeNotFinite: throw .slopeNotFinite(x: x)
            case .unclear: skipped += 1
            case .agreement(let difference):
                compared += 1
                worst = max(worst, difference)
            case .disagreement(let engine, let differences):
                // A ripple that is finer than the differences may look like a slope: it does not when they are finer.
                let finer = Self.steps.dropFirst().map {
                    Self.compare(activation, constants, at: [x], step: $0)[0]
                }
                guard finer.contains(where: \.isAgreement) else {
                    throw .disagreement(x: x, engine: engine, differences: differences)
                }
                skipped += 1
            }
        }
        (self.compared, self.skipped, self.worst) = (compared, skipped, worst)
    }

    /// Distances of the points that differences are taken from; the finer ones where the first say otherwise.
    private static let steps = [1e-4, 1e-5, 1e-6, 1e-7]

    private enum Comparison {
        case valueNotFinite
        case slopeNotFinite
        /// A kink, a jump or a ripple.
        case unclear
        /// With the difference, as a share of the slope where that is above 1.
        case agreement(Double)
        case disagreement(engine: Double, differences: Double)

        var isAgreement: Bool { if case .agreement = self { true } else { false } }
    }

    /// The engine's slopes at some points beside differences of fourth order, of five points for each.
    private static func compare(
        _ activation: Activation, _ constants: [Expr], at points: [Double], step h: Double
    ) -> [Comparison] {
        let around = points.flatMap { x in [-2.0, -1, 0, 1, 2].map { x + $0 * h } }
        let x = Expr.table(around, [around.count])
        let y = activation.function(x, constants).broadcast(to: x.shape)
        let slope = gradient(of: y.total, withRespectTo: [x])[0]
        let results = Interpreter(variables: [:]).values([y, slope])
        return points.indices.map { index in
            let f = (0..<5).map { results[0][5 * index + $0] }
            let engine = results[1][5 * index + 2]
            guard f[2].isFinite else { return .valueNotFinite }
            guard engine.isFinite else { return .slopeNotFinite }
            let wide = (f[4] - f[0]) / (4 * h), narrow = (f[3] - f[1]) / (2 * h)
            let left = (f[2] - f[1]) / h, right = (f[3] - f[2]) / h
            let differences = (4 * narrow - wide) / 3
            let scale = max(1, abs(engine), abs(differences))
            // What is lost by rounding, magnified by the step.
            let rounding = 1e-14 * f.reduce(0) { max($0, abs($1)) } / h
            guard abs(wide - narrow) <= 1e-5 * scale + rounding, abs(right - left) <= 1e-2 * scale + rounding else {
                return .unclear
            }
            let difference = abs(engine - differences)
            guard difference <= 1e-4 * scale + 10 * rounding else {
                return .disagreement(engine: engine, differences: differences)
            }
            return .agreement(difference / scale)
        }
    }
}
