import ExpressionGraph
import Foundation

/// A function of one variable with a name, which a learned edge may turn out to be: y = c·f(a·x + b) + d.
///
/// Each is defined everywhere: beside a pole or beyond its domain it stays at its last finite value, so that
/// training can pass.
///
/// Source: Liu et al. 2024, KAN 2.0 (arXiv 2408.10205); complexities as in pykan
public struct SymbolicFunction: Sendable {
    /// As presets name it: "x^2".
    public let name: String
    /// How much is asked of a reader; the simpler of two that fit is preferred.
    public let complexity: Double
    /// The function, to fit it.
    public let value: @Sendable (Double) -> Double
    /// The same function elementwise as graph, to train with it.
    public let graph: @Sendable (Expr) -> Expr

    init(
        _ name: String, _ complexity: Double, _ value: @escaping @Sendable (Double) -> Double,
        graph: @escaping @Sendable (Expr) -> Expr
    ) {
        (self.name, self.complexity, self.value, self.graph) = (name, complexity, value, graph)
    }

    /// Presets name functions by their place in this list, counted from 1: new ones go to its end.
    public static let library: [SymbolicFunction] = [
        SymbolicFunction("x", 1, { $0 }, graph: { $0 }),
        SymbolicFunction("x^2", 2, { $0 * $0 }, graph: { square($0) }),
        SymbolicFunction("x^3", 3, { $0 * $0 * $0 }, graph: { square($0) * $0 }),
        SymbolicFunction("x^4", 3, { $0 * $0 * $0 * $0 }, graph: { square(square($0)) }),
        SymbolicFunction("x^5", 3, { $0 * $0 * $0 * $0 * $0 }, graph: { square(square($0)) * $0 }),
        SymbolicFunction("1/x", 2, inverse, graph: inverse),
        SymbolicFunction("1/x^2", 2, { inverse($0) * inverse($0) }, graph: { square(inverse($0)) }),
        SymbolicFunction("sqrt", 2, { positive($0).squareRoot() }, graph: { sqrt(positive($0)) }),
        SymbolicFunction("1/sqrt", 2, { 1 / positive($0).squareRoot() }, graph: { 1.0 / sqrt(positive($0)) }),
        SymbolicFunction("exp", 2, { exp(min($0, steepest)) }, graph: { exp(min($0, steepest)) }),
        SymbolicFunction("log", 2, { log(positive($0)) }, graph: { log(positive($0)) }),
        SymbolicFunction("abs", 3, { abs($0) }, graph: { abs($0) }),
        SymbolicFunction("sin", 2, { sin($0) }, graph: { sin($0) }),
        SymbolicFunction("cos", 2, { cos($0) }, graph: { cos($0) }),
        SymbolicFunction("tan", 3, { tan($0) }, graph: { tan($0) }),
        SymbolicFunction("tanh", 3, { tanh($0) }, graph: { tanh($0) }),
        SymbolicFunction("sgn", 3, { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, graph: { sign($0) }),
        SymbolicFunction("arcsin", 4, { asin(inUnit($0)) }, graph: { asin(inUnit($0)) }),
        SymbolicFunction("arctan", 4, { atan($0) }, graph: { atan($0) }),
        SymbolicFunction(
            "arctanh", 4, { atanh(inUnit($0)) },
            graph: { x in
                let u = inUnit(x)
                return 0.5 * log((1.0 + u) / (1.0 - u))
            }),
        SymbolicFunction("gaussian", 3, { exp(-$0 * $0) }, graph: { exp(-square($0)) }),
    ]

    /// The function of a name.
    public static func named(_ name: String) -> SymbolicFunction? {
        number(ofName: name).map { library[$0 - 1] }
    }

    /// A function's place in the library, counted from 1.
    public static func number(ofName name: String) -> Int? {
        let key = Palette.key(name)
        return library.firstIndex { Palette.key($0.name) == key }.map { $0 + 1 }
    }

    /// The function of a place; `nil` for 0 and all that is none.
    public static func numbered(_ number: Int) -> SymbolicFunction? {
        library.indices.contains(number - 1) ? library[number - 1] : nil
    }

    // The bounds fit single precision: e⁶⁰ = 1e26, 1/1e-6² = 1e12.
    private static let steepest = 60.0
    private static let nearest = 1e-6

    private static func positive(_ x: Double) -> Double { max(x, nearest) }
    private static func positive(_ x: Expr) -> Expr { max(x, nearest) }
    private static func inverse(_ x: Double) -> Double { (x > 0 ? 1 : x < 0 ? -1 : 0) / max(abs(x), nearest) }
    private static func inverse(_ x: Expr) -> Expr { sign(x) / max(abs(x), nearest) }
    private static func inUnit(_ x: Double) -> Double { min(1 - nearest, max(nearest - 1, x)) }
    private static func inUnit(_ x: Expr) -> Expr { clamp(x, nearest - 1, 1 - nearest) }
}
