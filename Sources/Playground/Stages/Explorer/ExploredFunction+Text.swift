import Catalogue
import Experiments
import Formulas

/// Why a text names no function, as a fact with its words.
public enum ExplorerError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownFunction(String, nearest: String?)
    case formula(String, TypedActivationError)
    case unknownParameter(String, of: String, parameters: [String])
    case notAssigned(String, of: String)
    case outOfRange(parameter: String, of: String, found: String, range: ClosedRange<Double>)
    case tooMany(Int)

    public var description: String {
        switch self {
        case .unknownFunction(let name, let nearest):
            "there is no activation “\(name)”" + hint(nearest)
        case .formula(let text, let error): "in the formula '\(text.prefix(60))', \(error)"
        case .unknownParameter(let name, let function, let parameters):
            parameters.isEmpty
                ? "'\(function)' has no parameters; found '\(name)'"
                : "'\(function)' has no parameter '\(name)'; it has \(parameters.joined(separator: ", "))"
        case .notAssigned(let text, let function):
            "'\(text)' after '\(function):' is no value of a parameter; expected name=value"
        case .outOfRange(let parameter, let function, let found, let range):
            "\(parameter) of '\(function)' is '\(found)'; expected a number from "
                + "\(SettingRow.shortest(range.lowerBound)) to \(SettingRow.shortest(range.upperBound))"
        case .tooMany(let count): "\(count) functions; at most \(ExplorerState.limit) are shown together"
        }
    }
}

extension ExploredFunction {
    /// A function as it is typed: a name, and after a colon values of its parameters: `celu:alpha=2`; or a formula
    /// of x.
    public init(text: String) throws(ExplorerError) {
        if Palette.activation(named: text) == nil, !text.contains(":"), Palette.isFormula(text) {
            do { self.init(try TypedActivation(text).activation) } catch { throw .formula(text, error) }
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let function = ExploredFunction(named: name) else {
            throw .unknownFunction(name, nearest: nearestName(to: name, among: Palette.activations.names))
        }
        self = function
        guard parts.count > 1 else { return }
        for assignment in parts[1].split(separator: ",") {
            let sides = assignment.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { throw .notAssigned(String(assignment), of: activation.name) }
            guard let index = activation.parameters.firstIndex(where: { $0.name == sides[0] }) else {
                throw .unknownParameter(sides[0], of: activation.name, parameters: activation.parameters.map(\.name))
            }
            let range = activation.parameters[index].range
            guard let value = Double(sides[1]), range.contains(value) else {
                throw .outOfRange(parameter: sides[0], of: activation.name, found: sides[1], range: range)
            }
            set(index, to: value)
        }
    }

    /// Some functions as they are typed, no more than can be shown together.
    public static func functions(_ texts: [String]) throws(ExplorerError) -> [ExploredFunction] {
        guard texts.count <= ExplorerState.limit else { throw .tooMany(texts.count) }
        var result: [ExploredFunction] = []
        for text in texts { result.append(try ExploredFunction(text: text)) }
        return result
    }
}
