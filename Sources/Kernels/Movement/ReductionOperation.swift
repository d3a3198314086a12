/// target[o, i] = Σ or max over r of source[o, r, i]. The order of summation depends on the shape alone.
struct ReductionOperation<T: Element> {
    typealias V = T.Vector
    private let isSum: Bool
    private let outer: Int, reduced: Int, inner: Int
    private let source: UnsafeMutablePointer<T>, target: UnsafeMutablePointer<T>

    init(_ reduction: Instruction.Reduction, memory: UnsafeMutablePointer<T>) {
        isSum = reduction.kind == .sum
        (outer, reduced, inner) = (reduction.outer, reduction.reduced, reduction.inner)
        source = memory + reduction.source.offset
        target = memory + reduction.target.offset
    }

    @inline(__always)
    func run() {
        if isSum {
            if inner == 1 {
                if reduced < V.scalarCount { sumShortRows() } else { sumRows() }
            } else {
                combineColumns { $0 + $1 }
            }
        } else {
            if inner == 1 { largestOfRows() } else { combineColumns(Self.larger) }
        }
    }

    /// Sums of contiguous runs: whole registers, then across, then the rest.
    @inline(__always)
    private func sumRows() {
        let lanes = V.scalarCount
        for o in 0..<outer {
            let s = source + o * reduced
            let vectors = reduced / lanes
            var total = T.sum(s.sum(ofVectors: vectors, startingWith: .zero))
            for j in vectors * lanes..<reduced { total += s[j] }
            target[o] = total
        }
    }

    /// Rows shorter than a register: eight elements at once, then four, then one after the other.
    @inline(__always)
    private func sumShortRows() {
        for o in 0..<outer {
            let row = source + o * reduced
            var quarter = SIMD4<T>(repeating: 0)
            var j = 0
            if reduced >= 8 {
                let eight = UnsafeRawPointer(row).loadUnaligned(as: SIMD8<T>.self)
                quarter = eight.lowHalf + eight.highHalf
                j = 8
            }
            if reduced - j >= 4 {
                quarter += UnsafeRawPointer(row + j).loadUnaligned(as: SIMD4<T>.self)
                j += 4
            }
            let pair = quarter.lowHalf + quarter.highHalf
            var total = pair[0] + pair[1]
            while j < reduced {
                total += row[j]
                j += 1
            }
            target[o] = total
        }
    }

    @inline(__always)
    private func largestOfRows() {
        for o in 0..<outer {
            let s = source + o * reduced
            var best = s[0]
            for j in 1..<Swift.max(1, reduced) { best = s[j] > best || s[j] != s[j] ? s[j] : best }
            target[o] = best
        }
    }

    /// Sums or maxima down columns: four registers of columns side by side, which need not wait for each other, then one
    /// at a time. Reading may run over the row's end into the next; only the row's own columns are kept.
    @inline(__always)
    private func combineColumns(_ combine: (V, V) -> V) {
        let lanes = V.scalarCount
        for o in 0..<outer {
            let s = source + o * reduced * inner
            let t = target + o * inner
            var column = 0
            while column + 4 * lanes <= inner {
                var row = s + column
                var (a, b, c, d) = (row.vector(0), row.vector(1), row.vector(2), row.vector(3))
                for _ in 1..<Swift.max(1, reduced) {
                    row += inner
                    a = combine(a, row.vector(0))
                    b = combine(b, row.vector(1))
                    c = combine(c, row.vector(2))
                    d = combine(d, row.vector(3))
                }
                (t + column).store(a, 0)
                (t + column).store(b, 1)
                (t + column).store(c, 2)
                (t + column).store(d, 3)
                column += 4 * lanes
            }
            while column < inner {
                var total = (s + column).vector(0)
                for r in 1..<Swift.max(1, reduced) { total = combine(total, (s + r * inner + column).vector(0)) }
                let width = Swift.min(lanes, inner - column)
                if width == lanes {
                    (t + column).store(total, 0)
                } else {
                    for j in 0..<width { t[column + j] = total[j] }
                }
                column += lanes
            }
        }
    }

    @inline(__always)
    private static func larger(_ a: V, _ b: V) -> V {
        T.choice(a, isLessThan: b, yes: b, no: T.choice(b, equals: b, yes: a, no: b))
    }
}
