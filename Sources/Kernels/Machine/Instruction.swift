/// What a machine can do: the instructions of a plan, with all shapes and places fixed.
public enum Instruction: Hashable, Sendable {
    case product(Product)
    case elementwise(ElementwiseLoop)
    case reduction(Reduction)
    case addition(Addition)
    case copy(Copy)
    case gather(Gather)
    case scatterAdd(Gather)
    case random(RandomFill)
    case splines(Splines)

    /// C = A·B, or C += A·B. A is m×k, or k×m when transposed; B is k×n, or n×k; C is m×n.
    public struct Product: Hashable, Sendable {
        public let m: Int, n: Int, k: Int
        public let a: Span, b: Span, c: Span
        public let transposeA: Bool, transposeB: Bool
        public let accumulates: Bool

        public init(
            m: Int, n: Int, k: Int, a: Span, transposeA: Bool, b: Span, transposeB: Bool, c: Span,
            accumulates: Bool
        ) {
            (self.m, self.n, self.k) = (m, n, k)
            (self.a, self.b, self.c) = (a, b, c)
            (self.transposeA, self.transposeB) = (transposeA, transposeB)
            self.accumulates = accumulates
        }
    }

    /// target[o, i] = Σ or max over r of source[o, r, i].
    public struct Reduction: Hashable, Sendable {
        public enum Kind: Hashable, Sendable { case sum, largest }
        public let kind: Kind
        public let outer: Int, reduced: Int, inner: Int
        public let source: Span, target: Span

        public init(_ kind: Kind, outer: Int, reduced: Int, inner: Int, source: Span, target: Span) {
            self.kind = kind
            (self.outer, self.reduced, self.inner) = (outer, reduced, inner)
            (self.source, self.target) = (source, target)
        }
    }

    /// target[i] += source[i].
    public struct Addition: Hashable, Sendable {
        public let source: Span, target: Span

        public init(source: Span, target: Span) {
            precondition(source.count == target.count, "sums of \(source.count) and \(target.count) elements")
            (self.source, self.target) = (source, target)
        }
    }

    /// Elements of a row-major block of `dimensions`, read and written with strides; what is not written of
    /// the target stays, or becomes 0 first.
    public struct Copy: Hashable, Sendable {
        public let dimensions: [Int]
        public let source: Span, sourceStrides: [Int]
        public let target: Span, targetStrides: [Int]
        public let clearsTarget: Bool

        public init(
            dimensions: [Int], source: Span, sourceStrides: [Int], target: Span, targetStrides: [Int],
            clearsTarget: Bool = false
        ) {
            self.dimensions = dimensions
            (self.source, self.sourceStrides) = (source, sourceStrides)
            (self.target, self.targetStrides) = (target, targetStrides)
            self.clearsTarget = clearsTarget
        }
    }

    /// Gather: target row i = table row indices[i]. Scatter: target row indices[i] += table row i, from 0.
    public struct Gather: Hashable, Sendable {
        public let table: Span, indices: Span, target: Span
        /// Elements of a row.
        public let row: Int

        public init(table: Span, indices: Span, target: Span, row: Int) {
            (self.table, self.indices, self.target) = (table, indices, target)
            self.row = row
        }
    }

    /// Random numbers, a function of the machine's seed and step, the stream and the position.
    public struct RandomFill: Hashable, Sendable {
        public let target: Span
        public let stream: Int
        public let isNormal: Bool

        public init(target: Span, stream: Int, isNormal: Bool) {
            self.target = target
            self.stream = stream
            self.isNormal = isNormal
        }
    }

    /// B-splines, or their derivatives, at `points`, [rows, inputs], on `knots`, [inputs, knotCount]: all of them,
    /// [rows, inputs, knotCount − 1 − order], or with weights their weighted sum, [rows, inputs].
    public struct Splines: Hashable, Sendable {
        public let rows: Int, inputs: Int, knotCount: Int
        public let order: Int, derivative: Int
        public let points: Span, knots: Span, target: Span
        /// One weight a spline; for all rows the same, or for each row its own.
        public let weights: Span?
        public let sharesWeights: Bool

        public init(
            rows: Int, inputs: Int, knotCount: Int, order: Int, derivative: Int, points: Span, knots: Span,
            weights: Span? = nil, sharesWeights: Bool = false, target: Span
        ) {
            (self.rows, self.inputs, self.knotCount) = (rows, inputs, knotCount)
            (self.order, self.derivative) = (order, derivative)
            (self.points, self.knots, self.target) = (points, knots, target)
            (self.weights, self.sharesWeights) = (weights, sharesWeights)
        }

        /// Splines of a point.
        public var terms: Int { knotCount - 1 - order }
    }
}
