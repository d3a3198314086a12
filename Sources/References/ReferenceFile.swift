import Catalogue
import ExpressionGraph

/// A file of reference vectors as it stands; nothing in it is believed yet.
struct ReferenceFile: Decodable {
    let unit: String
    let cases: [Entry]

    /// The most steps of an optimizer that a check takes.
    static let trajectoryLimit = 1000

    struct Entry: Decodable {
        let name: String?
        let config: [String: ReferenceValue]?
        let input, output, gradOutput, gradInput: ReferenceTensor?
        let params, gradParams: [String: ReferenceTensor]?
        // Of losses.
        let pred, target, gradPred: ReferenceTensor?
        let labels: [Int]?
        let loss: Double?
        // Of the B-spline basis and the Laplacian.
        let k: Int?
        let knots: [Double]?
        let x, basis, basisSlope, laplacian: ReferenceTensor?
        // Of optimizers.
        let y: ReferenceTensor?
        let startingParams: [ReferenceTensor]?
        let losses: [Double]?
        let laterParams: [String: [ReferenceTensor]]?

        enum CodingKeys: String, CodingKey {
            case name, config, input, output, params, pred, target, labels, loss, k, knots, x, basis,
                laplacian, y
            case startingParams = "params0"
            case losses = "loss_before_step"
            case laterParams = "params_after_step"
            case gradOutput = "grad_output"
            case gradInput = "grad_input"
            case gradParams = "grad_params"
            case gradPred = "grad_pred"
            case basisSlope = "dbasis_dx"
        }
    }
}

/// A tensor in a file: its shape and row-major elements.
struct ReferenceTensor: Decodable {
    let shape: [Int]
    let data: [Double]

    /// The most elements a tensor of a check may have.
    static let limit = 1 << 15

    /// The shape, if the elements are numbers and as many as it says.
    func checked(_ field: String, _ name: String, rank: Int? = nil) throws(ReferenceError) -> Shape {
        func bad(_ reason: String) -> ReferenceError { .badTensor(field, case: name, reason: reason) }
        guard shape.allSatisfy({ $0 > 0 && $0 <= Self.limit }) else { throw bad("has the shape \(shape)") }
        // Each factor is at most 2¹⁵ and the product is cut off there, so it cannot overflow.
        let count = shape.reduce(1) { min($0 * $1, Self.limit + 1) }
        guard count <= Self.limit else { throw bad("has more than \(Self.limit) elements") }
        guard data.count == count else { throw bad("of shape \(shape) has \(data.count) elements") }
        guard data.allSatisfy(\.isFinite) else { throw bad("has elements that are not finite") }
        if let rank, shape.count != rank { throw bad("has \(shape.count) axes instead of \(rank)") }
        return Shape(shape)
    }
}

/// A value of a case's configuration.
enum ReferenceValue: Decodable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case numbers([Double])
    /// Anything else; no unit asks for it.
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Double].self) {
            self = .numbers(value)
        } else {
            self = .other
        }
    }
}
