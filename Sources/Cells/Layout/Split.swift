/// Divides a rectangle into rows or columns. Where not all fit, those of the lowest priority fold away, in a
/// fixed order, so that the same size always shows the same parts.
public struct Split: Hashable, Sendable {
    /// Along what a rectangle is cut.
    public enum Axis: Hashable, Sendable {
        /// Parts above one another.
        case rows
        /// Parts beside one another.
        case columns
    }

    /// What a part asks for along the axis, in cells.
    public enum Length: Hashable, Sendable {
        /// Exactly so many cells.
        case fixed(Int)
        /// A share of what the fixed parts leave, by weight, and never below the minimum.
        case share(Double, minimum: Int = 1)
    }

    /// One piece of the rectangle.
    public struct Part: Hashable, Sendable {
        /// What it asks for.
        public var length: Length
        /// The lowest folds first; of equals, the last.
        public var priority: Int

        public init(_ length: Length, priority: Int = 0) {
            self.length = length
            self.priority = priority
        }

        var minimum: Int {
            switch length {
            case .fixed(let cells): max(0, cells)
            case .share(_, let minimum): max(0, minimum)
            }
        }
    }

    /// Along what the rectangle is cut.
    public var axis: Axis
    /// From the left or the top.
    public var parts: [Part]
    /// Cells left free between two parts.
    public var gap: Int

    public init(_ axis: Axis, gap: Int = 0, _ parts: [Part]) {
        self.axis = axis
        self.parts = parts
        self.gap = max(0, gap)
    }

    /// One rectangle for each part, `nil` for those folded away. The last part left gets whatever there is.
    public func rects(of rect: Rect) -> [Rect?] {
        let total = axis == .rows ? rect.height : rect.width
        guard !rect.isEmpty else { return Array(repeating: nil, count: parts.count) }
        let visible = visibleParts(in: total)
        let lengths = lengths(of: visible, in: total)
        var result: [Rect?] = Array(repeating: nil, count: parts.count)
        var offset = 0
        for (index, length) in zip(visible, lengths) {
            result[index] =
                axis == .rows
                ? Rect(x: rect.x, y: rect.y + offset, width: rect.width, height: length)
                : Rect(x: rect.x + offset, y: rect.y, width: length, height: rect.height)
            offset += length + gap
        }
        return result
    }

    private func visibleParts(in total: Int) -> [Int] {
        var visible = Array(parts.indices)
        while visible.count > 1, needed(visible) > Double(total) {
            let folded = visible.indices.min { left, right in
                let (first, second) = (parts[visible[left]].priority, parts[visible[right]].priority)
                return first == second ? left > right : first < second
            }
            visible.remove(at: folded ?? visible.endIndex - 1)
        }
        return visible
    }

    /// In floating point, because a hostile sum of lengths could overflow.
    private func needed(_ visible: [Int]) -> Double {
        visible.reduce(Double(gap) * Double(visible.count - 1)) { $0 + Double(parts[$1].minimum) }
    }

    private func lengths(of visible: [Int], in total: Int) -> [Int] {
        if visible.count == 1, let only = visible.first {
            if case .fixed = parts[only].length { return [min(parts[only].minimum, total)] }
            return [total]
        }
        var lengths = visible.map { parts[$0].minimum }
        let free = total - gap * (visible.count - 1)
        // Shares: those that would get less than their minimum keep it, and the rest is divided anew.
        var open = visible.indices.filter { weight(of: visible[$0]) != nil }
        while !open.isEmpty {
            let taken = visible.indices.filter { !open.contains($0) }.reduce(0) { $0 + lengths[$1] }
            let room = Double(free - taken)
            let weights = open.map { weight(of: visible[$0]) ?? 0 }
            let sum = weights.reduce(0, +)
            let tooSmall = zip(open, weights).filter { $1 / sum * room < Double(lengths[$0]) }
            if tooSmall.isEmpty {
                var before = 0.0
                for (index, weight) in zip(open, weights) {
                    let start = (before / sum * room).rounded()
                    before += weight
                    lengths[index] = Int((before / sum * room).rounded() - start)
                }
                break
            }
            open.removeAll { index in tooSmall.contains { $0.0 == index } }
        }
        return lengths
    }

    private func weight(of index: Int) -> Double? {
        guard case .share(let weight, _) = parts[index].length else { return nil }
        return weight.isFinite && weight > 0 ? min(weight, 1e9) : 1e-9
    }
}

extension Rect {
    /// Rows of the rectangle, one rectangle for each part; `nil` for those that do not fit.
    public func rows(_ parts: Split.Part..., gap: Int = 0) -> [Rect?] {
        Split(.rows, gap: gap, parts).rects(of: self)
    }

    /// Columns of the rectangle, one rectangle for each part; `nil` for those that do not fit.
    public func columns(_ parts: Split.Part..., gap: Int = 0) -> [Rect?] {
        Split(.columns, gap: gap, parts).rects(of: self)
    }
}
