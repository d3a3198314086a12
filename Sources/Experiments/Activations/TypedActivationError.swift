import Formulas

/// Why a typed formula cannot be an activation.
public enum TypedActivationError: Error, Hashable, Sendable {
    case formula(FormulaError)
    /// A name that is neither x nor given a value.
    case noValue(String, column: Int)
    case withoutX
    case tooLong(limit: Int)
    case tooManyParts(limit: Int)
    case tooManyParameters(limit: Int)
    case numberTooLarge(Double, limit: Double)
    case reservedParameter(String)
    /// Another parameter has the same name but for case.
    case ambiguousParameter(String)
    case slope(SlopeCheck.Failure)

    init(_ error: FormulaError) {
        switch error.fact {
        case .unknownVariable(let name, nearest: nil, _): self = .noValue(name, column: error.column)
        default: self = .formula(error)
        }
    }

    init(_ failure: SlopeCheck.Failure) { self = .slope(failure) }
}

extension TypedActivationError: CustomStringConvertible {
    /// One sentence: where, what was found, what to write instead.
    public var description: String {
        switch self {
        case .formula(let error): error.description
        case .noValue(let name, let column):
            "column \(column): “\(name.prefix(40))” has no value; write x, or give it one at the end: "
                + "… with \(name.prefix(40))=1"
        case .withoutX: "the formula does not depend on x; write one such as x*sigmoid(x)"
        case .tooLong(let limit): "the formula is longer than \(limit) characters, the limit for an activation"
        case .tooManyParts(let limit): "more than \(limit) numbers, names and operators, the limit for an activation"
        case .tooManyParameters(let limit): "more than \(limit) named values, the limit for an activation"
        case .numberTooLarge(let number, let limit):
            "the number \(YAMLText.number(number)) is beyond ±\(YAMLText.number(limit)), the limit for an activation"
        case .reservedParameter(let name): "“\(name)” already has a meaning in a preset; choose another name"
        case .ambiguousParameter(let name):
            "“\(name)” differs from another named value in nothing but case; choose another name"
        case .slope(.valueNotFinite(let x)):
            "the value at x = \(rounded(x)) is not a finite number; an activation must have one for every x, "
                + "as log(1+abs(x)) has"
        case .slope(.slopeNotFinite(let x)):
            "the slope at x = \(rounded(x)) is not a finite number; both sides of where must be finite everywhere, "
                + "as in where(x>0, sqrt(max(x,0)+0.01), 0)"
        case .slope(.disagreement(let x, let engine, let differences)):
            "the slope at x = \(rounded(x)) is \(rounded(engine)), but differences of the values give "
                + "\(rounded(differences)); the formula changes too fast to be learned with"
        }
    }

    private func rounded(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return "\(value)" }
        return YAMLText.number((value * 1000).rounded() / 1000)
    }
}
