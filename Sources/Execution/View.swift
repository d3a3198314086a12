import ExpressionGraph

/// A way to read a node: another node's memory, from an offset, with strides along the node's own axes.
struct View: Hashable {
    /// The node whose memory is read.
    var root: Int
    var offset: Int
    var strides: [Int]

    /// Whether a node of `shape` read this way is one run of memory in row-major order.
    func isContiguous(_ shape: Shape) -> Bool {
        zip(zip(strides, shape.strides), shape.dimensions).allSatisfy { $1 == 1 || $0.0 == $0.1 }
    }
}

extension PlanGraph {
    /// How each node is read: nodes with memory of their own as themselves, others through the node they are
    /// a view of. A view that its readers cannot read with strides gets memory of its own. Stage 2 of a plan.
    ///
    /// Complexity: of the number of nodes and edges.
    func views() -> [View] {
        var views: [View] = []
        let roots = Set(assigned + outputs)
        for (number, node) in nodes.enumerated() {
            let own = View(root: number, offset: 0, strides: node.shape.strides)
            guard node.isView, let view = view(of: node, through: views) else {
                views.append(own)
                continue
            }
            let needsRun =
                roots.contains(number)
                || node.users.contains { user in !nodes[user].isElementwise && !readsWithStrides(user) }
            views.append(needsRun && (roots.contains(number) || !view.isContiguous(node.shape)) ? own : view)
        }
        return views
    }

    /// Copies and further views follow strides; products and reductions want a run of memory.
    private func readsWithStrides(_ user: Int) -> Bool {
        switch nodes[user].operation {
        case .broadcast, .transpose, .slice, .reshape, .concatenate, .pad: true
        default: false
        }
    }

    private func view(of node: Node, through views: [View]) -> View? {
        let input = node.inputs[0]
        let (inputView, inputShape) = (views[input], nodes[input].shape)
        switch node.operation {
        case .broadcast:
            let missing = node.shape.rank - inputShape.rank
            let strides = (0..<node.shape.rank).map { axis in
                axis < missing || inputShape[axis - missing] == 1 ? 0 : inputView.strides[axis - missing]
            }
            return View(root: inputView.root, offset: inputView.offset, strides: strides)
        case .reshape:
            guard let strides = Self.strides(inputView.strides, of: inputShape, readAs: node.shape) else {
                return nil
            }
            return View(root: inputView.root, offset: inputView.offset, strides: strides)
        case .transpose(let permutation):
            return View(
                root: inputView.root, offset: inputView.offset, strides: permutation.map { inputView.strides[$0] })
        case .slice(let axis, let start):
            return View(
                root: inputView.root, offset: inputView.offset + start * inputView.strides[axis],
                strides: inputView.strides)
        default: return nil
        }
    }

    /// The strides that read a strided tensor in another shape, if there are any: axes of extent 1 come and
    /// go freely, and a contiguous whole can be cut anew.
    private static func strides(_ strides: [Int], of shape: Shape, readAs target: Shape) -> [Int]? {
        if View(root: 0, offset: 0, strides: strides).isContiguous(shape) { return target.strides }
        let kept = zip(shape.dimensions, strides).filter { $0.0 != 1 }
        guard kept.map(\.0) == target.dimensions.filter({ $0 != 1 }) else { return nil }
        var next = kept.makeIterator()
        return target.dimensions.map { $0 == 1 ? 0 : next.next()!.1 }  // as many as counted above
    }
}
