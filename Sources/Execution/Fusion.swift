import ExpressionGraph
import Kernels

/// Decides which elementwise nodes run in one loop: stage 3 of a plan.
///
/// A sum of an elementwise node over all its elements belongs to the loop of that node.
///
/// Every node gets a *depth* such that a node never depends on one of greater depth, and elementwise nodes of
/// equal depth and shape depend on each other only directly: those can share a loop.
///
/// Complexity: of the number of nodes and edges, with the readers of a node's operands looked through once for each.
struct Fusion {
    /// Nodes of a kernel, in order; one node unless it is a loop.
    private(set) var kernels: [[Int]] = []

    init(_ graph: PlanGraph, _ views: [View]) {
        var depth = Self.earliest(graph, views)
        let last = (depth.max() ?? 0) + 1
        Self.gatherUpdates(graph, views, last, &depth)
        Self.postpone(graph, views, last, &depth)
        kernels = Self.kernels(graph, views, last, depth)
    }

    /// Whether `user`, an elementwise node, reads `input` within a shared loop.
    private static func joins(_ graph: PlanGraph, _ views: [View], _ user: Int, _ input: Int) -> Bool {
        graph.nodes[user].isElementwise && graph.nodes[input].isElementwise
            && graph.nodes[user].shape == graph.nodes[input].shape
    }

    /// Work done by nodes with memory of their own; leaves and views are at the depth of what they show.
    private static func earliest(_ graph: PlanGraph, _ views: [View]) -> [Int] {
        var depth: [Int] = []
        for (number, node) in graph.nodes.enumerated() {
            let isWork = views[number].root == number && !node.inputs.isEmpty
            depth.append(
                node.inputs.reduce(0) { deepest, input in
                    let step = isWork && !joins(graph, views, number, input) ? 1 : 0
                    return max(deepest, depth[input] + step)
                })
        }
        return depth
    }

    /// Moves what only new values of variables need to the end: when all gradients are there, variables,
    /// optimizer state and all can be updated in one pass, and nobody reads the old values any more.
    private static func gatherUpdates(_ graph: PlanGraph, _ views: [View], _ last: Int, _ depth: inout [Int]) {
        let outputs = Set(graph.outputs), assigned = Set(graph.assigned)
        let terms = terms(graph, views)
        var isUpdate = [Bool](repeating: false, count: graph.nodes.count)
        for (number, node) in graph.nodes.enumerated().reversed() where node.isElementwise {
            isUpdate[number] =
                !outputs.contains(number) && (assigned.contains(number) || !node.users.isEmpty)
                && terms[number] <= mostTerms
                && node.users.allSatisfy { isUpdate[$0] && joins(graph, views, $0, number) }
            if isUpdate[number] { depth[number] = last }
        }
    }

    /// A sum of more terms is made as they come: at the end all of them would have to be there at once. (The gradient of a
    /// parameter that is used at every step in time is such a sum.)
    private static let mostTerms = 8

    /// How many terms each node adds up in a loop; 1 for what is no sum.
    private static func terms(_ graph: PlanGraph, _ views: [View]) -> [Int] {
        var terms = [Int](repeating: 1, count: graph.nodes.count)
        for (number, node) in graph.nodes.enumerated() {
            guard case .binary(.add) = node.operation else { continue }
            terms[number] = node.inputs.reduce(0) { $0 + (joins(graph, views, number, $1) ? terms[$1] : 1) }
        }
        return terms
    }

    /// Moves elementwise nodes to where they are first needed, so that what only the backward pass needs is
    /// not stored during the forward pass. A node moves if that keeps no more tensors alive than before.
    private static func postpone(_ graph: PlanGraph, _ views: [View], _ last: Int, _ depth: inout [Int]) {
        let outputs = Set(graph.outputs), assigned = Set(graph.assigned)
        var readers = [LastReaders](repeating: LastReaders(), count: graph.nodes.count)
        for (number, node) in graph.nodes.enumerated() {
            for input in node.inputs { readers[views[input].root].note(number, depth[number]) }
        }
        for number in graph.nodes.indices.reversed() where graph.nodes[number].isElementwise {
            let users = graph.nodes[number].users
            guard !outputs.contains(number), users.allSatisfy({ joins(graph, views, $0, number) }) else {
                continue
            }
            // New values of variables come last, when nobody reads the old ones any more.
            let target = users.map { depth[$0] }.min() ?? last
            guard target > depth[number] else { continue }
            if let leader = leader(graph, number), depth[leader] == depth[number] { continue }
            let alive = Set(graph.nodes[number].inputs.map { views[$0].root }).filter { root in
                // Leaves, and what is kept anyway, cost nothing.
                let isKept = graph.nodes[root].inputs.isEmpty || outputs.contains(root) || assigned.contains(root)
                return !isKept && readers[root].depth(without: number) < target
            }
            guard alive.count <= 1 else { continue }
            depth[number] = target
            for input in graph.nodes[number].inputs { readers[views[input].root].note(number, target) }
        }
    }

    /// The two readers of a tensor that come last. Readers only ever move to the end.
    private struct LastReaders {
        private var last = (reader: -1, depth: -1)
        private var beforeLast = (reader: -1, depth: -1)

        /// Takes note of a reader, or of the depth it has moved to.
        mutating func note(_ reader: Int, _ depth: Int) {
            if reader == last.reader {
                last.depth = max(last.depth, depth)
            } else if depth > last.depth {
                (last, beforeLast) = ((reader, depth), last)
            } else if depth > beforeLast.depth {
                beforeLast = (reader, depth)
            }
        }

        /// The depth of the last reader but for one; -1 where there is none.
        func depth(without reader: Int) -> Int { reader == last.reader ? beforeLast.depth : last.depth }
    }

    /// The node that does most of a node's work too, if there is one. Both are best found together, and the one that waits
    /// is then kept in place of what both are made of.
    private static func leader(_ graph: PlanGraph, _ number: Int) -> Int? {
        let node = graph.nodes[number]
        guard let leader = ElementwiseLoop.Function(node.operation)?.leader else { return nil }
        return graph.nodes[node.inputs[0]].users.first { user in
            ElementwiseLoop.Function(graph.nodes[user].operation) == leader && graph.nodes[user].inputs == node.inputs
        }
    }

    /// A loop that has as many nodes is full; what would join it begins another behind it. Loops unrolled over time would
    /// otherwise grow with the number of steps, and what is made of a loop takes time of the square of its length.
    private static let mostNodes = 128

    private static func kernels(
        _ graph: PlanGraph, _ views: [View], _ last: Int, _ depth: [Int]
    ) -> [[Int]] {
        struct Key: Hashable {
            let depth: Int
            let shape: Shape
            /// Updates of different variables stay apart, so that those alike can follow one another.
            let update: Int?
        }
        let updates = updates(graph, last, depth)
        var loops: [Key: Int] = [:]
        var loopOf: [Int: Int] = [:]
        var kernels: [(depth: Int, update: Int, nodes: [Int])] = []
        for (number, node) in graph.nodes.enumerated() where views[number].root == number {
            if Self.isSumOfLoop(graph, number) {
                if let loop = loopOf[node.inputs[0]] { kernels[loop].nodes.append(number) }
            } else if node.isElementwise {
                let key = Key(depth: depth[number], shape: node.shape, update: updates[number])
                if let loop = loops[key], kernels[loop].nodes.count < mostNodes {
                    kernels[loop].nodes.append(number)
                } else {
                    loops[key] = kernels.count
                    kernels.append((depth[number], updates[number] ?? 0, [number]))
                }
                loopOf[number] = loops[key]
            } else if !node.inputs.isEmpty || node.isRandom {
                kernels.append((depth[number], 0, [number]))
            }
        }
        // Within a depth the order is free, for no kernel there needs another: updates follow the order of their
        // variables.
        return kernels.enumerated().sorted {
            ($0.element.depth, $0.element.update, $0.offset) < ($1.element.depth, $1.element.update, $1.offset)
        }.map(\.element.nodes)
    }

    /// Whether a node is a sum over all elements of an elementwise node.
    private static func isSumOfLoop(_ graph: PlanGraph, _ number: Int) -> Bool {
        guard case .sum = graph.nodes[number].operation, graph.nodes[number].shape.count == 1 else { return false }
        return graph.nodes[graph.nodes[number].inputs[0]].isElementwise
    }

    /// For every elementwise node at the end the first assignment, in order, that it is connected with.
    private static func updates(_ graph: PlanGraph, _ last: Int, _ depth: [Int]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        for (position, root) in graph.assigned.enumerated() where depth[root] == last && result[root] == nil {
            var pending = [root]
            while let node = pending.popLast() {
                guard graph.nodes[node].isElementwise, depth[node] == last, result[node] == nil,
                    graph.nodes[node].shape == graph.nodes[root].shape
                else { continue }
                result[node] = position
                pending += graph.nodes[node].inputs + graph.nodes[node].users
            }
        }
        return result
    }
}

extension PlanGraph.Node {
    var isRandom: Bool {
        if case .random = operation { return true }
        return false
    }
}
