import Glibc
import Testing

@testable import Kernels

/// One function in single precision with its reference in double precision.
struct FloatCase: Sendable, CustomTestStringConvertible {
    var name: String
    var function: @Sendable (Float.Vector) -> Float.Vector
    var reference: @Sendable (Double) -> Double
    /// The largest error in units in the last place.
    var bound: Double
    /// The sizes of x it holds for.
    var sizes: ClosedRange<Float> = 0...Float.infinity

    var testDescription: String { "\(name) for |x| in \(sizes)" }

    static let all = [
        // Below the lower limits exp and sigmoid give 0.
        FloatCase(
            name: "exp", function: { Float.exp($0) }, reference: { exp($0) }, bound: 1.5, sizes: 0...86.9),
        FloatCase(name: "expm1", function: { Float.expm1($0) }, reference: { expm1($0) }, bound: 2.5),
        FloatCase(name: "log", function: { Float.log($0) }, reference: { log($0) }, bound: 2),
        FloatCase(name: "log1p", function: { Float.log1p($0) }, reference: { log1p($0) }, bound: 2.5),
        FloatCase(
            name: "sin", function: { Float.sin($0) }, reference: { sin($0) }, bound: 2, sizes: 0...10000),
        FloatCase(
            name: "cos", function: { Float.cos($0) }, reference: { cos($0) }, bound: 2, sizes: 0...10000),
        FloatCase(name: "tan", function: { Float.tan($0) }, reference: { tan($0) }, bound: 4),
        FloatCase(name: "atan", function: { Float.atan($0) }, reference: { atan($0) }, bound: 2.5),
        FloatCase(name: "asin", function: { Float.asin($0) }, reference: { asin($0) }, bound: 3),
        FloatCase(
            name: "tanh", function: { Float.tanh($0) }, reference: { tanh($0) }, bound: 3, sizes: 0...1),
        FloatCase(name: "tanh", function: { Float.tanh($0) }, reference: { tanh($0) }, bound: 5),
        FloatCase(
            name: "sigmoid", function: { Float.sigmoid($0) }, reference: { 1 / (1 + exp(-$0)) }, bound: 3,
            sizes: 0...86.9),
        FloatCase(name: "erf", function: { Float.erf($0) }, reference: { erf($0) }, bound: 3, sizes: 0...0.5),
        FloatCase(name: "erf", function: { Float.erf($0) }, reference: { erf($0) }, bound: 6),
        // Smaller results are 0.
        FloatCase(
            name: "erfc", function: { Float.erfc($0) }, reference: { erfc($0) }, bound: 8, sizes: 0...9.1),
        FloatCase(
            name: "sechSquared", function: { Float.sechSquared($0) },
            reference: { 1 / (cosh($0) * cosh($0)) }, bound: 5, sizes: 0...43),
        FloatCase(
            name: "tanh with its slope", function: { Float.tanhAndSechSquared($0).0 }, reference: { tanh($0) }, bound: 4
        ),
        FloatCase(
            name: "the slope of tanh beside it", function: { Float.tanhAndSechSquared($0).1 },
            reference: { 1 / (cosh($0) * cosh($0)) }, bound: 6, sizes: 0...43),
    ]
}

/// One function in double precision with its reference in 80 bits.
struct DoubleCase: Sendable, CustomTestStringConvertible {
    var name: String
    var function: @Sendable (Double.Vector) -> Double.Vector
    var reference: @Sendable (Float80) -> Float80
    var sizes: ClosedRange<Double> = 0...Double.infinity

    var testDescription: String { "\(name) for |x| in \(sizes)" }

    static let all = [
        DoubleCase(name: "exp", function: { Double.exp($0) }, reference: { exp($0) }, sizes: 0...707.9),
        DoubleCase(name: "expm1", function: { Double.expm1($0) }, reference: { expm1($0) }),
        DoubleCase(name: "log", function: { Double.log($0) }, reference: { log($0) }),
        DoubleCase(name: "log1p", function: { Double.log1p($0) }, reference: { log1p($0) }),
        DoubleCase(name: "sin", function: { Double.sin($0) }, reference: { sin($0) }),
        DoubleCase(name: "cos", function: { Double.cos($0) }, reference: { cos($0) }),
        DoubleCase(name: "tan", function: { Double.tan($0) }, reference: { tan($0) }),
        DoubleCase(name: "atan", function: { Double.atan($0) }, reference: { atan($0) }),
        DoubleCase(name: "asin", function: { Double.asin($0) }, reference: { asin($0) }),
        DoubleCase(name: "tanh", function: { Double.tanh($0) }, reference: { tanh($0) }),
        DoubleCase(
            name: "sigmoid", function: { Double.sigmoid($0) }, reference: { 1 / (1 + exp(-$0)) },
            sizes: 0...707.9),
        DoubleCase(name: "erf", function: { Double.erf($0) }, reference: { erf($0) }),
    ]
}

struct VectorFunctionTests {
    @Test(arguments: FloatCase.all)
    func `single precision keeps its bound over all exponents`(function: FloatCase) {
        // Every 65521st bit pattern: all exponents, both signs, NaN and denormals among them.
        var patterns: [Float] = [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 0.5, -0.5, 9.02, 3.925]
        patterns += stride(from: UInt32(0), to: .max - 65521, by: 65521).map { Float(bitPattern: $0) }
        // And densely where most of the work is.
        patterns += (0..<24_000).map { Float($0 - 12_000) / 1201 }
        let xs = patterns.filter { $0.isNaN || function.sizes.contains(abs($0)) }
        var worst = (error: 0.0, x: Float.zero)
        for first in stride(from: 0, to: xs.count, by: 16) {
            var x = Float.Vector.zero
            for lane in 0..<16 { x[lane] = xs[min(first + lane, xs.count - 1)] }
            let y = function.function(x)
            for lane in 0..<16 {
                let error = distance(y[lane], function.reference(Double(x[lane])))
                if !(error <= worst.error) { worst = (error, x[lane]) }
            }
        }
        #expect(worst.error <= function.bound, "at \(worst.x)")
    }

    @Test(arguments: DoubleCase.all)
    func `double precision stays within four units over all exponents`(function: DoubleCase) {
        var patterns: [Double] = [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 0.5, -0.5]
        patterns += stride(from: UInt64(0), to: .max - (1 << 49), by: 0x0003_7A31_1C5B_9D31)
            .map { Double(bitPattern: $0) }
        patterns += (0..<24_000).map { Double($0 - 12_000) / 1201 }
        let xs = patterns.filter { $0.isNaN || function.sizes.contains(abs($0)) }
        var worst = (error: 0.0, x: Double.zero)
        for first in stride(from: 0, to: xs.count, by: 8) {
            var x = Double.Vector.zero
            for lane in 0..<8 { x[lane] = xs[min(first + lane, xs.count - 1)] }
            let y = function.function(x)
            for lane in 0..<8 {
                let error = distance(y[lane], function.reference(Float80(x[lane])))
                if !(error <= worst.error) { worst = (error, x[lane]) }
            }
        }
        #expect(worst.error <= 4, "at \(worst.x)")
    }

    @Test
    func `sine and cosine are right to 2e-7 far out, and beyond the reach of the reduction`() {
        for size: Float in [1, 30, 1e3, 1e4, 1e5, 9.9e5, 1.1e6, 1e9, 1e30, .greatestFiniteMagnitude] {
            for step in 0..<1000 {
                let x = size * (1 - Float(step) * 0.0007)
                let vector = Float.Vector(repeating: x)
                #expect(abs(Double(Float.sin(vector)[step % 16]) - sin(Double(x))) <= 2e-7)
                #expect(abs(Double(Float.cos(vector)[step % 16]) - cos(Double(x))) <= 2e-7)
            }
        }
    }

    @Test
    func `a lane out of reach leaves its neighbours alone`() {
        var x = Float.Vector(repeating: 0.5)
        let y = Float.sin(x)
        x[3] = 1e20
        let z = Float.sin(x)
        for lane in 0..<16 where lane != 3 { #expect(z[lane] == y[lane]) }
        #expect(z[3] == Float(sin(Double(Float(1e20)))))
    }

    @Test
    func `exponentials overflow to infinity and underflow to zero`() {
        #expect(Float.exp(.init(repeating: 88.7))[0].isFinite)
        #expect(Float.exp(.init(repeating: 88.73))[0] == .infinity)
        #expect(Float.exp(.init(repeating: -200))[0] == 0)
        #expect(Float.sigmoid(.init(repeating: -200))[0] == 0)
        #expect(Float.sigmoid(.init(repeating: 200))[0] == 1)
        #expect(Double.exp(.init(repeating: 709.7))[0].isFinite)
        #expect(Double.exp(.init(repeating: 709.79))[0] == .infinity)
        #expect(Double.exp(.init(repeating: -800))[0] == 0)
        #expect(Double.sigmoid(.init(repeating: -800))[0] == 0)
    }

    @Test
    func `what is left beside tanh and erf keeps fourteen digits in double precision`() {
        for step in -2600...2600 {
            let x = Double(step) / 100
            let (slope, rest) = (1 / (cosh(x) * cosh(x)), erfc(x))
            #expect(abs(Double.sechSquared(.init(repeating: x))[0] - slope) <= 1e-14 * slope)
            #expect(abs(Double.erfc(.init(repeating: x))[0] - rest) <= 1e-14 * rest + 1e-300)
        }
    }

    @Test
    func `squashing functions never pass one`() {
        for step in 0..<20_000 {
            let x = Float(step) / 1600
            #expect(Float.tanh(.init(repeating: x))[0] <= 1)
            #expect(Float.erf(.init(repeating: -x))[0] >= -1)
        }
        #expect(Float.tanh(.init(repeating: 20))[0] == 1)
        #expect(Float.erf(.init(repeating: 20))[0] == 1)
        #expect(Double.tanh(.init(repeating: 30))[0] == 1)
        #expect(Double.erf(.init(repeating: 30))[0] == 1)
    }

    @Test
    func `zero keeps its sign through odd functions, but for sine and tangent`() {
        let minus = Float.Vector(repeating: -0.0)
        for y in [
            Float.expm1(minus), Float.log1p(minus), Float.atan(minus), Float.asin(minus), Float.tanh(minus),
            Float.erf(minus),
        ] {
            #expect(y[0] == 0 && y[0].sign == .minus)
        }
    }

    static let bases: [Double] = [0, -0.0, 1, -1, 2, -2, 0.5, -8, .infinity, -.infinity, .nan]
    static let exponents: [Double] = [0, 1, 2, 3, -1, -2, -3, 0.5, -0.5, .infinity, -.infinity, .nan, 1e9]

    @Test(arguments: bases, exponents)
    func `special powers are those of IEEE 754`(x: Double, y: Double) {
        let single = Float.pow(.init(repeating: Float(x)), .init(repeating: Float(y)))[7]
        let double = Double.pow(.init(repeating: x), .init(repeating: y))[7]
        let expected = pow(x, y)
        #expect(distance(single, expected) <= 2)
        #expect(distance(double, Float80(expected)) <= 2)
        if !expected.isNaN {
            #expect(single.sign == expected.sign)
            #expect(double.sign == expected.sign)
        }
    }

    @Test
    func `powers keep their relative error`() {
        for step in 1..<250 {
            let x = exp(Double(step - 125) / 7.5)
            for y in stride(from: -4.9, to: 5, by: 0.7) {
                let single = Float.pow(.init(repeating: Float(x)), .init(repeating: Float(y)))[0]
                let singleExpected = pow(Double(Float(x)), Double(Float(y)))
                if singleExpected > 1e-37, singleExpected < 1e38 {
                    #expect(abs(Double(single) / singleExpected - 1) < 1e-6)
                }
                let double = Double.pow(.init(repeating: x), .init(repeating: y))[0]
                let expected = pow(Float80(x), Float80(y))
                #expect(abs(Float80(double) / expected - 1) < 2e-14)
            }
        }
    }

    @Test
    func `the short functions treat every lane`() {
        let x = Float.Vector(-2.5, -1, -0.5, -0.0, 0, 0.5, 1, 2.5, 3, 4, 5, 6, 7, 8, .infinity, .nan)
        let one = Float.Vector(repeating: 1)
        for lane in 0..<15 {
            #expect(Float.floor(x)[lane] == x[lane].rounded(.down))
            #expect(Float.magnitude(x)[lane] == abs(x[lane]))
            #expect(Float.negated(x)[lane].bitPattern == (-x[lane]).bitPattern)
            #expect(Float.minimum(x, one)[lane] == min(x[lane], 1))
            #expect(Float.maximum(x, one)[lane] == max(x[lane], 1))
            #expect(Float.choice(x, isLessThan: one, yes: one, no: x)[lane] == (x[lane] < 1 ? 1 : x[lane]))
            #expect(Float.choice(x, isAtMost: one, yes: -one, no: x)[lane] == (x[lane] <= 1 ? -1 : x[lane]))
            #expect(Float.choice(x, equals: one, yes: -one, no: x)[lane] == (x[lane] == 1 ? -1 : x[lane]))
        }
        #expect(Float.minimum(x, one)[15].isNaN)
        #expect(Float.maximum(x, one)[15].isNaN)
        #expect(Float.squareRoot(.init(repeating: 2))[5] == Float(2).squareRoot())
        #expect(Float.squareRoot(.init(repeating: -1))[5].isNaN)
        #expect(Float.sum(.init(repeating: 0.5)) == 8)
        #expect(Double.sum(.init(1, 2, 3, 4, 5, 6, 7, 8)) == 36)
    }
}

/// How far `y` is from `expected`, in units in the last place of the nearest `Float`; infinite where only one
/// is a number or only one is infinite.
private func distance(_ y: Float, _ expected: Double) -> Double {
    if expected.isNaN { return y.isNaN ? 0 : .infinity }
    let nearest = Float(expected)
    if nearest.isInfinite || !y.isFinite { return y == nearest ? 0 : .infinity }
    return abs(Double(y) - expected) / Double(max(nearest.ulp, Float.leastNonzeroMagnitude))
}

/// The same for `Double`.
private func distance(_ y: Double, _ expected: Float80) -> Double {
    if expected.isNaN { return y.isNaN ? 0 : .infinity }
    let nearest = Double(expected)
    if nearest.isInfinite || !y.isFinite { return y == nearest ? 0 : .infinity }
    return Double(abs(Float80(y) - expected) / Float80(max(nearest.ulp, Double.leastNonzeroMagnitude)))
}
