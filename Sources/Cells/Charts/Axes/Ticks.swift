/// A marked value of an axis and its label.
public struct Tick: Hashable, Sendable {
    /// Where it stands.
    public let value: Double
    /// What is written at it.
    public let label: String
}

extension Domain {
    /// Round values within the domain, 1, 2 or 5 times a power of ten apart, at most `limit` of them.
    public func ticks(limit: Int) -> [Tick] {
        guard limit > 0 else { return [] }
        switch scale {
        case .linear: return linearTicks(limit: limit)
        case .logarithmic: return logarithmicTicks(limit: limit)
        }
    }

    private func linearTicks(limit: Int) -> [Tick] {
        let halfSpan = (upper / 2 - lower / 2) / Double(limit)
        // The step is the smallest of 1, 2, 5 × 10^k that gives no more than `limit` ticks.
        // Twice the half as a sum of logarithms, because the whole span may overflow.
        var exponent = Int((decimalLogarithm(halfSpan) + decimalLogarithm(2)).rounded(.down))
        var mantissa = 1.0
        for _ in 0..<8 {
            let step = mantissa * power(10, Double(exponent))
            guard step.isFinite, step > 0 else { break }
            let first = (lower / step).rounded(.up)
            let last = (upper / step).rounded(.down)
            // Beyond 2^53 multiples of the step are no longer exact.
            guard max(first.magnitude, last.magnitude) < 9e15 else { break }
            if last - first + 1 <= Double(limit) {
                guard last >= first else { break }
                let values = (0...Int(last - first)).map { (first + Double($0)) * step }.filter(\.isFinite)
                return values.map { Tick(value: $0, label: Self.label($0, step: step, among: values)) }
            }
            (mantissa, exponent) =
                mantissa == 1 ? (2, exponent) : mantissa == 2 ? (5, exponent) : (1, exponent + 1)
        }
        return []
    }

    /// Powers of ten; in a short domain 1, 2 and 5 times them; in a very short one as on a linear axis.
    private func logarithmicTicks(limit: Int) -> [Tick] {
        let first = Int(decimalLogarithm(lower).rounded(.down))
        let last = Int(decimalLogarithm(upper).rounded(.up))
        func ticks(mantissas: [Double], every stride: Int) -> [Tick] {
            var found: [Tick] = []
            for exponent in Swift.stride(from: first - first % stride, through: last, by: stride) {
                for mantissa in mantissas {
                    let value = mantissa * power(10, Double(exponent))
                    // A power of ten at the very end may miss it by rounding.
                    guard value >= lower * (1 - 1e-9), value / (1 + 1e-9) <= upper, value.isFinite else {
                        continue
                    }
                    found.append(Tick(value: value, label: NumberText.significant(value)))
                }
            }
            return found
        }
        for mantissas in [[1, 2, 5], [1, 3], [1]] as [[Double]] {
            let found = ticks(mantissas: mantissas, every: 1)
            if found.count <= limit, found.count >= 2 { return found }
            if found.count < 2 { break }
        }
        for stride in [2, 3, 5, 10, 20, 50, 100, 200] {
            let found = ticks(mantissas: [1], every: stride)
            if found.count <= limit, found.count >= 2 { return found }
            if found.count < 2 { break }
        }
        let linear = Domain(lower, upper).linearTicks(limit: limit).filter { $0.value > 0 }
        return linear.isEmpty ? Array(ticks(mantissas: [1], every: 1).prefix(limit)) : linear
    }

    /// The shortest label that tells the ticks apart.
    private static func label(_ value: Double, step: Double, among values: [Double]) -> String {
        if value.magnitude < step / 2 { return "0" }
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        let stepExponent = DecimalDigits(step).exponent
        let digits = max(1, DecimalDigits(value).exponent - stepExponent + 1)
        if largest >= 10_000 { return NumberText.compact(value, digits: digits) }
        if largest < 0.001 { return NumberText.significant(value, digits: digits) }
        return NumberText.fixed(value, decimals: max(0, -stepExponent))
    }
}
