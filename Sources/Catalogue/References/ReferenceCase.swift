import ExpressionGraph
import Foundation

/// Numbers that were computed elsewhere, and the expressions that must give them.
///
/// A case of a unit holds an input, parameters, the output and, for L = Σ output · seed, the gradients of L.
/// Reading one builds the catalogue's graph for it; whoever checks evaluates the expectations' expressions
/// with the variables' values and compares.
public struct ReferenceCase: Sendable {
    /// A quantity: what the catalogue computes, and what it should be.
    public struct Expectation: Sendable {
        /// "output", "gradient of W".
        public let quantity: String
        public let expression: Expr
        public let values: [Double]
    }

    public let name: String
    /// The values of the expressions' variables, by name, row-major.
    public let variables: [String: [Double]]
    public let expectations: [Expectation]

    /// The cases of a file.
    public static func cases(in data: Data) throws(ReferenceError) -> [ReferenceCase] {
        let file: ReferenceFile
        do {
            file = try JSONDecoder().decode(ReferenceFile.self, from: data)
        } catch {
            throw .unreadable(wording(of: error))
        }
        guard ReferenceError.knownUnits.contains(file.unit) else { throw .unknownUnit(file.unit) }
        var result: [ReferenceCase] = []
        for (index, entry) in file.cases.enumerated() {
            let name = entry.name ?? "\(file.unit) \(index + 1)"
            var builder = Builder(name: name)
            switch file.unit {
            case "kan_basis": try builder.addBasis(entry)
            case "laplacian": try builder.addLaplacian(entry)
            case "losses": try builder.addLoss(entry)
            default: try builder.addUnit(file.unit, entry)
            }
            result.append(try builder.finished())
        }
        return result
    }

    private static func wording(of error: any Error) -> String {
        switch error {
        case DecodingError.dataCorrupted(let context): context.debugDescription
        case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription
        default: "it cannot be decoded"
        }
    }
}

extension ReferenceCase {
    /// A case in the making.
    struct Builder {
        let name: String
        private(set) var variables: [String: [Double]] = [:]
        private(set) var expectations: [Expectation] = []

        init(name: String) { self.name = name }

        /// A field that must be there.
        func required<Value>(_ value: Value?, _ field: String) throws(ReferenceError) -> Value {
            guard let value else { throw .missing(field, case: name) }
            return value
        }

        /// A tensor of the file as a variable.
        mutating func variable(_ field: String, _ tensor: ReferenceTensor?, rank: Int? = nil)
            throws(ReferenceError)
            -> Expr
        {
            let tensor = try required(tensor, field)
            let shape = try tensor.checked(field, name, rank: rank)
            variables[field] = tensor.data
            return .variable(field, shape)
        }

        mutating func setValue(_ values: [Double], of variable: String) { variables[variable] = values }

        /// Expects a tensor of the file.
        mutating func expect(
            _ quantity: String, _ expression: Expr, _ tensor: ReferenceTensor?, _ field: String
        )
            throws(ReferenceError)
        {
            let tensor = try required(tensor, field)
            let shape = try tensor.checked(field, name)
            // A loss or a Laplacian of a batch may have dropped axes of extent 1.
            guard shape.count == expression.shape.count else {
                throw .shape(field, case: name, found: shape, expected: expression.shape)
            }
            expectations.append(Expectation(quantity: quantity, expression: expression, values: tensor.data))
        }

        mutating func expect(_ quantity: String, _ expression: Expr, _ value: Double) {
            expectations.append(Expectation(quantity: quantity, expression: expression, values: [value]))
        }

        func finished() throws(ReferenceError) -> ReferenceCase {
            // Names and sizes come from a file: what it would take to evaluate is counted first.
            var elements = 0
            for expression in Expr.sorted(expectations.map(\.expression)) {
                elements += expression.shape.count
                guard elements <= 1 << 26 else { throw .tooLarge(case: name) }
            }
            return ReferenceCase(name: name, variables: variables, expectations: expectations)
        }
    }
}
