import Execution
import Foundation

/// The values of a run's variables as one block, in the precision of the run.
public enum StateBlock: Hashable, Sendable {
    case single([Float])
    case double([Double])

    /// Whether no number of it is infinite or not a number. Walks all of them.
    public var isFinite: Bool {
        switch self {
        case .single(let values): values.allSatisfy(\.isFinite)
        case .double(let values): values.allSatisfy(\.isFinite)
        }
    }

    /// A part in double precision.
    public func values(_ range: Range<Int>) -> [Double] {
        switch self {
        case .single(let values): values[range].map(Double.init)
        case .double(let values): Array(values[range])
        }
    }

    /// Bytes it takes.
    public var bytes: Int {
        switch self {
        case .single(let values): values.count * 4
        case .double(let values): values.count * 8
        }
    }
}

extension StateBlock: Codable {
    private enum Key: String, CodingKey { case single, double }

    /// Reads the bits of each number, lowest byte first.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let bytes = try container.decodeIfPresent(Data.self, forKey: .single) {
            self = .single(Self.words(bytes, of: 4).map { Float(bitPattern: UInt32($0)) })
        } else {
            let bytes = try container.decode(Data.self, forKey: .double)
            self = .double(Self.words(bytes, of: 8).map { Double(bitPattern: $0) })
        }
    }

    /// Writes the bits of each number, lowest byte first.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .single(let values):
            try container.encode(Self.bytes(values.map { UInt64($0.bitPattern) }, of: 4), forKey: .single)
        case .double(let values):
            try container.encode(Self.bytes(values.map(\.bitPattern), of: 8), forKey: .double)
        }
    }

    private static func bytes(_ words: [UInt64], of size: UInt64) -> Data {
        var data = Data(capacity: words.count * Int(size))
        for word in words { for place in 0..<size { data.append(UInt8(truncatingIfNeeded: word >> (8 * place))) } }
        return data
    }

    private static func words(_ data: Data, of size: Int) -> [UInt64] {
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count - bytes.count % size, by: size).map { start in
            (0..<size).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
    }
}

/// A type of numbers that the state of a run is kept in.
protocol StateNumber: Element {
    /// Numbers as a state.
    static func block(_ values: [Self]) -> StateBlock
    /// The numbers of a state.
    ///
    /// - Precondition: the state is in this precision.
    static func values(of block: StateBlock) -> [Self]
}

extension Float: StateNumber {
    static func block(_ values: [Float]) -> StateBlock { .single(values) }

    static func values(of block: StateBlock) -> [Float] {
        guard case .single(let values) = block else { preconditionFailure("state of another precision") }
        return values
    }
}

extension Double: StateNumber {
    static func block(_ values: [Double]) -> StateBlock { .double(values) }

    static func values(of block: StateBlock) -> [Double] {
        guard case .double(let values) = block else { preconditionFailure("state of another precision") }
        return values
    }
}
