import ExpressionGraph

/// A file of reference vectors as it stands; nothing in it is believed yet.
struct ReferenceFile: Decodable {
    let unit: String
    let cases: [ReferenceEntry]
}

/// A case as it stands in a file. Every kind reads the fields that it knows.
struct ReferenceEntry: Decodable {
    private let fields: KeyedDecodingContainer<Key>

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws { fields = try decoder.container(keyedBy: Key.self) }

    /// A field; `nil` where the case has none of this name.
    func field<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws(ReferenceError) -> Value? {
        do {
            return try fields.decodeIfPresent(type, forKey: Key(stringValue: name))
        } catch {
            throw .unreadable(error)
        }
    }

    // What most kinds have.
    var name: String? { get throws(ReferenceError) { try field("name") } }
    var config: [String: ReferenceValue]? { get throws(ReferenceError) { try field("config") } }
    var input: ReferenceTensor? { get throws(ReferenceError) { try field("input") } }
    var output: ReferenceTensor? { get throws(ReferenceError) { try field("output") } }
    /// Parameters without elements (of a tree without decisions) are as good as none.
    var params: [String: ReferenceTensor]? {
        get throws(ReferenceError) {
            try field("params", as: [String: ReferenceTensor].self)?.filter { !$0.value.shape.contains(0) }
        }
    }
    var gradOutput: ReferenceTensor? { get throws(ReferenceError) { try field("grad_output") } }
    var gradInput: ReferenceTensor? { get throws(ReferenceError) { try field("grad_input") } }
    var gradParams: [String: ReferenceTensor]? { get throws(ReferenceError) { try field("grad_params") } }
}

extension ReferenceEntry {
    /// Further outputs of a case that are tensors, by name; other kinds of values are left out.
    func extra(_ name: String) throws(ReferenceError) -> ReferenceTensor? {
        try field("extra", as: [String: ReferenceExtra].self)?[name]?.tensor
    }
}

/// A further output: of interest where it is a tensor.
private struct ReferenceExtra: Decodable {
    let tensor: ReferenceTensor?

    init(from decoder: any Decoder) throws { tensor = try? ReferenceTensor(from: decoder) }
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
indirect enum ReferenceValue: Decodable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case numbers([Double])
    case words([String])
    case fields([String: ReferenceValue])
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
        } else if let value = try? container.decode([String].self) {
            self = .words(value)
        } else if let tensor = try? container.decode(ReferenceTensor.self) {
            self = .numbers(tensor.data)
        } else if let value = try? container.decode([String: ReferenceValue].self) {
            self = .fields(value)
        } else {
            self = .other
        }
    }
}
