// Gradients of slices: parts of a tensor with zeros around them, put together again without adding zeros.

extension Expr {
    /// The sum of this and another, if both are parts with zeros around them and the other follows directly: nothing
    /// need be added. (Gradients of slices are such parts.)
    func followed(by next: Expr) -> Expr? {
        guard case .pad(let axis, let start) = operation, case .pad(axis, let nextStart) = next.operation,
            shape == next.shape, start + inputs[0].shape[axis] == nextStart
        else { return nil }
        func parts(_ part: Expr) -> [Expr] {
            if case .concatenate(axis) = part.operation { return part.inputs }
            return [part]
        }
        let joined = Expr.concatenated(parts(inputs[0]) + parts(next.inputs[0]), axis: axis)
        return joined.padded(axis: axis, start: start, extent: shape[axis])
    }

    /// The sum of one or more contributions to a gradient, from the first on. Three or more parts that cover a range
    /// together, in whatever order they come (those of a recurrent unit's gates), are put side by side first.
    ///
    /// Complexity: of the number of parts times its logarithm.
    static func sum(ofParts parts: [Expr]) -> Expr {
        let axes = parts.compactMap { part in
            if case .pad(let axis, _) = part.operation { axis } else { nil }
        }
        // Two find each other by themselves.
        guard parts.count > 2, let axis = axes.first else { return parts.dropFirst().reduce(parts[0], +) }
        let padded = parts.compactMap { part -> (part: Expr, range: Range<Int>)? in
            guard case .pad(axis, let start) = part.operation else { return nil }
            return (part, start..<start + part.inputs[0].shape[axis])
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        let isCovered = zip(padded, padded.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound }
        guard padded.count > 2, isCovered else { return parts.dropFirst().reduce(parts[0], +) }
        let joined = padded.dropFirst().reduce(padded[0].part) { $0 + $1.part }
        let others = parts.filter { part in
            if case .pad(axis, _) = part.operation { false } else { true }
        }
        return others.reduce(joined, +)
    }
}
