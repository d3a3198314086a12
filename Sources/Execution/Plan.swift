import ExpressionGraph
import Kernels

/// A computation compiled for a machine: fixed shapes, one arena, a list of kernels.
///
/// Arena: the variables in their order, tables, then working memory that tensors share over time.
public struct Plan: Sendable {
    /// Where each variable stands.
    public private(set) var variables: [String: Span] = [:]
    /// The memory of all variables together, in order.
    public private(set) var variableBlock = Span(offset: 0, count: 0)
    /// Where each output stands after a run.
    public private(set) var outputs: [String: Span] = [:]
    /// The shape of each output.
    public private(set) var outputShapes: [String: Shape] = [:]
    /// Literal tensors, to be written once.
    public private(set) var tables: [(span: Span, values: [Double])] = []
    /// What a machine does, in order.
    public private(set) var instructions: [Instruction] = []
    /// For every instruction the number of the first that is the same kernel, for other rows of a batch.
    public private(set) var kernels: [Int] = []
    /// Elements of the arena.
    public private(set) var count = 0
    /// Additions, multiplications and functions of one run.
    public let operations: Int

    /// Where a variable begins in the arena.
    ///
    /// - Precondition: the computation has the variable.
    public func offset(ofVariable name: String) -> Int {
        guard let span = variables[name] else { preconditionFailure("no variable '\(name)'") }
        return span.offset
    }

    /// Compiles a computation, as told at `PlanBuilder`.
    ///
    /// Complexity: of the number of expressions and edges below the computation; elements are not touched, but for those of
    /// tables. A unit unrolled over 100 steps with its gradient and Adam's update takes some tenths of a second.
    ///
    /// - Precondition: variables are listed once and keep their shapes; every variable below the expressions is listed.
    public init(_ computation: Computation) { self.init(computation, RowTiling.Measure()) }

    init(_ computation: Computation, _ measure: RowTiling.Measure) {
        operations = Cost(of: computation.assignments.map(\.value) + computation.outputs.map(\.value)).operations
        var builder = PlanBuilder(computation, measure)
        builder.build()
        variables = builder.variables
        variableBlock = builder.variableBlock
        outputs = builder.outputSpans
        for (name, value) in computation.outputs { outputShapes[name] = value.shape }
        tables = builder.tables
        (instructions, kernels) = (builder.instructions, builder.origins)
        count = builder.memory.end
    }
}
