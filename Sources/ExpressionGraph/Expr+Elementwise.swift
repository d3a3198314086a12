import Foundation

// Element-by-element operations. The constructors simplify what needs no data: constants are folded,
// neutral elements vanish. So derivative rules can be written without care for trivial factors.

extension Expr {
    /// An operation applied to every element.
    public static func unary(_ operation: Operation.Unary, _ x: Expr) -> Expr {
        if let value = x.constantValue {
            return Expr.constant(operation.value(at: value)).broadcast(to: x.shape)
        }
        switch (operation, x.operation) {
        case (.negate, .unary(.negate)), (.reciprocal, .unary(.reciprocal)): return x.inputs[0]
        default: return Expr(.unary(operation), [x], x.shape)
        }
    }

    /// An operation on each pair of elements; the operands stretch to a common shape.
    ///
    /// - Precondition: the shapes fit: axes are aligned at the end, and extents are equal or 1.
    public static func binary(_ operation: Operation.Binary, _ a: Expr, _ b: Expr) -> Expr {
        guard let shape = a.shape.broadcast(with: b.shape) else {
            preconditionFailure("\(operation.rawValue) of shapes \(a.shape) and \(b.shape), which do not fit")
        }
        if let left = a.constantValue, let right = b.constantValue {
            return Expr.constant(operation.value(at: left, right)).broadcast(to: shape)
        }
        if let simpler = simplified(operation, a, b) { return simpler.broadcast(to: shape) }
        if operation == .add, let joined = a.followed(by: b) ?? b.followed(by: a) { return joined }
        return Expr(.binary(operation), [a, b], shape)
    }

    private static func simplified(_ operation: Operation.Binary, _ a: Expr, _ b: Expr) -> Expr? {
        switch (operation, a.constantValue, b.constantValue) {
        case (.add, 0, _), (.multiply, 1, _): b
        case (.add, _, 0), (.subtract, _, 0), (.multiply, _, 1), (.divide, _, 1), (.power, _, 1): a
        case (.multiply, 0, _), (.multiply, _, 0), (.divide, 0, _): .constant(0)
        case (.multiply, -1, _): -b
        case (.multiply, _, -1): -a
        case (.subtract, 0, _): -b
        case (.power, _, 2): .unary(.square, a)
        case (.power, _, 0.5): .unary(.squareRoot, a)
        case (.power, _, -1), (.divide, 1, _): .unary(.reciprocal, operation == .power ? a : b)
        case (.power, _, 0): .constant(1)
        case (.divide, _, let divisor?) where divisor != 0 && divisor.magnitude.significand == 1:
            // Exact for powers of two only; other divisors round twice.
            a * (1 / divisor)
        default: nil
        }
    }

    /// −x.
    public static prefix func - (x: Expr) -> Expr { .unary(.negate, x) }
    /// The sum of each pair of elements; shapes stretch to a common one, here and below.
    public static func + (a: Expr, b: Expr) -> Expr { .binary(.add, a, b) }
    /// The difference of each pair.
    public static func - (a: Expr, b: Expr) -> Expr { .binary(.subtract, a, b) }
    /// The product of each pair; of matrices see `matmul`.
    public static func * (a: Expr, b: Expr) -> Expr { .binary(.multiply, a, b) }
    /// The quotient of each pair; by 0 as in IEEE 754.
    public static func / (a: Expr, b: Expr) -> Expr { .binary(.divide, a, b) }
    /// A number added to every element.
    public static func + (a: Expr, b: Double) -> Expr { a + .constant(b) }
    /// A number taken from every element.
    public static func - (a: Expr, b: Double) -> Expr { a - .constant(b) }
    /// Every element times a number.
    public static func * (a: Expr, b: Double) -> Expr { a * .constant(b) }
    /// Every element divided by a number.
    public static func / (a: Expr, b: Double) -> Expr { a / .constant(b) }
    /// A number added to every element.
    public static func + (a: Double, b: Expr) -> Expr { .constant(a) + b }
    /// A number minus every element.
    public static func - (a: Double, b: Expr) -> Expr { .constant(a) - b }
    /// A number times every element.
    public static func * (a: Double, b: Expr) -> Expr { .constant(a) * b }
    /// A number divided by every element.
    public static func / (a: Double, b: Expr) -> Expr { .constant(a) / b }

    /// 1 where a < b, else 0; no gradient flows through a comparison, here and below.
    public static func .< (a: Expr, b: Expr) -> Expr { .binary(.less, a, b) }
    /// 1 where a ≤ b, else 0.
    public static func .<= (a: Expr, b: Expr) -> Expr { .binary(.lessOrEqual, a, b) }
    /// 1 where a > b, else 0.
    public static func .> (a: Expr, b: Expr) -> Expr { .binary(.less, b, a) }
    /// 1 where a ≥ b, else 0.
    public static func .>= (a: Expr, b: Expr) -> Expr { .binary(.lessOrEqual, b, a) }
    /// 1 where a = b, else 0.
    public static func .== (a: Expr, b: Expr) -> Expr { .binary(.equal, a, b) }
    /// 1 where the element is below the number, else 0.
    public static func .< (a: Expr, b: Double) -> Expr { a .< .constant(b) }
    /// 1 where the element is at most the number, else 0.
    public static func .<= (a: Expr, b: Double) -> Expr { a .<= .constant(b) }
    /// 1 where the element is above the number, else 0.
    public static func .> (a: Expr, b: Double) -> Expr { a .> .constant(b) }
    /// 1 where the element is at least the number, else 0.
    public static func .>= (a: Expr, b: Double) -> Expr { a .>= .constant(b) }
    /// 1 where the element is the number, else 0.
    public static func .== (a: Expr, b: Double) -> Expr { a .== .constant(b) }
}

/// |x|; the gradient at 0 is 0.
public func abs(_ x: Expr) -> Expr { .unary(.absolute, x) }
/// −1, 0 or 1; 0 at 0; no gradient flows.
public func sign(_ x: Expr) -> Expr { .unary(.sign, x) }
/// x².
public func square(_ x: Expr) -> Expr { .unary(.square, x) }
/// √x; NaN below 0. Its gradient at 0 is infinite.
public func sqrt(_ x: Expr) -> Expr { .unary(.squareRoot, x) }
/// eˣ.
public func exp(_ x: Expr) -> Expr { .unary(.exp, x) }
/// eˣ − 1, accurate near 0.
public func expm1(_ x: Expr) -> Expr { .unary(.expm1, x) }
/// The natural logarithm; −∞ at 0, NaN below.
public func log(_ x: Expr) -> Expr { .unary(.log, x) }
/// log(1 + x), accurate near 0.
public func log1p(_ x: Expr) -> Expr { .unary(.log1p, x) }
/// sin x, x in radians.
public func sin(_ x: Expr) -> Expr { .unary(.sin, x) }
/// cos x, x in radians.
public func cos(_ x: Expr) -> Expr { .unary(.cos, x) }
/// tan x, x in radians.
public func tan(_ x: Expr) -> Expr { .unary(.tan, x) }
/// The angle in radians, from −π/2 to π/2, of a sine; NaN beyond ±1.
public func asin(_ x: Expr) -> Expr { .unary(.arcsin, x) }
/// The angle in radians, from −π/2 to π/2, of a tangent.
public func atan(_ x: Expr) -> Expr { .unary(.arctan, x) }
/// The hyperbolic tangent; its slope is `sechSquared`.
public func tanh(_ x: Expr) -> Expr { .unary(.tanh, x) }
/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Expr) -> Expr { .unary(.sigmoid, x) }
/// The error function 2/√π ∫₀ˣ e^(−t²) dt.
public func erf(_ x: Expr) -> Expr { .unary(.erf, x) }
/// 1 − erf x, accurate where erf x is near 1.
public func erfc(_ x: Expr) -> Expr { .unary(.erfc, x) }
/// 1 / cosh² x = 1 − tanh² x, accurate where tanh x is near ±1.
public func sechSquared(_ x: Expr) -> Expr { .unary(.sechSquared, x) }
/// The largest whole number not above x; no gradient flows.
public func floor(_ x: Expr) -> Expr { .unary(.floor, x) }
/// To the nearest integer, halves to even; no gradient flows.
public func round(_ x: Expr) -> Expr { .unary(.round, x) }
/// xʸ as in IEEE 754: 1 for y = 0, NaN for negative x where y is not whole.
public func pow(_ x: Expr, _ y: Expr) -> Expr { .binary(.power, x, y) }
/// xʸ; powers 2, ½ and −1 become the short operations.
public func pow(_ x: Expr, _ y: Double) -> Expr { .binary(.power, x, .constant(y)) }

/// The larger of each pair; where they are equal the gradient goes to `b`.
public func max(_ a: Expr, _ b: Expr) -> Expr { .binary(.maximum, a, b) }
/// The larger of element and number; where they are equal no gradient flows.
public func max(_ a: Expr, _ b: Double) -> Expr { .binary(.maximum, a, .constant(b)) }
/// The larger of number and element; where they are equal the gradient flows.
public func max(_ a: Double, _ b: Expr) -> Expr { .binary(.maximum, .constant(a), b) }
/// The smaller of each pair; where they are equal the gradient goes to `b`.
public func min(_ a: Expr, _ b: Expr) -> Expr { .binary(.minimum, a, b) }
/// The smaller of element and number; where they are equal no gradient flows.
public func min(_ a: Expr, _ b: Double) -> Expr { .binary(.minimum, a, .constant(b)) }
/// The smaller of number and element; where they are equal the gradient flows.
public func min(_ a: Double, _ b: Expr) -> Expr { .binary(.minimum, .constant(a), b) }

/// `x` limited to [low, high]; the gradient passes on the bounds and stops beyond them.
public func clamp(_ x: Expr, _ low: Double, _ high: Double) -> Expr { min(high, max(low, x)) }

/// `a` where `condition` is not 0, else `b`; shapes stretch to a common one. No gradient flows to the condition.
public func select(_ condition: Expr, _ a: Expr, _ b: Expr) -> Expr {
    guard let shape = condition.shape.broadcast(with: a.shape)?.broadcast(with: b.shape) else {
        preconditionFailure("select of shapes \(condition.shape), \(a.shape) and \(b.shape), which do not fit")
    }
    if let value = condition.constantValue { return (value != 0 ? a : b).broadcast(to: shape) }
    return Expr(.select, [condition, a, b], shape)
}
/// `a` where `condition` is not 0, else the number.
public func select(_ condition: Expr, _ a: Expr, _ b: Double) -> Expr { select(condition, a, .constant(b)) }
/// The number where `condition` is not 0, else `b`.
public func select(_ condition: Expr, _ a: Double, _ b: Expr) -> Expr { select(condition, .constant(a), b) }

/// log(1 + eˣ) without overflow: max(0, x) + log1p(e^−max(−x, x)). Written with maxima that pass the gradient
/// at 0, so that the slope there is 1 − ½ = ½.
public func softplus(_ x: Expr) -> Expr { max(0, x) + log1p(exp(-max(-x, x))) }

/// `x`, through which no gradient flows.
public func stopGradient(_ x: Expr) -> Expr {
    x.constantValue != nil ? x : Expr(.stopGradient, [x], x.shape)
}

/// The value of `value` with the gradient of `path`: straight-through and surrogate gradients.
///
/// - Precondition: both have one shape.
public func straightThrough(_ value: Expr, gradientOf path: Expr) -> Expr {
    precondition(value.shape == path.shape, "straight-through of \(value.shape) along \(path.shape)")
    return Expr(.substitute, [value, path], value.shape)
}
