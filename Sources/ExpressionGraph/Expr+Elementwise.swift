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

    public static prefix func - (x: Expr) -> Expr { .unary(.negate, x) }
    public static func + (a: Expr, b: Expr) -> Expr { .binary(.add, a, b) }
    public static func - (a: Expr, b: Expr) -> Expr { .binary(.subtract, a, b) }
    public static func * (a: Expr, b: Expr) -> Expr { .binary(.multiply, a, b) }
    public static func / (a: Expr, b: Expr) -> Expr { .binary(.divide, a, b) }
    public static func + (a: Expr, b: Double) -> Expr { a + .constant(b) }
    public static func - (a: Expr, b: Double) -> Expr { a - .constant(b) }
    public static func * (a: Expr, b: Double) -> Expr { a * .constant(b) }
    public static func / (a: Expr, b: Double) -> Expr { a / .constant(b) }
    public static func + (a: Double, b: Expr) -> Expr { .constant(a) + b }
    public static func - (a: Double, b: Expr) -> Expr { .constant(a) - b }
    public static func * (a: Double, b: Expr) -> Expr { .constant(a) * b }
    public static func / (a: Double, b: Expr) -> Expr { .constant(a) / b }

    /// 1 where the relation holds, else 0; no gradient flows through a comparison.
    public static func .< (a: Expr, b: Expr) -> Expr { .binary(.less, a, b) }
    public static func .<= (a: Expr, b: Expr) -> Expr { .binary(.lessOrEqual, a, b) }
    public static func .> (a: Expr, b: Expr) -> Expr { .binary(.less, b, a) }
    public static func .>= (a: Expr, b: Expr) -> Expr { .binary(.lessOrEqual, b, a) }
    public static func .== (a: Expr, b: Expr) -> Expr { .binary(.equal, a, b) }
    public static func .< (a: Expr, b: Double) -> Expr { a .< .constant(b) }
    public static func .<= (a: Expr, b: Double) -> Expr { a .<= .constant(b) }
    public static func .> (a: Expr, b: Double) -> Expr { a .> .constant(b) }
    public static func .>= (a: Expr, b: Double) -> Expr { a .>= .constant(b) }
    public static func .== (a: Expr, b: Double) -> Expr { a .== .constant(b) }
}

public func abs(_ x: Expr) -> Expr { .unary(.absolute, x) }
/// −1, 0 or 1; 0 at 0.
public func sign(_ x: Expr) -> Expr { .unary(.sign, x) }
public func square(_ x: Expr) -> Expr { .unary(.square, x) }
public func sqrt(_ x: Expr) -> Expr { .unary(.squareRoot, x) }
public func exp(_ x: Expr) -> Expr { .unary(.exp, x) }
/// eˣ − 1, accurate near 0.
public func expm1(_ x: Expr) -> Expr { .unary(.expm1, x) }
public func log(_ x: Expr) -> Expr { .unary(.log, x) }
/// log(1 + x), accurate near 0.
public func log1p(_ x: Expr) -> Expr { .unary(.log1p, x) }
public func sin(_ x: Expr) -> Expr { .unary(.sin, x) }
public func cos(_ x: Expr) -> Expr { .unary(.cos, x) }
public func tan(_ x: Expr) -> Expr { .unary(.tan, x) }
public func asin(_ x: Expr) -> Expr { .unary(.arcsin, x) }
public func atan(_ x: Expr) -> Expr { .unary(.arctan, x) }
public func tanh(_ x: Expr) -> Expr { .unary(.tanh, x) }
/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Expr) -> Expr { .unary(.sigmoid, x) }
public func erf(_ x: Expr) -> Expr { .unary(.erf, x) }
/// 1 − erf x, accurate where erf x is near 1.
public func erfc(_ x: Expr) -> Expr { .unary(.erfc, x) }
/// 1 / cosh² x = 1 − tanh² x, accurate where tanh x is near ±1.
public func sechSquared(_ x: Expr) -> Expr { .unary(.sechSquared, x) }
public func floor(_ x: Expr) -> Expr { .unary(.floor, x) }
/// To the nearest integer, halves to even.
public func round(_ x: Expr) -> Expr { .unary(.round, x) }
public func pow(_ x: Expr, _ y: Expr) -> Expr { .binary(.power, x, y) }
public func pow(_ x: Expr, _ y: Double) -> Expr { .binary(.power, x, .constant(y)) }

/// The larger of each pair; where they are equal the gradient goes to `b`.
public func max(_ a: Expr, _ b: Expr) -> Expr { .binary(.maximum, a, b) }
public func max(_ a: Expr, _ b: Double) -> Expr { .binary(.maximum, a, .constant(b)) }
public func max(_ a: Double, _ b: Expr) -> Expr { .binary(.maximum, .constant(a), b) }
/// The smaller of each pair; where they are equal the gradient goes to `b`.
public func min(_ a: Expr, _ b: Expr) -> Expr { .binary(.minimum, a, b) }
public func min(_ a: Expr, _ b: Double) -> Expr { .binary(.minimum, a, .constant(b)) }
public func min(_ a: Double, _ b: Expr) -> Expr { .binary(.minimum, .constant(a), b) }

/// `x` limited to [low, high]; the gradient passes on the bounds and stops beyond them.
public func clamp(_ x: Expr, _ low: Double, _ high: Double) -> Expr { min(high, max(low, x)) }

/// `a` where `condition` is not 0, else `b`.
public func select(_ condition: Expr, _ a: Expr, _ b: Expr) -> Expr {
    guard let shape = condition.shape.broadcast(with: a.shape)?.broadcast(with: b.shape) else {
        preconditionFailure("select of shapes \(condition.shape), \(a.shape) and \(b.shape), which do not fit")
    }
    if let value = condition.constantValue { return (value != 0 ? a : b).broadcast(to: shape) }
    return Expr(.select, [condition, a, b], shape)
}
public func select(_ condition: Expr, _ a: Expr, _ b: Double) -> Expr { select(condition, a, .constant(b)) }
public func select(_ condition: Expr, _ a: Double, _ b: Expr) -> Expr { select(condition, .constant(a), b) }

/// log(1 + eˣ) without overflow: max(0, x) + log1p(e^−max(−x, x)). Written with maxima that pass the gradient
/// at 0, so that the slope there is 1 − ½ = ½.
public func softplus(_ x: Expr) -> Expr { max(0, x) + log1p(exp(-max(-x, x))) }

/// `x`, through which no gradient flows.
public func stopGradient(_ x: Expr) -> Expr {
    x.constantValue != nil ? x : Expr(.stopGradient, [x], x.shape)
}

/// The value of `value` with the gradient of `path`: straight-through and surrogate gradients.
public func straightThrough(_ value: Expr, gradientOf path: Expr) -> Expr {
    precondition(value.shape == path.shape, "straight-through of \(value.shape) along \(path.shape)")
    return Expr(.substitute, [value, path], value.shape)
}
