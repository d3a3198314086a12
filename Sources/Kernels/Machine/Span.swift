/// A run of elements in a machine's arena.
public struct Span: Hashable, Sendable {
    /// The number of the first element.
    public let offset: Int
    /// How many elements.
    public let count: Int

    /// - Precondition: neither is negative.
    public init(offset: Int, count: Int) {
        precondition(offset >= 0 && count >= 0, "a span of \(count) elements at \(offset)")
        self.offset = offset
        self.count = count
    }

    /// Spans that are written begin on this many elements and own their memory up to a multiple of it, so
    /// that loops may run over their end in whole registers.
    public static let alignment = 16

    /// Elements from the first to the last of a block read with strides.
    ///
    /// - Precondition: as many strides as dimensions, none negative.
    public static func extent(of dimensions: [Int], _ strides: [Int]) -> Int {
        zip(dimensions, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
    }

    /// `count` rounded up to whole registers.
    public static func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }
}
