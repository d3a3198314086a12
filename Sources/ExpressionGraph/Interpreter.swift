/// Evaluates expressions one node after the other with plain loops: slow, and simple enough to be right by
/// reading. It is what the compiled plans are checked against, and what names the first operation that
/// went wrong when a run diverges.
public struct Interpreter {
    /// How results are rounded.
    public enum Precision: Sendable {
        /// Not at all: `Double` throughout.
        case double
        /// Every operation's result is rounded to single precision.
        case single
    }

    /// Random numbers for a node of a distribution, element count and stream.
    public typealias RandomSource = (Operation.Distribution, Int, Int) -> [Double]

    private let variables: [String: [Double]]
    private let precision: Precision
    private let random: RandomSource

    /// - Parameters:
    ///   - variables: the values of variables by name, row-major.
    ///   - random: the source of random numbers; only graphs without any can do without.
    public init(
        variables: [String: [Double]], precision: Precision = .double,
        random: @escaping RandomSource = { _, _, _ in preconditionFailure("a graph with random numbers") }
    ) {
        self.variables = variables
        self.precision = precision
        self.random = random
    }

    /// The values of some expressions, row-major.
    ///
    /// Complexity: of the arithmetic below them, one element at a time, shared parts once; the values of all expressions
    /// below are kept until the end.
    ///
    /// - Precondition: every variable below has values, of its shape's count.
    public func values(_ roots: [Expr]) -> [[Double]] {
        var known: [Expr.ID: [Double]] = [:]
        visit(roots) { expression, values in known[expression.id] = values }
        return roots.map { known[$0.id]! }  // visit reaches every root
    }

    /// The values of one expression, row-major; see `values(_:)`.
    public func value(_ root: Expr) -> [Double] { values([root])[0] }

    /// The first expression, in order of evaluation, with a value that is not finite, and its operands' values; `nil` if
    /// all are finite.
    ///
    /// Complexity: as of `values(_:)`; what comes behind is evaluated too.
    public func firstNonFinite(_ roots: [Expr]) -> (expression: Expr, operands: [[Double]])? {
        var found: (Expr, [[Double]])?
        var known: [Expr.ID: [Double]] = [:]
        visit(roots) { expression, values in
            known[expression.id] = values
            if found == nil, !values.allSatisfy(\.isFinite) {
                found = (expression, expression.inputs.map { known[$0.id]! })  // operands come first
            }
        }
        return found
    }

    private func visit(_ roots: [Expr], _ body: (Expr, [Double]) -> Void) {
        var known: [Expr.ID: [Double]] = [:]
        for expression in Expr.sorted(roots) {
            var values = evaluate(expression, expression.inputs.map { known[$0.id]! })  // operands come first
            if precision == .single { values = values.map { Double(Float($0)) } }
            known[expression.id] = values
            body(expression, values)
        }
    }

    private func evaluate(_ e: Expr, _ inputs: [[Double]]) -> [Double] {
        let shape = e.shape
        switch e.operation {
        case .constant(let value): return [value]
        case .table(let values): return values
        case .variable(let name):
            guard let values = variables[name] else { preconditionFailure("no value for variable '\(name)'") }
            precondition(values.count == shape.count, "variable '\(name)' of \(shape): \(values.count) values")
            return values
        case .random(let distribution, let stream): return random(distribution, shape.count, stream)
        case .unary(let function): return inputs[0].map(function.value)
        case .binary(let function):
            let (a, b) = (stretched(e.inputs[0], inputs[0], shape), stretched(e.inputs[1], inputs[1], shape))
            return (0..<shape.count).map { function.value(at: a[$0], b[$0]) }
        case .select:
            let parts = (0..<3).map { stretched(e.inputs[$0], inputs[$0], shape) }
            return (0..<shape.count).map { parts[0][$0] != 0 ? parts[1][$0] : parts[2][$0] }
        case .broadcast: return stretched(e.inputs[0], inputs[0], shape)
        case .reshape, .stopGradient, .substitute: return inputs[0]
        case .transpose(let permutation):
            let strides = e.inputs[0].shape.strides
            return indices(of: shape).map { index in
                inputs[0][zip(permutation, index).reduce(0) { $0 + strides[$1.0] * $1.1 }]
            }
        case .slice(let axis, let start):
            let strides = e.inputs[0].shape.strides
            return indices(of: shape).map { index in inputs[0][dot(index, strides) + start * strides[axis]] }
        case .pad(let axis, let start):
            var result = [Double](repeating: 0, count: shape.count)
            for (position, index) in indices(of: e.inputs[0].shape).enumerated() {
                result[dot(index, shape.strides) + start * shape.strides[axis]] = inputs[0][position]
            }
            return result
        case .concatenate(let axis): return concatenated(e, inputs, axis)
        case .gather:
            let row = shape.count / shape[0]
            return inputs[1].flatMap { inputs[0][Int($0) * row..<(Int($0) + 1) * row] }
        case .scatterAdd:
            let row = shape.count / shape[0]
            var result = [Double](repeating: 0, count: shape.count)
            for (from, index) in inputs[1].enumerated() {
                for j in 0..<row { result[Int(index) * row + j] += inputs[0][from * row + j] }
            }
            return result
        case .sum(let axes): return reduced(e, inputs[0], axes, 0, +)
        case .largest(let axes):
            return reduced(e, inputs[0], axes, -.infinity) { $1.isNaN || $0.isNaN ? .nan : Swift.max($0, $1) }
        case .product(let a, let b): return product(e, inputs, a, b)
        case .splines(let order, let derivative):
            return splines(e, inputs[0], inputs[1], order, derivative).joined().map { $0 }
        case .splineSum(let order, let derivative):
            let basis = splines(e, inputs[0], inputs[1], order, derivative)
            let terms = basis.first?.count ?? 0
            return basis.enumerated().map { point, values in
                let start = point * terms % inputs[2].count
                return zip(values, inputs[2][start..<start + terms]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
    }

    /// All splines at every point, by the recursion as it is defined, over the whole grid.
    private func splines(
        _ e: Expr, _ points: [Double], _ knots: [Double], _ order: Int, _ derivative: Int
    ) -> [[Double]] {
        let (inputs, count) = (e.inputs[1].shape[0], e.inputs[1].shape[1])
        return points.enumerated().map { position, x in
            let t = Array(knots[position % inputs * count..<(position % inputs + 1) * count])
            // Beyond all knots the splines are 0 even where ∞ · 0 would not be.
            guard x.isFinite else { return [Double](repeating: x.isNaN ? .nan : 0, count: count - 1 - order) }
            var basis = (0..<count - 1).map { t[$0] <= x && x < t[$0 + 1] ? 1.0 : 0 }
            for degree in stride(from: 1, through: order, by: 1) {
                basis = (0..<count - 1 - degree).map { m in
                    let left = t[m + degree] - t[m], right = t[m + degree + 1] - t[m + 1]
                    if degree > order - derivative {
                        return Double(degree)
                            * ((left > 0 ? basis[m] / left : 0) - (right > 0 ? basis[m + 1] / right : 0))
                    }
                    return (left > 0 ? (x - t[m]) / left * basis[m] : 0)
                        + (right > 0 ? (t[m + degree + 1] - x) / right * basis[m + 1] : 0)
                }
            }
            return basis
        }
    }

    private func indices(of shape: Shape) -> [[Int]] {
        let strides = shape.strides
        return (0..<shape.count).map { position in
            (0..<shape.rank).map { position / strides[$0] % shape[$0] }
        }
    }

    private func dot(_ a: [Int], _ b: [Int]) -> Int { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    private func stretched(_ e: Expr, _ values: [Double], _ target: Shape) -> [Double] {
        if e.shape == target { return values }
        if values.count == 1 { return [Double](repeating: values[0], count: target.count) }
        let strides = e.shape.strides(broadcastTo: target)
        return indices(of: target).map { values[dot($0, strides)] }
    }

    private func concatenated(_ e: Expr, _ inputs: [[Double]], _ axis: Int) -> [Double] {
        var result = [Double](repeating: 0, count: e.shape.count)
        var start = 0
        for (part, values) in zip(e.inputs, inputs) {
            for (position, index) in indices(of: part.shape).enumerated() {
                result[dot(index, e.shape.strides) + start * e.shape.strides[axis]] = values[position]
            }
            start += part.shape[axis]
        }
        return result
    }

    private func reduced(
        _ e: Expr, _ values: [Double], _ axes: [Int], _ start: Double, _ combine: (Double, Double) -> Double
    ) -> [Double] {
        var result = [Double](repeating: start, count: e.shape.count)
        for (position, index) in indices(of: e.inputs[0].shape).enumerated() {
            let target = index.enumerated().map { axes.contains($0.offset) ? 0 : $0.element }
            let place = dot(target, e.shape.strides)
            result[place] = combine(result[place], values[position])
        }
        return result
    }

    private func product(_ e: Expr, _ inputs: [[Double]], _ a: Bool, _ b: Bool) -> [Double] {
        let (m, n) = (e.shape[0], e.shape[1])
        let k = e.inputs[0].shape[a ? 0 : 1]
        return (0..<m * n).map { position in
            let (i, j) = (position / n, position % n)
            return (0..<k).reduce(0) { sum, l in
                sum + inputs[0][a ? l * m + i : i * k + l] * inputs[1][b ? j * k + l : l * n + j]
            }
        }
    }
}
