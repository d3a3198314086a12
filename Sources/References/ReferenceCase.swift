import Catalogue
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
        /// After how many rounds of the case's assignments it is so.
        public let run: Int
    }

    public let name: String
    /// The values of the expressions' variables at the start, by name, row-major.
    public let variables: [String: [Double]]
    public let expectations: [Expectation]
    /// What a round makes of the variables; empty where nothing changes.
    public let assignments: [(variable: Variable, value: Expr)]

    /// Rounds after which something is expected, rising.
    public var runs: [Int] { Set(expectations.map(\.run)).sorted() }

    /// The cases of a file.
    public static func cases(in data: Data) throws(ReferenceError) -> [ReferenceCase] {
        let file: ReferenceFile
        do {
            file = try JSONDecoder().decode(ReferenceFile.self, from: data)
        } catch {
            throw .unreadable(error)
        }
        let kind = try ReferenceKind.named(file.unit)
        var result: [ReferenceCase] = []
        for (index, entry) in file.cases.enumerated() {
            var builder = Builder(name: try entry.name ?? "\(file.unit) \(index + 1)")
            try kind.read(&builder, entry, file)
            let made = try builder.finished()
            // A case may hold only what others share.
            if !made.expectations.isEmpty { result.append(made) }
        }
        return result
    }
}

extension ReferenceCase {
    /// A case in the making.
    struct Builder {
        let name: String
        private(set) var variables: [String: [Double]] = [:]
        private(set) var expectations: [Expectation] = []
        private(set) var assignments: [(variable: Variable, value: Expr)] = []

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

        mutating func assign(_ variable: Variable, _ value: Expr) { assignments.append((variable, value)) }

        /// Expects a tensor of the file.
        mutating func expect(
            _ quantity: String, _ expression: Expr, _ tensor: ReferenceTensor?, _ field: String, run: Int = 0
        )
            throws(ReferenceError)
        {
            let tensor = try required(tensor, field)
            let shape = try tensor.checked(field, name)
            // A loss or a Laplacian of a batch may have dropped axes of extent 1.
            guard shape.count == expression.shape.count else {
                throw .shape(field, case: name, found: shape, expected: expression.shape)
            }
            expectations.append(
                Expectation(quantity: quantity, expression: expression, values: tensor.data, run: run))
        }

        mutating func expect(_ quantity: String, _ expression: Expr, _ value: Double, run: Int = 0) {
            expectations.append(
                Expectation(quantity: quantity, expression: expression, values: [value], run: run))
        }

        func finished() throws(ReferenceError) -> ReferenceCase {
            // Names and sizes come from a file: what it would take to evaluate is counted first.
            var elements = 0
            for expression in Expr.sorted(expectations.map(\.expression) + assignments.map(\.value)) {
                elements += expression.shape.count
                guard elements <= 1 << 26 else { throw .tooLarge(case: name) }
            }
            return ReferenceCase(
                name: name, variables: variables, expectations: expectations, assignments: assignments)
        }
    }
}
