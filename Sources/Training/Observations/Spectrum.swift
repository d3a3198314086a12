import Foundation

/// Magnitudes of a discrete Fourier transform.
enum Spectrum {
    /// |Σ h_n (x_n − mean) e^(−2πi k n / N)| · 2 / Σ h for k from 0 on: the amplitude of a wave that fits N points.
    ///
    /// The window h of Hann, (1 − cos(2πn/N)) / 2, keeps the ends, which do not meet, from filling all frequencies.
    static func magnitudes(_ values: [Double], upTo last: Int) -> [Double] {
        let count = values.count
        guard count > 0, values.allSatisfy(\.isFinite) else { return [Double](repeating: 0, count: last + 1) }
        let mean = values.reduce(0, +) / Double(count)
        let window = (0..<count).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(count)) }
        let total = window.reduce(0, +)
        return (0...last).map { k in
            var (re, im) = (0.0, 0.0)
            for n in 0..<count {
                let angle = 2 * Double.pi * Double((k * n) % count) / Double(count)
                let value = window[n] * (values[n] - mean)
                re += value * cos(angle)
                im -= value * sin(angle)
            }
            return (re * re + im * im).squareRoot() * 2 / total
        }
    }
}
