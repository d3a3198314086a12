/// The primitive operations. All else — units, losses, optimizers, derivatives — is made of these.
///
/// When a new one is justified: every operation has to be told to the derivatives, the interpreter, the cost, the planner
/// and a kernel, and is a word that every reader of a graph must know. So one is added where what it says cannot be said
/// with those here, or only
/// - wrongly: digits are lost that the operation keeps (`expm1`, `log1p`, `erfc`, `sechSquared`), or
/// - at a cost of another order: work or memory that grows with what is not needed (`gather` against a product with rows
///   of zeros and ones; `splines` against steps over the whole grid),
///
/// and where an entry of the catalogue or a formula that people type needs it now. Scalar functions that every textbook names
/// (`square`, `minimum`, `tan`) may come in without: they cost one line in each table. That some chain of steps is slow is no reason: the planner may
/// recognise the chain, and the graph stays as it is (as with Adam's update). Its derivative must again be made of
/// operations, so that second derivatives stay possible.
public enum Operation: Hashable, Sendable {
    // Leaves.
    /// One number, of shape [].
    case constant(Double)
    /// A literal tensor, row-major, of the node's shape.
    case table([Double])
    /// A named tensor that lives outside the graph: a parameter, optimizer state or input.
    case variable(String)
    /// Fresh random numbers at every evaluation, a pure function of seed, step, stream and position.
    case random(Distribution, stream: Int)

    // Element by element; operands stretch to a common shape.
    /// A function of every element.
    case unary(Unary)
    /// A function of each pair of elements.
    case binary(Binary)
    /// Second operand where the first is not 0, else the third.
    case select

    // Form.
    /// Stretches the operand to the node's shape.
    case broadcast
    /// The same elements in row-major order, in the node's shape.
    case reshape
    /// Axis `a` of the result is axis `permutation[a]` of the operand.
    case transpose([Int])
    /// `node.shape[axis]` entries of an axis, the first at `start`.
    case slice(axis: Int, start: Int)
    /// The operand placed at `start` along an axis of the node's shape, zero elsewhere.
    case pad(axis: Int, start: Int)
    /// Operands one after the other along an axis.
    case concatenate(axis: Int)
    /// Rows of the first operand, [N, ...], at the indices in the second, [M].
    case gather
    /// Rows of the first operand, [M, ...], summed into a tensor of the node's shape, [N, ...], at the
    /// indices in the second, [M].
    case scatterAdd

    // Reductions; reduced axes stay, with extent 1.
    /// The sum over some axes, which are in ascending order.
    case sum([Int])
    /// The largest element over some axes, which are in ascending order.
    case largest([Int])

    /// A·B of two matrices, each transposed first if so marked.
    case product(transposeA: Bool, transposeB: Bool)

    // Piecewise polynomials.
    /// All B-splines of an order, or their derivatives of an order, at the points of the first operand, [B, I],
    /// on the knots of the second, [I, K]: [B, I, K − 1 − order].
    case splines(order: Int, derivative: Int)
    /// Those splines weighted with the third operand, [B or 1, I, K − 1 − order], and summed: [B, I].
    case splineSum(order: Int, derivative: Int)

    // Gradients.
    /// The operand, through which no gradient flows.
    case stopGradient
    /// The first operand's value; the gradient flows to the second (straight-through and surrogate rules).
    case substitute

    /// Functions of one number; `value(at:)` says what each computes.
    public enum Unary: String, CaseIterable, Hashable, Sendable {
        case negate, reciprocal, absolute, sign, square, squareRoot
        case exp, expm1, log, log1p
        case sin, cos, tan, arcsin, arctan
        case tanh, sigmoid, erf
        /// 1/cosh², the slope of tanh, and 1 − erf: what is left where those two are rounded to ±1.
        case sechSquared, erfc
        case floor, round
    }

    /// Functions of two numbers; `value(at:_:)` says what each computes.
    public enum Binary: String, CaseIterable, Hashable, Sendable {
        case add, subtract, multiply, divide, power, maximum, minimum
        /// 1 where the relation holds, else 0.
        case less, lessOrEqual, equal
    }

    /// How random numbers are distributed.
    public enum Distribution: Hashable, Sendable {
        /// Uniform on [0, 1).
        case uniform
        /// Mean 0, variance 1.
        case normal
    }
}
