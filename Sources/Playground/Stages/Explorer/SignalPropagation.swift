import Catalogue
import Foundation

/// How weights of every layer are scaled.
enum WeightScale: String, Hashable, Sendable, CaseIterable {
    case unitVariance, unitGradient, he, lecun

    var title: String {
        switch self {
        case .unitVariance: "unit variance"
        case .unitGradient: "unit gradient"
        case .he: "He"
        case .lecun: "LeCun"
        }
    }

    /// Fan-in times the variance of the weights. With layers of one width Glorot's rule is LeCun's.
    func factor(_ facts: (secondMoment: Double, slopeEnergy: Double)) -> Double {
        func inverse(_ value: Double) -> Double { value.isFinite && value > 1e-12 ? 1 / value : 1 }
        return switch self {
        case .unitVariance: inverse(facts.secondMoment)
        case .unitGradient: inverse(facts.slopeEnergy)
        case .he: 2
        case .lecun: 1
        }
    }

    /// The same for the first layer, whose inputs come from no activation: a rule that goes by the activation before a layer
    /// has nothing to make up for there.
    func firstFactor(_ factor: Double) -> Double {
        switch self {
        case .unitVariance, .unitGradient: 1
        case .he, .lecun: factor
        }
    }
}

/// What becomes of a signal and of a gradient on their way through many wide layers of one activation.
///
///     z ~ N(0, q),  q = w·E[a²] of the layer before,  w = fan-in · Var(W)
///     mean a = E[f(z)],  variance a = E[f(z)²] − (E[f(z)])²
///     χ = w·E[f′(z)²], the gain of the gradient's variance in a layer; χ₁ where q = 1
///     V(q) = w·E[f(√q·z)²], the q of the next layer;  V′(1) says what becomes of a q beside the fixed point 1
///
/// The first layer's w is that of raw inputs, as in a network.
///
/// Source: Poole, Lahiri, Raghu, Sohl-Dickstein, Ganguli 2016, "Exponential expressivity in deep neural networks through
/// transient chaos", arXiv:1606.05340; Schoenholz, Gilmer, Ganguli, Sohl-Dickstein 2017, arXiv:1611.01232.
struct SignalPropagation: Hashable, Sendable {
    /// Per layer, the first one first; a value that is not finite ends the lists.
    private(set) var means: [Double] = []
    private(set) var variances: [Double] = []
    private(set) var gains: [Double] = []
    /// The product of the gains from the first layer on: the gradient that arrives, for one of variance 1 that leaves.
    private(set) var gradients: [Double] = []
    /// Fan-in times the variance of the weights, behind an activation.
    let factor: Double
    /// E[z²] of each layer.
    private(set) var preActivations: [Double] = []
    /// χ₁ and V′(1), where 1 is a fixed point of V; `nil` where it is none.
    let fixedPoint: FixedPoint?

    /// What happens beside E[z²] = 1 where that is a fixed point.
    struct FixedPoint: Hashable, Sendable {
        /// The gain of the gradient's variance in a layer.
        let gradientGain: Double
        /// V′(1): below 1 the signal comes back to the fixed point, above 1 it leaves it, faster with every layer.
        let slope: Double

        var stability: Stability { abs(slope - 1) < 1e-3 ? .neutral : slope < 1 ? .stable : .unstable }

        enum Stability: String, Hashable, Sendable { case stable, neutral, unstable }
    }

    // Midpoints symmetrical around 0, so that kinks at 0 cost nothing, and the closer the nearer to 0, where functions have
    // their details whatever the variance: z = s·sinh t. Beyond 8 deviations lies less than rounding.
    private static let step = 14.0 / 512
    private static let places = (0..<512).map { (Double($0) + 0.5) * step - 7 }
    private static let stretch = 8 / sinh(7.0)
    private static let nodes = places.map { stretch * sinh($0) }
    private static let weights: [Double] = {
        let values = zip(places, nodes).map { cosh($0) * exp(-$1 * $1 / 2) }
        let total = values.reduce(0, +)
        return values.map { $0 / total }
    }()

    /// - Parameters:
    ///   - secondMoment: E[x²] of the inputs.
    ///   - tuning: a factor on the variance of the weights.
    init(
        _ function: ExploredFunction, scale: WeightScale, tuning: Double = 1, layers: Int, secondMoment: Double
    ) {
        let standard = Self.moments(function, variance: 1)
        factor = tuning * scale.factor((standard.square, standard.slope))
        // Within what rounding and the quadrature leave.
        fixedPoint =
            abs(factor * standard.square - 1) < 1e-6
            ? FixedPoint(gradientGain: factor * standard.slope, slope: factor * standard.squareSlope) : nil
        var variance = tuning * scale.firstFactor(factor / tuning) * secondMoment
        var gradient = 1.0
        for _ in 0..<layers {
            let moments = Self.moments(function, variance: variance)
            let gain = factor * moments.slope
            gradient *= gain
            guard moments.square.isFinite, gain.isFinite, gradient.isFinite else { break }
            preActivations.append(variance)
            means.append(moments.mean)
            variances.append(max(0, moments.square - moments.mean * moments.mean))
            gains.append(gain)
            gradients.append(gradient)
            variance = factor * moments.square
        }
    }

    /// E[f], E[f²], E[f′²] and d E[f²] / dq for a normal z of variance q. With z = √q·u the last is E[f·f′·u] / √q.
    private static func moments(
        _ function: ExploredFunction, variance: Double
    ) -> (mean: Double, square: Double, slope: Double, squareSlope: Double) {
        let deviation = variance.squareRoot()
        let values = function.derivatives(at: nodes.map { $0 * deviation }, order: 1)
        var mean = 0.0, square = 0.0, slope = 0.0, squareSlope = 0.0
        for (index, weight) in weights.enumerated() {
            mean += weight * values[0][index]
            square += weight * values[0][index] * values[0][index]
            slope += weight * values[1][index] * values[1][index]
            squareSlope += weight * values[0][index] * values[1][index] * nodes[index]
        }
        return (mean, square, slope, squareSlope / deviation)
    }
}
