import Catalogue
import ExpressionGraph
import Formulas

/// A scalar function typed as a formula of x: "x * sigmoid(1.702 * x)", or with parameters that are learned
/// unless a preset says otherwise, "max(x,0) + a*sin(b*x) with a=0.1, b=3".
///
/// It is parsed, differentiated by the engine and checked against differences when it is made; nothing but
/// numbers, x, the parameters and the functions of `Formula.Function` can occur in it.
public struct TypedActivation: Sendable {
    /// As usable as one of the catalogue; its name is the text.
    public let activation: Activation
    /// The text as it was parsed: its tree, variables and parameters.
    public let formula: Formula
    /// How the engine's slope compares with differences of the function.
    public let check: SlopeCheck

    /// The family it is listed under.
    public static let family = "Typed"

    /// Characters of the text.
    public static let lengthLimit = 400
    /// Numbers, names, operators and calls.
    public static let partLimit = 150
    /// The most learned parameters of one formula.
    public static let parameterLimit = 8
    /// Of numbers and parameters, in magnitude.
    public static let numberLimit = 1e6

    /// Parses a formula and checks its slope.
    ///
    /// - Throws: What is wrong with the text, or where the slope cannot be trusted.
    public init(_ text: String) throws(TypedActivationError) {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.unicodeScalars.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
        let formula: Formula
        do { formula = try Formula(text, variables: ["x"]) } catch { throw TypedActivationError(error) }
        guard formula.variables == ["x"] else { throw .withoutX }
        guard formula.root.count <= Self.partLimit else { throw .tooManyParts(limit: Self.partLimit) }
        guard formula.parameters.count <= Self.parameterLimit else {
            throw .tooManyParameters(limit: Self.parameterLimit)
        }
        let numbers = formula.root.numbers + formula.parameters.map(\.value)
        if let large = numbers.first(where: { abs($0) > Self.numberLimit }) {
            throw .numberTooLarge(large, limit: Self.numberLimit)
        }
        try Self.checkNames(formula.parameters.map(\.name))

        let root = formula.root
        let names = formula.parameters.map(\.name)
        let limit = Self.numberLimit
        let function: @Sendable (Expr, [Expr]) -> Expr = { x, values in
            var known = Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
            known["x"] = x
            return root.expression(known)
        }
        activation = Activation(
            text, family: Self.family, formula: root.description,
            parameters: formula.parameters.map {
                Activation.Parameter($0.name, $0.value, -limit...limit, learned: true)
            },
            source: Source("Typed", 0, "a formula of your own"), function: function)
        self.formula = formula
        do { check = try SlopeCheck(activation) } catch { throw TypedActivationError(error) }
    }

    /// Parameters are keys of a preset beside others, where case does not count.
    private static func checkNames(_ names: [String]) throws(TypedActivationError) {
        var keys: Set<String> = []
        for name in names {
            let key = Palette.key(name)
            guard !reserved.contains(key) else { throw .reservedParameter(name) }
            guard keys.insert(key).inserted else { throw .ambiguousParameter(name) }
        }
    }

    /// Keys of an activation's mapping that are no parameters.
    static let reserved: Set<String> = ["name", "formula", "learned", "perunit", ""]
}
