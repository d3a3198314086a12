import ExpressionGraph
import Kernels

/// `Float` or `Double`.
public typealias Element = Kernels.Element

/// A wish that long work be given up.
public typealias Abandonment = Kernels.Abandonment

/// The memory of all executors together.
public typealias ArenaMemory = Kernels.ArenaMemory

extension Kernels.Abandonment {
    /// Nobody ever asks.
    public static let never = Abandonment()
}

/// A plan with memory to run in, in single or double precision. Used from one thread at a time.
public final class Executor<T: Kernels.Element> {
    /// What runs.
    public let plan: Plan
    private let machine: Machine<T>
    /// What lies between the variables: whole registers are written, so anything may stand there.
    private let gaps: [Range<Int>]

    /// All variables begin as 0.
    ///
    /// - Parameters:
    ///   - seed: what random numbers depend on, besides the step.
    ///   - abandonment: who may ask that a long run be given up before it assigns anything.
    public init(_ plan: Plan, seed: UInt64 = 0, abandonment: Abandonment = .never) {
        self.plan = plan
        machine = Machine(
            count: plan.count, instructions: plan.instructions, seed: seed, keeping: plan.variableBlock,
            abandonment: abandonment)
        gaps = plan.variables.values.map { $0.offset + $0.count..<$0.offset + Span.padded($0.count) }
            .filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        for (span, values) in plan.tables { machine.write(T.elements(values), to: span) }
    }

    /// Computes the outputs and assigns the variables once. Allocates nothing.
    ///
    /// Cost: of the plan's operations and of what it moves.
    ///
    /// - Returns: false where it was given up: variables are as before, outputs mean nothing.
    @discardableResult
    public func run() -> Bool { machine.run() }

    /// Runs once and adds the nanoseconds of each of the plan's instructions.
    public func run(addingNanosecondsTo times: inout [UInt64]) {
        machine.run(addingNanosecondsTo: &times)
    }

    /// Runs training steps; see `Machine.run(_:rows:first:losses:)`.
    public func run(_ feed: Feed, rows: [Int32], first: Int, losses: inout [T]) -> Int {
        machine.run(feed.feed, rows: rows, first: first, losses: &losses)
    }

    /// Where the steps of a training plan meet the outside.
    public struct Feed {
        let feed: Machine<T>.StepFeed
    }

    /// Looks up where training steps meet the outside.
    ///
    /// - Parameters:
    ///   - rows: the variable of the batch's rows; `nil` where every step takes all rows.
    ///   - counter: the variable that is told how many steps were taken before.
    ///   - loss: the output that is kept of every step.
    /// - Precondition: these names exist.
    public func feed(rows: String?, counter: String, loss: String) -> Feed {
        Feed(
            feed: .init(
                rows: rows.map { span(ofVariable: $0) }, counter: span(ofVariable: counter),
                loss: span(ofOutput: loss)))
    }

    /// Runs so far, on which fresh random numbers depend.
    public var step: UInt64 {
        get { machine.step }
        set { machine.step = newValue }
    }

    /// Bytes of memory in use.
    public var bytes: Int { machine.bytes }

    // MARK: Variables and outputs

    /// A variable's values, row-major.
    ///
    /// - Precondition: the variable exists, and what is set has its count.
    public subscript(variable name: String) -> [T] {
        get { machine.read(span(ofVariable: name)) }
        set { machine.write(newValue, to: span(ofVariable: name)) }
    }

    /// All variables as one block, in the computation's order, with zeros between them; equal lists of variables
    /// give equal blocks.
    public var variableBlock: [T] {
        get {
            var values = machine.read(plan.variableBlock)
            clearGaps(&values)
            return values
        }
        set { machine.write(newValue, to: plan.variableBlock) }
    }

    /// Copies the beginning of the variables' block into an array.
    public func readVariables(into values: inout [T]) {
        precondition(values.count <= plan.variableBlock.count)
        machine.read(Span(offset: 0, count: values.count), into: &values)
        clearGaps(&values)
    }

    private func clearGaps(_ values: inout [T]) {
        for gap in gaps { for index in gap where index < values.count { values[index] = 0 } }
    }

    /// Overwrites the beginning of the variables' block.
    public func writeVariables(_ values: [T]) {
        precondition(values.count <= plan.variableBlock.count)
        machine.write(values, to: Span(offset: 0, count: values.count))
    }

    /// Writes a part of an array to a variable: a batch of indices, a coordinate.
    public func write(_ values: [T], from start: Int, to place: Place) {
        machine.write(values, from: start, to: place.span)
    }

    /// Writes the first element there.
    public func write(_ value: T, to place: Place) { machine[place.span.offset] = value }

    /// An output's values after the last run, row-major.
    ///
    /// - Precondition: the output exists.
    public subscript(output name: String) -> [T] { machine.read(span(ofOutput: name)) }

    /// Copies what stands there into an array of that size, without allocating.
    public func read(_ place: Place, into values: inout [T]) { machine.read(place.span, into: &values) }

    /// The first element there.
    public func scalar(_ place: Place) -> T { machine[place.span.offset] }

    /// Where something stands, looked up once so that a loop need not look it up by name.
    public struct Place: Sendable {
        let span: Span
        /// How many elements stand there.
        public var count: Int { span.count }
    }

    /// Where a variable stands, which has to exist.
    public func place(ofVariable name: String) -> Place { Place(span: span(ofVariable: name)) }
    /// Where an output stands after a run; it has to exist.
    public func place(ofOutput name: String) -> Place { Place(span: span(ofOutput: name)) }

    private func span(ofVariable name: String) -> Span {
        guard let span = plan.variables[name] else { preconditionFailure("no variable '\(name)'") }
        return span
    }

    private func span(ofOutput name: String) -> Span {
        guard let span = plan.outputs[name] else { preconditionFailure("no output '\(name)'") }
        return span
    }
}
