/// What a machine can do: the instructions of a plan, with all shapes and places fixed.
public enum Instruction: Hashable, Sendable {
    /// A product of two matrices.
    case product(Product)
    /// Functions element by element, many in one pass.
    case elementwise(ElementwiseLoop)
    /// Sums or maxima along one axis.
    case reduction(Reduction)
    /// A part of a sum added to the parts before.
    case addition(Addition)
    /// Elements moved, and memory cleared.
    case copy(Copy)
    /// Rows picked by number.
    case gather(Gather)
    /// Rows added up by number.
    case scatterAdd(Gather)
    /// Random numbers.
    case random(RandomFill)
    /// B-splines, or their weighted sums.
    case splines(Splines)

    /// C = A·B, or C += A·B. A is m×k, or k×m when transposed; B is k×n, or n×k; C is m×n.
    public struct Product: Hashable, Sendable {
        /// Rows and columns of C, and the extent that is summed over.
        public let m: Int, n: Int, k: Int
        /// Operands and result, each one run of memory; the result must not overlap the operands.
        public let a: Span, b: Span, c: Span
        /// Whether an operand lies in memory with its rows and columns exchanged.
        public let transposeA: Bool, transposeB: Bool
        /// Whether the product is added to what stands in C.
        public let accumulates: Bool

        /// A product of shapes m×k and k×n.
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
        /// What becomes of many elements.
        public enum Kind: Hashable, Sendable {
            /// Their sum, in an order that depends on the shape alone.
            case sum
            /// The largest; NaN where there is one.
            case largest
        }
        /// What becomes of the elements along the reduced axis.
        public let kind: Kind
        /// The source's extents: before the reduced axis, of it, and behind it.
        public let outer: Int, reduced: Int, inner: Int
        /// outer · reduced · inner elements, and outer · inner.
        public let source: Span, target: Span

        /// A reduction of [outer, reduced, inner] to [outer, inner].
        public init(_ kind: Kind, outer: Int, reduced: Int, inner: Int, source: Span, target: Span) {
            self.kind = kind
            (self.outer, self.reduced, self.inner) = (outer, reduced, inner)
            (self.source, self.target) = (source, target)
        }
    }

    /// target[i] += source[i].
    public struct Addition: Hashable, Sendable {
        /// What is added, and to what.
        public let source: Span, target: Span

        /// - Precondition: both have as many elements.
        public init(source: Span, target: Span) {
            precondition(source.count == target.count, "sums of \(source.count) and \(target.count) elements")
            (self.source, self.target) = (source, target)
        }
    }

    /// Elements of a row-major block of `dimensions`, read and written with strides; what is not written of
    /// the target stays, or becomes 0 first.
    public struct Copy: Hashable, Sendable {
        /// The block's extents; with a 0 among them nothing is copied.
        public let dimensions: [Int]
        /// Where it is read, with one stride an axis; 0 repeats.
        public let source: Span, sourceStrides: [Int]
        /// Where it is written, with one stride an axis.
        public let target: Span, targetStrides: [Int]
        /// Whether all of the target becomes 0 before.
        public let clearsTarget: Bool

        /// A copy of a block of `dimensions`.
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
        /// Rows read; numbers of rows, as elements; rows written. A number that names no row is passed over.
        public let table: Span, indices: Span, target: Span
        /// Elements of a row.
        public let row: Int

        /// - Precondition: table and target hold whole rows.
        public init(table: Span, indices: Span, target: Span, row: Int) {
            (self.table, self.indices, self.target) = (table, indices, target)
            self.row = row
        }
    }

    /// Random numbers, a function of the machine's seed and step, the stream and the position.
    public struct RandomFill: Hashable, Sendable {
        /// What is filled.
        public let target: Span
        /// Fillings of different streams are independent.
        public let stream: Int
        /// Whether the numbers have mean 0 and variance 1; else they are uniform on [0, 1).
        public let isNormal: Bool

        /// Random numbers for all elements of a span.
        public init(target: Span, stream: Int, isNormal: Bool) {
            self.target = target
            self.stream = stream
            self.isNormal = isNormal
        }
    }

    /// B-splines, or their derivatives, at `points`, [rows, inputs], on `knots`, [inputs, knotCount]: all of them,
    /// [rows, inputs, knotCount − 1 − order], or with weights their weighted sum, [rows, inputs].
    public struct Splines: Hashable, Sendable {
        /// Points are [rows, inputs]; each input has so many knots.
        public let rows: Int, inputs: Int, knotCount: Int
        /// The splines' degree, and which of their derivatives is wanted: 0 for the splines themselves.
        public let order: Int, derivative: Int
        /// [rows, inputs]; [inputs, knotCount], ascending; what comes out.
        public let points: Span, knots: Span, target: Span
        /// One weight a spline; for all rows the same, or for each row its own.
        public let weights: Span?
        /// Whether the weights are the same for all rows.
        public let sharesWeights: Bool

        /// - Precondition: knotCount ≥ 2·order + 2 and 0 ≤ derivative ≤ order.
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
