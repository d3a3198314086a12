// Operations that move elements, reduce them, and multiply matrices.

extension Expr {
    /// The expression stretched to a shape.
    ///
    /// - Precondition: axes are aligned at the end, and each has the target's extent or 1.
    public func broadcast(to target: Shape) -> Expr {
        if shape == target { return self }
        precondition(shape.broadcast(with: target) == target, "\(shape) does not stretch to \(target)")
        if case .broadcast = operation, inputs[0].shape.broadcast(with: target) == target {
            return inputs[0].broadcast(to: target)
        }
        return Expr(.broadcast, [self], target)
    }

    /// The same elements in another shape of equal count.
    public func reshaped(_ target: Shape) -> Expr {
        if shape == target { return self }
        precondition(shape.count == target.count, "\(shape) cannot be reshaped to \(target)")
        if let value = constantValue { return Expr.constant(value).broadcast(to: target) }
        if case .reshape = operation { return inputs[0].reshaped(target) }
        return Expr(.reshape, [self], target)
    }

    /// Axis `a` of the result is axis `permutation[a]` of this.
    ///
    /// - Precondition: every axis is named once.
    public func transposed(_ permutation: [Int]) -> Expr {
        precondition(permutation.sorted() == Array(0..<shape.rank), "\(permutation) does not permute \(shape)")
        if permutation == Array(0..<shape.rank) { return self }
        if case .transpose(let inner) = operation {
            return inputs[0].transposed(permutation.map { inner[$0] })
        }
        return Expr(.transpose(permutation), [self], Shape(permutation.map { shape[$0] }))
    }

    /// A matrix [m, n] with rows and columns exchanged: [n, m].
    public var transposed: Expr { transposed([1, 0]) }

    /// The entries `range` of an axis.
    ///
    /// - Precondition: the range is not empty and lies within the axis.
    public func slice(axis: Int, _ range: Range<Int>) -> Expr {
        precondition(
            range.lowerBound >= 0 && range.upperBound <= shape[axis] && !range.isEmpty,
            "no entries \(range) in axis \(axis) of \(shape)")
        if range.count == shape[axis] { return self }
        let target = shape.replacing(axis: axis, with: range.count)
        if let value = constantValue { return Expr.constant(value).broadcast(to: target) }
        return Expr(.slice(axis: axis, start: range.lowerBound), [self], target)
    }

    /// The expression placed at `start` in an axis of extent `extent`, zero elsewhere.
    public func padded(axis: Int, start: Int, extent: Int) -> Expr {
        precondition(start >= 0 && start + shape[axis] <= extent, "\(shape) does not fit \(extent) at \(start)")
        if extent == shape[axis] { return self }
        let target = shape.replacing(axis: axis, with: extent)
        if constantValue == 0 { return Expr.constant(0).broadcast(to: target) }
        return Expr(.pad(axis: axis, start: start), [self], target)
    }

    /// Expressions one after the other along an axis.
    ///
    /// - Precondition: at least one; all extents agree but those along the axis.
    public static func concatenated(_ parts: [Expr], axis: Int) -> Expr {
        precondition(!parts.isEmpty, "nothing to concatenate")
        if parts.count == 1 { return parts[0] }
        let rest = parts[0].shape.replacing(axis: axis, with: 1)
        precondition(
            parts.allSatisfy { $0.shape.replacing(axis: axis, with: 1) == rest },
            "shapes \(parts.map(\.shape)) do not concatenate along axis \(axis)")
        let extent = parts.reduce(0) { $0 + $1.shape[axis] }
        return Expr(.concatenate(axis: axis), parts, parts[0].shape.replacing(axis: axis, with: extent))
    }

    /// Rows of this tensor, [N, ...], at `indices`, [M]: [M, ...]. Indices are whole numbers from 0 to N − 1; at any
    /// other a compiled plan writes nothing to the result's row.
    public func gathered(_ indices: Expr) -> Expr {
        precondition(shape.rank >= 1 && indices.shape.rank == 1, "gather from \(shape) at \(indices.shape)")
        return Expr(.gather, [self, indices], shape.replacing(axis: 0, with: indices.shape[0]))
    }

    /// Rows of this tensor, [M, ...], summed into `rows` rows at `indices`, [M]: [rows, ...]. Indices are whole numbers from
    /// 0 to rows − 1; a compiled plan leaves out the row of any other.
    public func scattered(_ indices: Expr, rows: Int) -> Expr {
        precondition(indices.shape == [shape[0]], "scatter of \(shape) at \(indices.shape)")
        return Expr(.scatterAdd, [self, indices], shape.replacing(axis: 0, with: rows))
    }

    /// The sum over some axes, which stay with extent 1, so that the result stretches to the shape again.
    public func sum(_ axes: [Int]) -> Expr {
        let reduced = axes.filter { shape[$0] > 1 }
        if reduced.isEmpty { return self }
        if let value = constantValue {
            let count = reduced.reduce(1.0) { $0 * Double(shape[$1]) }
            return Expr.constant(value * count).broadcast(to: shape.collapsing(reduced))
        }
        return Expr(.sum(reduced.sorted()), [self], shape.collapsing(reduced))
    }

    /// The sum of all elements, of shape [].
    public var total: Expr { sum(Array(0..<shape.rank)).reshaped(.scalar) }

    /// The mean over some axes, which stay with extent 1.
    public func mean(_ axes: [Int]) -> Expr {
        sum(axes) / axes.reduce(1.0) { $0 * Double(shape[$1]) }
    }

    /// The mean of all elements, of shape [].
    public var mean: Expr { total / Double(shape.count) }

    /// The largest element over some axes, which stay with extent 1.
    public func largest(_ axes: [Int]) -> Expr {
        let reduced = axes.filter { shape[$0] > 1 }
        return reduced.isEmpty ? self : Expr(.largest(reduced.sorted()), [self], shape.collapsing(reduced))
    }

    /// The sum over the axes along which `target` was stretched to this shape.
    func summed(to target: Shape) -> Expr {
        if shape == target { return self }
        let missing = shape.rank - target.rank
        let axes = (0..<shape.rank).filter { $0 < missing || (target[$0 - missing] == 1 && shape[$0] > 1) }
        return sum(axes).reshaped(target)
    }
}

/// A·B of two matrices, each transposed first if so marked: [m, k] times [k, n] is [m, n].
///
/// - Precondition: both are matrices, and the inner extents are equal.
public func matmul(_ a: Expr, _ b: Expr, transposeA: Bool = false, transposeB: Bool = false) -> Expr {
    // A transposed operand is a mark, not a copy.
    if case .transpose([1, 0]) = a.operation {
        return matmul(a.inputs[0], b, transposeA: !transposeA, transposeB: transposeB)
    }
    if case .transpose([1, 0]) = b.operation {
        return matmul(a, b.inputs[0], transposeA: transposeA, transposeB: !transposeB)
    }
    precondition(a.shape.rank == 2 && b.shape.rank == 2, "matmul of \(a.shape) and \(b.shape)")
    let (m, k) = transposeA ? (a.shape[1], a.shape[0]) : (a.shape[0], a.shape[1])
    let (l, n) = transposeB ? (b.shape[1], b.shape[0]) : (b.shape[0], b.shape[1])
    precondition(k == l, "matmul of \(a.shape) and \(b.shape), which do not fit")
    if a.constantValue == 0 || b.constantValue == 0 { return Expr.constant(0).broadcast(to: [m, n]) }
    return Expr(.product(transposeA: transposeA, transposeB: transposeB), [a, b], [m, n])
}
