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
}

/// What becomes of a signal and of a gradient on their way through many wide layers of one activation.
///
///     z ~ N(0, s),  s = w·E[a²] of the layer before,  w = fan-in · Var(W)
///     mean a = E[f(z)],  variance a = E[f(z)²] − (E[f(z)])²
///     gain of the gradient's variance in a layer = w·E[f′(z)²]
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
    /// Fan-in times the variance of the weights.
    let factor: Double

    // Midpoints symmetrical around 0, so that kinks at 0 cost nothing; beyond 8 deviations lies less than rounding.
    private static let nodes = (0..<256).map { (Double($0) + 0.5) / 16 - 8 }
    private static let weights: [Double] = {
        let values = nodes.map { exp(-$0 * $0 / 2) }
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
        var incoming = secondMoment
        var gradient = 1.0
        for _ in 0..<layers {
            let moments = Self.moments(function, variance: factor * incoming)
            let gain = factor * moments.slope
            gradient *= gain
            guard moments.square.isFinite, gain.isFinite, gradient.isFinite else { break }
            means.append(moments.mean)
            variances.append(max(0, moments.square - moments.mean * moments.mean))
            gains.append(gain)
            gradients.append(gradient)
            incoming = moments.square
        }
    }

    /// E[f], E[f²] and E[f′²] for a normal z of a variance.
    private static func moments(
        _ function: ExploredFunction, variance: Double
    ) -> (mean: Double, square: Double, slope: Double) {
        let deviation = variance.squareRoot()
        let values = function.derivatives(at: nodes.map { $0 * deviation }, order: 1)
        var mean = 0.0, square = 0.0, slope = 0.0
        for (index, weight) in weights.enumerated() {
            mean += weight * values[0][index]
            square += weight * values[0][index] * values[0][index]
            slope += weight * values[1][index] * values[1][index]
        }
        return (mean, square, slope)
    }
}
