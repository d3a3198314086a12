import Catalogue
import ExpressionGraph

/// What is wrong with a file of reference vectors.
public enum ReferenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not JSON, or not of the form; what the decoder says.
    case unreadable(String)
    case unknownUnit(String)
    case missing(String, case: String)
    case badTensor(String, case: String, reason: String)
    case badConfiguration(String, case: String, expected: String)
    /// The file's parameters are not those of the unit.
    case unknownParameter(String, case: String, known: [String])
    case shape(String, case: String, found: Shape, expected: Shape)
    /// More elements in the graph than a check should need.
    case tooLarge(case: String)

    public var description: String {
        switch self {
        case .unreadable(let reason): "not a file of reference vectors: \(reason)"
        case .unknownUnit(let name):
            "unit '\(name)' has no reference check; known are "
                + ReferenceKind.standard.map(\.name).joined(separator: ", ")
        case .missing(let field, let name): "case '\(name)': '\(field)' is missing"
        case .badTensor(let field, let name, let reason): "case '\(name)': tensor '\(field)' \(reason)"
        case .badConfiguration(let key, let name, let expected):
            "case '\(name)': configuration '\(key)' must be \(expected)"
        case .unknownParameter(let parameter, let name, let known):
            "case '\(name)': the unit has no parameter '\(parameter)'; it has "
                + known.joined(separator: ", ")
        case .shape(let field, let name, let found, let expected):
            "case '\(name)': '\(field)' is \(found), the unit has \(expected)"
        case .tooLarge(let name): "case '\(name)' is too large to check"
        }
    }

    /// What the decoder of JSON has to say.
    static func unreadable(_ error: any Error) -> ReferenceError {
        switch error {
        case DecodingError.dataCorrupted(let context): .unreadable(context.debugDescription)
        case DecodingError.keyNotFound(let key, _): .unreadable("'\(key.stringValue)' is missing")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            .unreadable(context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription)
        default: .unreadable("it cannot be decoded")
        }
    }
}
