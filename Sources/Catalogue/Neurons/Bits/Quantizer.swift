import ExpressionGraph
import Foundation

/// How numbers become few-valued, and the gradient that passes: 1 where nothing is clipped, scales being constants.
///
/// Source: the rules' names say whose they are: `ternary` Li, Zhang and Liu 2016 (arXiv 1605.04711), `ternary-rows` and `binary`
/// Liu et al. 2023 (arXiv 2306.01841), E4M3 and E5M2 Micikevicius et al. 2022, FP8 Formats for Deep Learning
/// (arXiv 2209.05433). Checked against `quantizers`.
public enum Quantizer: String, CaseIterable, Sendable {
    /// s·round(x/s), s = max|x|/(2^(bits−1) − 1).
    case symmetric
    /// The same with a scale for every row.
    case symmetricRows = "symmetric-rows"
    /// s·(clip(round(x/s) + z) − z): from the least to the largest, 0 among them.
    case affine
    /// Eight bits with four of exponent, up to 448, times max|x|/448.
    case e4m3
    /// Eight bits with five of exponent, up to 57344, times max|x|/57344.
    case e5m2
    /// −s, 0 or s: 0 below 0.7 of the mean size, s the mean size of the others.
    case ternary
    /// a·round(clip(x/a, −1, 1)), a = 4/3 of a row's mean size.
    case ternaryRows = "ternary-rows"
    /// −a or a, a a row's mean size; 0 counts as positive.
    case binary

    /// What is kept of a matrix, of the same shape.
    ///
    /// - Parameter bits: of a whole number, from 2; the other forms have their own.
    public func callAsFunction(_ x: Expr, bits: Int) -> Expr {
        let all = Array(0..<x.shape.rank), size = abs(x)
        switch self {
        case .symmetric, .symmetricRows:
            let top = Foundation.pow(2, Double(bits - 1)) - 1
            let largest = size.largest(self == .symmetric ? all : [1])
            let scale = stopGradient(max(largest / top, 1e-30))
            return straightThrough(scale * clamp(round(x / scale), -top, top), gradientOf: x)
        case .affine:
            let top = Foundation.pow(2, Double(bits)) - 1
            let low = min(-(-x).largest(all), 0), high = max(x.largest(all), 0)
            let scale = stopGradient(max((high - low) / top, 1e-30))
            let zero = stopGradient(clamp(round(-low / scale), 0, top))
            let code = round(x / scale) + zero
            let isInside = (code .>= 0) * (code .<= top)
            return straightThrough(scale * (clamp(code, 0, top) - zero), gradientOf: select(isInside, x, 0))
        case .e4m3: return EightBitFloat.e4m3.scaled(x)
        case .e5m2: return EightBitFloat.e5m2.scaled(x)
        case .ternary:
            let isKept = size .> size.mean(all) * 0.7
            let scale = (size * isKept).sum(all) / max(isKept.sum(all), 1)
            return straightThrough(scale * sign(x) * isKept, gradientOf: x)
        case .ternaryRows:
            let scale = max(size.mean([1]) * (4.0 / 3), 1e-30)
            return straightThrough(scale * round(clamp(x / scale, -1, 1)), gradientOf: x)
        case .binary:
            return straightThrough(size.mean([1]) * select(x .>= 0, .constant(1), -1), gradientOf: x)
        }
    }

    /// s·round(x/s) up to ±top·s for a given step s; the gradient passes up to the bounds.
    public static func stepped(_ x: Expr, step: Double, top: Double) -> Expr {
        let code = x / step
        return straightThrough(
            clamp(round(code), -top, top) * step, gradientOf: select(abs(code) .<= top, x, 0))
    }

    /// t·round(clip(x/t, −low, top)) with a learned step t, whose gradient is scaled by 1/√(elements·top).
    ///
    /// Source: Esser et al. 2019, Learned Step Size Quantization (arXiv 1902.08153)
    public static func learned(_ x: Expr, step: Expr, low: Double, top: Double) -> Expr {
        let share = 1 / (Double(x.shape.count) * top).squareRoot()
        let held = step * share + stopGradient(step - step * share)
        let code = clamp(x / held, -low, top)
        return straightThrough(round(code), gradientOf: code) * held
    }
}

/// Floating-point numbers of eight bits: rounded to the nearest, halves to even, what is too large to the largest.
public enum EightBitFloat: String, CaseIterable, Sendable {
    /// Four bits of exponent and three of mantissa.
    case e4m3
    /// Five bits of exponent and two of mantissa.
    case e5m2

    /// The largest number.
    public var top: Double { self == .e4m3 ? 448 : 57344 }
    private var mantissaBits: Int { self == .e4m3 ? 3 : 2 }
    private var exponents: ClosedRange<Int> { self == .e4m3 ? -6...8 : -14...15 }

    /// The nearest number to every element; the gradient passes up to the largest.
    public func callAsFunction(_ x: Expr) -> Expr {
        let size = abs(x)
        // The distance to the next number doubles at every power of two; below the first it stays.
        let spacing = exponents.dropFirst().reduce(spacing(at: exponents.lowerBound)) { spacing, exponent in
            select(size .>= Foundation.pow(2, Double(exponent)), self.spacing(at: exponent), spacing)
        }
        let nearest = sign(x) * min(round(size / spacing) * spacing, top)
        return straightThrough(nearest, gradientOf: select(size .<= top, x, 0))
    }

    /// The same after a scaling that brings the largest element to the largest number; the gradient passes everywhere.
    func scaled(_ x: Expr) -> Expr {
        let scale = stopGradient(max(abs(x).largest(Array(0..<x.shape.rank)) / top, 1e-30))
        return straightThrough(scale * self(x / scale), gradientOf: x)
    }

    private func spacing(at exponent: Int) -> Expr { .constant(Foundation.pow(2, Double(exponent - mantissaBits))) }
}
