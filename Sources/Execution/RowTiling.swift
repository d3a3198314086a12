import ExpressionGraph
import Kernels

/// Stage 4 of a plan: finds kernels that can pass over a batch tile by tile of its rows, all of them over one tile
/// before any sees the next: what one leaves behind is still near when the next reads it, and what only they read needs
/// memory for a tile's rows alone.
///
/// A kernel can be cut at rows where each row of its result needs no other row of what the run computes, or where it
/// sums over the rows: a part of the sum from each tile. Such a sum is whole when the run is over, and what reads it
/// comes later.
///
/// Complexity: of the number of edges, times the number of runs found: what comes behind a run is looked through again.
struct RowTiling {
    /// When cutting pays, and into tiles of what size.
    struct Measure {
        /// Batches with fewer rows stay whole.
        var rows = 512
        /// Elements that kernels of a run pass on to each other, below which they stay near by themselves.
        var elements = 1 << 19
        /// Elements of a tile of the widest tensor: 128 kB in single precision.
        var tile = 1 << 15
        /// Tiles have at least so many rows, whatever their width.
        var least = 64

        /// Rows of a tile: a multiple of whatever registers hold, so that every tile begins on one, and about the same
        /// for all.
        func tileRows(of rows: Int, width: Int) -> Int {
            let wanted = max(least, tile / max(1, width))
            let tiles = (rows + wanted - 1) / wanted
            return Span.padded((rows + tiles - 1) / tiles)
        }
    }

    /// Neighbouring kernels to be cut.
    struct Run {
        let kernels: Range<Int>
        let rows: Int
        let tileRows: Int
        /// Nodes whose rows they compute.
        let computed: Set<Int>
    }

    /// All kernels, in an order in which those of a run are neighbours.
    private(set) var kernels: [[Int]] = []
    private(set) var runs: [Run] = []

    private let graph: PlanGraph
    private let views: [View]
    private let measure: Measure
    private let assigned: Set<Int>

    init(_ graph: PlanGraph, _ views: [View], _ kernels: [[Int]], _ measure: Measure) {
        (self.graph, self.views, self.measure) = (graph, views, measure)
        assigned = Set(graph.assigned)
        guard let rows = commonRows(kernels) else {
            self.kernels = kernels
            return
        }
        arrange(kernels, rows)
    }

    /// The number of rows that most of the memory is cut into.
    private func commonRows(_ kernels: [[Int]]) -> Int? {
        var elements: [Int: Int] = [:]
        for node in kernels.joined() {
            let shape = graph.nodes[node].shape
            if shape.rank > 0, shape[0] >= measure.rows { elements[shape[0], default: 0] += shape.count }
        }
        return elements.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Takes what can be cut together out of a list, what it needs before it, the rest behind it, and goes on there.
    private mutating func arrange(_ list: [[Int]], _ rows: Int) {
        var before: [[Int]] = []
        var run: [[Int]] = []
        var after: [[Int]] = []
        var batch = Batch(graph, views, rows: rows)
        var isUnfinished: Set<Int> = []
        for kernel in list {
            let read = Set(kernel.flatMap { graph.nodes[$0].inputs.map { views[$0].root } }).subtracting(kernel)
            let updates = kernel.contains { assigned.contains($0) }
            if !updates, isUnfinished.isDisjoint(with: read), let cut = batch.cut(kernel) {
                run.append(kernel)
                batch.computed.formUnion(cut.rows)
                isUnfinished.formUnion(cut.sums)
            } else if !updates, isUnfinished.isDisjoint(with: read), batch.computed.isDisjoint(with: read) {
                before.append(kernel)
            } else {
                after.append(kernel)
                isUnfinished.formUnion(kernel)
            }
        }
        var kernelOf: [Int: Int] = [:]
        for (number, kernel) in run.enumerated() { for node in kernel { kernelOf[node] = number } }
        let passedOn = batch.computed.filter { node in
            graph.nodes[node].users.contains { kernelOf[$0] != kernelOf[node] }
        }
        let widths = passedOn.map { graph.nodes[$0].shape.count / rows }
        guard run.count > 1, let widest = widths.max(), widths.reduce(0, +) * rows >= measure.elements else {
            kernels += list
            return
        }
        kernels += before
        let tileRows = measure.tileRows(of: rows, width: widest)
        runs.append(
            Run(
                kernels: kernels.count..<kernels.count + run.count, rows: rows, tileRows: tileRows,
                computed: batch.computed))
        kernels += run
        arrange(after, rows)
    }
}

/// Which kernels can be cut at the rows of a batch, given what a run has computed of it so far.
private struct Batch {
    let graph: PlanGraph
    let views: [View]
    let rows: Int
    /// Nodes whose rows the run computes.
    var computed: Set<Int> = []

    init(_ graph: PlanGraph, _ views: [View], rows: Int) {
        (self.graph, self.views, self.rows) = (graph, views, rows)
    }

    /// The kernel's nodes that are cut at rows, and those that are sums over them; `nil` where the kernel cannot be cut.
    func cut(_ kernel: [Int]) -> (rows: [Int], sums: [Int])? {
        let node = kernel[0]
        let n = graph.nodes[node]
        if n.isElementwise { return cutLoop(kernel) }
        let keepsRows = hasRows(node)
        switch n.operation {
        case .product(let a, let b):
            let (left, right) = (n.inputs[0], n.inputs[1])
            if !a, keepsRows, isByRow(left), isWhole(right) { return ([node], []) }
            if a, !b, hasRows(left), hasRows(right), isByRow(left), isByRow(right) { return ([], [node]) }
            return nil
        case .sum(let axes), .largest(let axes):
            let runs = graph.reducedRuns(of: n.inputs[0], axes)
            guard hasRows(n.inputs[0]), isByRow(n.inputs[0]), runs.count == 1 else { return nil }
            if runs[0].lowerBound > 0 { return keepsRows ? ([node], []) : nil }
            if case .sum = n.operation { return ([], [node]) }
            return nil
        case .gather:
            return keepsRows && isWhole(n.inputs[0]) && hasRows(n.inputs[1]) && isByRow(n.inputs[1])
                ? ([node], []) : nil
        case .splines, .splineSum:
            guard keepsRows, hasRows(n.inputs[0]), isByRow(n.inputs[0]), isWhole(n.inputs[1]) else { return nil }
            guard n.inputs.count > 2 else { return ([node], []) }
            let isShared = graph.nodes[n.inputs[2]].shape[0] == 1
            return (isShared ? isWhole(n.inputs[2]) : isByRow(n.inputs[2])) ? ([node], []) : nil
        case .concatenate(let axis):
            return keepsRows && axis > 0 && n.inputs.allSatisfy(isByRow) ? ([node], []) : nil
        case .pad(let axis, _), .slice(let axis, _):
            return keepsRows && axis > 0 && isByRow(n.inputs[0]) ? ([node], []) : nil
        case .transpose(let permutation):
            return keepsRows && permutation[0] == 0 && isByRow(n.inputs[0]) ? ([node], []) : nil
        case .reshape:
            return keepsRows && hasRows(n.inputs[0]) && isByRow(n.inputs[0]) ? ([node], []) : nil
        case .broadcast:
            return keepsRows && isByRow(n.inputs[0], in: n.shape) ? ([node], []) : nil
        default: return nil
        }
    }

    private func cutLoop(_ kernel: [Int]) -> (rows: [Int], sums: [Int])? {
        guard hasRows(kernel[0]) else { return nil }
        var result: (rows: [Int], sums: [Int]) = ([], [])
        for node in kernel {
            let n = graph.nodes[node]
            if n.isElementwise { result.rows.append(node) } else { result.sums.append(node) }
            for input in n.inputs where !kernel.contains(input) {
                guard !kernel.contains(views[input].root), isByRow(input, in: n.shape) else { return nil }
            }
        }
        return result
    }

    private func hasRows(_ node: Int) -> Bool {
        let shape = graph.nodes[node].shape
        return shape.rank > 0 && shape[0] == rows
    }

    /// Whether an operand is there as a whole before the run begins.
    private func isWhole(_ input: Int) -> Bool { !computed.contains(views[input].root) }

    /// Whether a row of the result needs no other row of an operand: it is whole, or walked row by row.
    private func isByRow(_ input: Int) -> Bool {
        if isWhole(input) { return true }
        let root = views[input].root
        return hasRows(input) && views[input].strides[0] == graph.nodes[root].shape.count / rows
    }

    /// The same for an operand that is stretched to a shape.
    private func isByRow(_ input: Int, in shape: Shape) -> Bool {
        isWhole(input) || (graph.nodes[input].shape.rank == shape.rank && isByRow(input))
    }
}
