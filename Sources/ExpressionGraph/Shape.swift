/// The extent of a tensor along each axis, outermost first; a scalar has none.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The extents, each at least 1.
    public let dimensions: [Int]

    /// - Precondition: every extent is positive.
    public init(_ dimensions: [Int]) {
        precondition(dimensions.allSatisfy { $0 > 0 }, "every dimension of a shape is positive: \(dimensions)")
        self.dimensions = dimensions
    }

    /// A shape written as its extents: `[32, 10]`.
    public init(arrayLiteral elements: Int...) { self.init(elements) }

    /// The shape [] of a single number.
    public static let scalar = Shape([])

    /// How many axes there are.
    public var rank: Int { dimensions.count }
    /// How many elements a tensor of this shape has; 1 for a scalar.
    public var count: Int { dimensions.reduce(1, *) }
    /// The extent along an axis.
    public subscript(axis: Int) -> Int { dimensions[axis] }
    /// As it is shown to people: `[32×10]`.
    public var description: String { "[" + dimensions.map(String.init).joined(separator: "×") + "]" }

    /// The shape two operands take together: axes are aligned at the end, an extent of 1 stretches.
    /// `nil` where they do not fit.
    public func broadcast(with other: Shape) -> Shape? {
        let rank = max(self.rank, other.rank)
        var result: [Int] = []
        for axis in 0..<rank {
            let mine = axis - (rank - self.rank) >= 0 ? dimensions[axis - (rank - self.rank)] : 1
            let theirs = axis - (rank - other.rank) >= 0 ? other.dimensions[axis - (rank - other.rank)] : 1
            guard mine == theirs || mine == 1 || theirs == 1 else { return nil }
            result.append(max(mine, theirs))
        }
        return Shape(result)
    }

    /// The shape with the given axes reduced to extent 1.
    ///
    /// - Precondition: all axes exist.
    public func collapsing(_ axes: [Int]) -> Shape {
        var result = dimensions
        for axis in axes { result[axis] = 1 }
        return Shape(result)
    }

    /// The shape with the extent of one axis changed.
    public func replacing(axis: Int, with extent: Int) -> Shape {
        var result = dimensions
        result[axis] = extent
        return Shape(result)
    }

    /// Elements to skip for one step along each axis of a row-major tensor of this shape.
    public var strides: [Int] {
        var result = [Int](repeating: 1, count: rank)
        for axis in stride(from: rank - 2, through: 0, by: -1) {
            result[axis] = result[axis + 1] * dimensions[axis + 1]
        }
        return result
    }

    /// The strides with which a tensor of this shape is read as one of `target`, 0 along stretched axes.
    ///
    /// - Precondition: this shape stretches to `target`.
    public func strides(broadcastTo target: Shape) -> [Int] {
        let missing = target.rank - rank
        let own = strides
        return (0..<target.rank).map { axis in
            axis < missing || dimensions[axis - missing] == 1 ? 0 : own[axis - missing]
        }
    }
}
