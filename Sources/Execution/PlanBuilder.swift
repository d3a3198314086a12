import ExpressionGraph
import Kernels

/// Turns kernels into instructions and gives their results memory.
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

    private var isWorking: (Int) -> Bool {
        { [graph] in !graph.nodes[$0].inputs.isEmpty || graph.nodes[$0].isRandom }
    }

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

    /// Memory for a kernel's result.
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

    func span(_ node: Int) -> Span { spans[views[node].root]! }  // operands are computed before their readers

    /// The run of memory that shows a contiguous node.
    func run(_ node: Int) -> Span {
        Span(offset: span(node).offset + views[node].offset, count: graph.nodes[node].shape.count)
    }

    /// Copies new values that could not be written in place.
    private mutating func assign() {
        var copies: [Instruction] = []
        for (assignment, node) in zip(computation.assignments, graph.assigned) {
            let target = variables[assignment.variable.name]!  // every assigned variable is listed
            precondition(graph.nodes[node].shape.count == target.count, "'\(assignment.variable.name)' changes shape")
            if inPlace[node] == target { continue }
            var source = span(node)
            if case .variable = graph.nodes[views[node].root].operation {
                // The source may itself be overwritten: through working memory.
                let kept = memory.take(target.count)
                append(.copy(copy(from: source, to: kept)))
                source = kept
            }
            copies.append(.copy(copy(from: source, to: target)))
        }
        for copy in copies { append(copy) }
    }

    private func copy(from source: Span, to target: Span) -> Instruction.Copy {
        Instruction.Copy(
            dimensions: [target.count], source: source, sourceStrides: [source.count == 1 ? 0 : 1], target: target,
            targetStrides: [1])
    }

    private func clearing(_ span: Span) -> Instruction.Copy {
        Instruction.Copy(
            dimensions: [0], source: span, sourceStrides: [1], target: span, targetStrides: [1], clearsTarget: true)
    }
}
