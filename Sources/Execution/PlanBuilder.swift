import ExpressionGraph
import Kernels

/// Turns kernels into instructions and gives their results memory.
///
/// # How a plan is made
///
/// Each stage is a value made from the one before; what holds behind each is what the next relies on.
///
/// 1. `PlanGraph` numbers the computation's expressions, operands before users, merges equal ones and drops what no root
///    needs. *From here on a node is a number, and smaller numbers never depend on greater ones.* `stopGradient` and
///    `substitute` are gone: they concerned gradients.
/// 2. `PlanGraph.views()` finds the nodes that are only another way to read memory (broadcast, reshape, transpose, slice).
///    *Every node has a root: itself, or the node whose memory it shows. Only roots have memory, and what must be one run of
///    memory for its readers (operands of products, outputs, new values of variables) is its own root.*
/// 3. `Fusion` joins elementwise nodes of one shape into loops and moves nodes in time: updates to the end, what only the
///    backward pass needs to the backward pass. *A kernel is one node, or the nodes of one loop; each kernel needs only
///    those before it.*
/// 4. `RowTiling` finds runs of kernels that can pass over a batch tile by tile and brings them side by side. *Kernels of a
///    run need no other rows than their own, or sum over all of them; nobody reads such a sum within the run.*
/// 5. `PlanBuilder` gives memory and writes instructions, kernel by kernel:
///    - leaves get places that stay: variables at the beginning of the arena, in their order, then tables and constants;
///    - `findLastReaders`: behind its last reader a tensor's memory is free; roots live to the end;
///    - `findInPlace`: a loop may write a variable's new value over the old one, if nobody reads that later;
///    - `alignUpdates`: neighbouring updates of equal form get their gradients side by side, as their variables are, so that
///      `append` makes one loop of all of them;
///    - `findTiled`: what only a run reads gets memory for a tile's rows (`TileOffset`);
///    - `emit`, for every kernel: results get memory first, operands that end here give theirs back afterwards, so *no
///      result lies on an operand, except that a loop may write over what it reads element by element* (`inherit`);
///    - runs are built once for all rows; `RowPart` then makes of each instruction one for every tile;
///    - last, new values that could not be written in place are copied: *all expressions see the variables' old values.*
/// 6. A `Machine` checks each instruction against the arena, puts the registers of loops in place (see `LoweredLoop` for a
///    worked example) and runs.
///
/// Spans begin on whole registers and own their memory up to whole registers (`Span.padded`), so every kernel may write a
/// little over its end. Nothing depends on hashes' order: equal computations give equal plans, as goldens of
/// `Plan.description` show.
///
/// Complexity: of the number of nodes and edges, times the number of nodes of a loop (which is bounded); the list of free
/// memory is walked at every tensor.
struct PlanBuilder {
    let computation: Computation
    let graph: PlanGraph
    let views: [View]
    let kernels: [[Int]]
    private let runs: [RowTiling.Run]
    /// The kernel after which a tensor is read no more; roots are kept to the end.
    private var lastReader: [Int]
    /// Nodes with a place of their own from beginning to end: new values that are written over a variable's old
    /// ones, and what such updates read.
    var inPlace: [Int: Span] = [:]
    /// Memory to be cleared before a kernel.
    var cleared: [Int: [Span]] = [:]

    private(set) var variables: [String: Span] = [:]
    private(set) var variableBlock: Span
    private(set) var outputSpans: [String: Span] = [:]
    private(set) var tables: [(span: Span, values: [Double])] = []
    private(set) var instructions: [Instruction] = []
    /// For every instruction the number of the one it is, or is a part of.
    private(set) var origins: [Int] = []
    var memory: MemoryMap
    private(set) var spans: [Int: Span] = [:]
    /// Tensors of which only a tile's rows are kept, and how many elements these are.
    private var tileCounts: [Int: Int] = [:]
    /// While a run of kernels is being built that is to be cut at rows.
    private var tile: Tile?

    private struct Tile {
        /// Memory of a tile's rows, for what only the run reads.
        var memory = MemoryMap(from: 0)
        /// What others may have again when the run is over: every tile comes back to it.
        var released: [Int] = []
    }

    init(_ computation: Computation, _ measure: RowTiling.Measure) {
        self.computation = computation
        graph = PlanGraph(computation)
        views = graph.views()
        let tiling = RowTiling(graph, views, Fusion(graph, views).kernels, measure)
        (kernels, runs) = (tiling.kernels, tiling.runs)
        var offset = 0
        for variable in computation.variables {
            precondition(variables[variable.name] == nil, "variable '\(variable.name)' is listed twice")
            variables[variable.name] = Span(offset: offset, count: variable.shape.count)
            offset += Span.padded(variable.shape.count)
        }
        variableBlock = Span(offset: 0, count: offset)
        memory = MemoryMap(from: offset)
        lastReader = [Int](repeating: -1, count: graph.nodes.count)
    }

    /// Stage 5, in order.
    mutating func build() {
        placeLeaves()
        findLastReaders()
        findInPlace()
        alignUpdates()
        findTiled()
        var number = 0
        for run in runs {
            for kernel in number..<run.kernels.lowerBound { build(kernel: kernel) }
            build(run)
            number = run.kernels.upperBound
        }
        for kernel in number..<kernels.count { build(kernel: kernel) }
        for (output, node) in zip(computation.outputs, graph.outputs) {
            var shown = spans[node]!  // every root has been given memory
            if case .variable = graph.nodes[node].operation {
                // The variable may be about to change.
                let kept = memory.take(shown.count)
                append(.copy(copy(from: shown, to: kept)))
                shown = kept
            }
            outputSpans[output.name] = shown
        }
        assign()
    }

    /// Adds a kernel's instructions, then gives back what ended with it.
    private mutating func build(kernel number: Int) {
        for span in cleared[number] ?? [] { append(.copy(clearing(span))) }
        let kernel = kernels[number]
        emit(kernel, number)
        // Each root once, in order of first mention, so that memory is given back in a fixed order.
        var released: [Int] = []
        for input in kernel.flatMap({ graph.nodes[$0].inputs.map { views[$0].root } })
        where lastReader[input] == number && !released.contains(input) && !kernel.contains(input) {
            released.append(input)
        }
        for node in kernel where lastReader[node] < number { released.append(node) }
        for node in released { release(node) }
    }

    /// Builds the kernels for all rows, and then cuts what was built into tiles.
    private mutating func build(_ run: RowTiling.Run) {
        let start = instructions.count
        tile = Tile()
        for kernel in run.kernels { build(kernel: kernel) }
        guard let built = tile else { return }
        tile = nil
        let whole = instructions[start...]
        let numbers = origins[start...]
        instructions.removeLast(whole.count)
        origins.removeLast(numbers.count)
        let sums = whole.map(RowPart.sumElements).max() ?? 0
        let memory = self.memory.take(Span.padded(built.memory.end) + sums)
        for first in stride(from: 0, to: run.rows, by: run.tileRows) {
            let part = RowPart(
                rows: first..<min(run.rows, first + run.tileRows), count: run.rows, tileStart: memory.offset,
                sumStart: memory.offset + Span.padded(built.memory.end))
            for (instruction, number) in zip(whole, numbers) {
                let parts = part.parts(instruction)
                instructions += parts
                origins += parts.map { _ in number }
            }
        }
        self.memory.giveBack(memory)
        for node in built.released { release(node) }
    }

    /// What only the run that computes it reads is needed for a tile's rows at a time.
    private mutating func findTiled() {
        for run in runs {
            for node in run.computed where inPlace[node] == nil && run.kernels.contains(lastReader[node]) {
                tileCounts[node] = graph.nodes[node].shape.count / run.rows * run.tileRows
            }
        }
    }

    /// Whether a node's memory is working memory, neither a variable's nor a table's.
    private var isWorking: (Int) -> Bool {
        { [graph] in !graph.nodes[$0].inputs.isEmpty || graph.nodes[$0].isRandom }
    }

    /// Gives variables, tables and constants places that stay.
    private mutating func placeLeaves() {
        for (number, node) in graph.nodes.enumerated() {
            switch node.operation {
            case .variable(let name):
                guard let span = variables[name] else {
                    preconditionFailure("variable '\(name)' is not among the computation's variables")
                }
                precondition(span.count == node.shape.count, "variable '\(name)' has another shape")
                spans[number] = span
            case .table(let values):
                let span = memory.take(values.count)
                spans[number] = span
                tables.append((span, values))
            case .constant(let value):
                // A constant in a loop is part of the loop; anyone else reads it from memory.
                let span = memory.take(1)
                spans[number] = span
                tables.append((span, [value]))
            default: break
            }
        }
    }

    /// Complexity: of the number of edges.
    private mutating func findLastReaders() {
        for (number, kernel) in kernels.enumerated() {
            for node in kernel {
                for input in graph.nodes[node].inputs { lastReader[views[input].root] = number }
            }
        }
        for root in graph.assigned + graph.outputs { lastReader[views[root].root] = kernels.count }
    }

    /// A new value is written over the old one by the loop that computes it, if no other kernel reads the old
    /// one at that time or later and no output shows it; a loop itself reads before it writes.
    private mutating func findInPlace() {
        var kernelOf: [Int: Int] = [:]
        for (number, kernel) in kernels.enumerated() { for node in kernel { kernelOf[node] = number } }
        var variableNodes: [String: Int] = [:]
        for (number, node) in graph.nodes.enumerated() {
            if case .variable(let name) = node.operation { variableNodes[name] = number }
        }
        var taken: Set<Int> = []
        let outputs = Set(graph.outputs.map { views[$0].root })
        for (assignment, node) in zip(computation.assignments, graph.assigned) {
            guard let writer = kernelOf[node], graph.nodes[node].isElementwise, !outputs.contains(node) else {
                continue
            }
            if let old = variableNodes[assignment.variable.name] {
                if outputs.contains(old) || graph.assigned.contains(old) { continue }
                let readsOnlyAlike = kernels[writer].allSatisfy { user in
                    graph.nodes[user].inputs.allSatisfy { input in
                        views[input].root != old
                            || (views[input].isContiguous(graph.nodes[input].shape) && views[input].offset == 0
                                && graph.nodes[input].shape.count == graph.nodes[user].shape.count)
                    }
                }
                guard lastReader[old] <= writer, readsOnlyAlike else { continue }
            }
            guard taken.insert(node).inserted else { continue }
            inPlace[node] = variables[assignment.variable.name]!  // every assigned variable is listed
        }
    }

    /// Gives back the memory of a tensor that nobody reads any more; within a run what others may have only behind it.
    private mutating func release(_ node: Int) {
        guard isWorking(node), inPlace[node] == nil, let span = spans[node] else { return }
        if let rows = tileCounts[node], let place = TileOffset(span) {
            tile?.memory.giveBack(Span(offset: place.offset, count: rows))
        } else if tile != nil {
            tile?.released.append(node)
            return
        } else {
            memory.giveBack(span)
        }
        spans[node] = nil
    }

    /// Memory for a kernel's result: for all rows, or of a tensor that only the run at hand reads for a tile's.
    mutating func place(_ node: Int) -> Span {
        if let span = spans[node] { return span }
        let count = graph.nodes[node].shape.count
        let span: Span
        if let rows = tileCounts[node], let place = tile?.memory.take(rows) {
            span = TileOffset(place.offset).span(count: count)
        } else {
            span = inPlace[node] ?? memory.take(count)
        }
        spans[node] = span
        return span
    }

    /// Memory of an operand that ends with this kernel passes to the result of a loop, element by element.
    mutating func inherit(_ node: Int, from operand: Int, kernel: Int) -> Bool {
        guard inPlace[node] == nil, inPlace[operand] == nil, isWorking(operand), lastReader[operand] == kernel,
            let span = spans[operand], span.count == graph.nodes[node].shape.count,
            tile == nil || (tileCounts[node] != nil && tileCounts[operand] != nil)
        else { return false }
        spans[node] = span
        spans[operand] = nil
        return true
    }

    /// Adds an instruction: a loop that only goes on where the one before ended becomes part of that.
    mutating func append(_ instruction: Instruction) {
        if tile == nil, case .elementwise(let loop) = instruction, case .elementwise(let before) = instructions.last,
            let joined = before.continued(by: loop)
        {
            instructions[instructions.count - 1] = .elementwise(joined)
        } else {
            origins.append(instructions.count)
            instructions.append(instruction)
        }
    }

    /// The memory that a node is read from: its root's.
    func span(_ node: Int) -> Span { spans[views[node].root]! }  // operands are computed before their readers

    /// The run of memory that shows a contiguous node.
    func run(_ node: Int) -> Span {
        Span(offset: span(node).offset + views[node].offset, count: graph.nodes[node].shape.count)
    }
}
