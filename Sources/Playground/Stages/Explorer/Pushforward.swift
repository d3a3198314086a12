import Foundation
import Training

/// What goes into a function: values with weights that sum to 1.
enum InputDensity: Hashable, Sendable {
    case gaussian(mean: Double, deviation: Double)
    /// As counted in a layer of the running network.
    case counted(Distribution)

    /// Points of equal distance with their weights.
    func points(_ count: Int = 1200) -> (values: [Double], weights: [Double]) {
        switch self {
        case .gaussian(let mean, let deviation):
            // Four deviations leave out one in sixteen thousand.
            let z = (0..<count).map { 8 * (Double($0) + 0.5) / Double(count) - 4 }
            let weights = z.map { exp(-$0 * $0 / 2) }
            let total = weights.reduce(0, +)
            return (z.map { mean + deviation * $0 }, weights.map { $0 / total })
        case .counted(let distribution):
            let counts = distribution.counts
            let total = Double(counts.reduce(0, +))
            guard total > 0 else { return ([0], [1]) }
            let width = (distribution.high / 2 - distribution.low / 2) * 2 / Double(counts.count)
            // Within a bin the values are taken as spread evenly.
            let parts = max(1, count / counts.count)
            var values: [Double] = []
            var weights: [Double] = []
            for (bin, number) in counts.enumerated() where number > 0 {
                for part in 0..<parts {
                    let place = Double(bin) + (Double(part) + 0.5) / Double(parts)
                    values.append(distribution.low + width * place)
                    weights.append(Double(number) / total / Double(parts))
                }
            }
            return (values, weights)
        }
    }
}

/// A density pushed through a function: what comes in, the curve, what comes out.
struct Pushforward: Hashable, Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let curve: (x: [Double], f: [Double])
    /// Weights of equal bins over `x` and `y`.
    let input: [Double]
    let output: [Double]
    let mean: Double
    let variance: Double
    /// The share of the input where the function is flat: |f′| below 0.1.
    let flatShare: Double
    /// The share of the output that is exactly one value: what the function cannot tell apart.
    let stuckShare: Double

    private static let bins = 120

    init(_ density: InputDensity, through function: ExploredFunction) {
        let (values, weights) = density.points()
        let images = function.derivatives(at: values, order: 1)
        let f = images[0]
        let lowest = values.min() ?? -1, highest = values.max() ?? 1
        // A little more than the data, so that the curve is seen to go on.
        let air = max((highest - lowest) * 0.05, 1e-6)
        x = lowest - air...highest + air
        let xs = equalSteps(over: x, count: 241)
        curve = (xs, function.derivatives(at: xs)[0])
        let sums = zip(f, weights).filter { $0.0.isFinite }
        let total = sums.reduce(0) { $0 + $1.1 }
        let mean = total > 0 ? sums.reduce(0) { $0 + $1.0 * $1.1 } / total : .nan
        self.mean = mean
        variance = total > 0 ? sums.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total : .nan
        y = Self.range(sums)
        input = Self.histogram(values, weights, over: x)
        output = Self.histogram(f, weights, over: y)
        flatShare = zip(images[1], weights).reduce(0) { $1.0.magnitude < 0.1 ? $0 + $1.1 : $0 }
        var shares: [Double: Double] = [:]
        for (value, weight) in sums { shares[value, default: 0] += weight }
        let largest = shares.values.max() ?? 0
        stuckShare = largest > 0.02 ? largest : 0
    }

    /// From the least to the greatest value but for the outermost thousandth at each end, which may lie far away.
    private static func range(_ values: [(Double, Double)]) -> ClosedRange<Double> {
        let sorted = values.sorted { $0.0 < $1.0 }
        guard var low = sorted.first?.0, var high = sorted.last?.0 else { return -1...1 }
        var sum = 0.0
        for (value, weight) in sorted {
            sum += weight
            if sum >= 0.001 {
                low = value
                break
            }
        }
        sum = 0
        for (value, weight) in sorted.reversed() {
            sum += weight
            if sum >= 0.001 {
                high = value
                break
            }
        }
        let air = max((high - low) * 0.08, high.magnitude * 1e-6, 1e-6)
        return low - air...high + air
    }

    private static func histogram(_ values: [Double], _ weights: [Double], over range: ClosedRange<Double>) -> [Double]
    {
        var result = [Double](repeating: 0, count: bins)
        let width = range.upperBound - range.lowerBound
        guard width > 0 else { return result }
        for (value, weight) in zip(values, weights) where range.contains(value) {
            result[min(bins - 1, Int((value - range.lowerBound) / width * Double(bins)))] += weight
        }
        return result
    }

    static func == (left: Self, right: Self) -> Bool {
        left.x == right.x && left.y == right.y && left.input == right.input && left.output == right.output
            && left.curve.f == right.curve.f
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(x)
        hasher.combine(mean)
    }
}
