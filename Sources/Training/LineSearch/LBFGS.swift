/// Limited-memory BFGS: Newton's method with a Hessian guessed from the last gradients.
///
///     d = −H·g,   H from the pairs s = Δx, y = Δg by the two-loop recursion, H₀ = (s·y / y·y)·I
///     x ← x + t·d,   t by a strong Wolfe line search that first tries `rate`
///
/// A value: what it remembers is part of a run's state. One step is up to `iterations` such moves.
///
/// Cost: `history` · 4 products of the length of x for each move, and one or more evaluations.
///
/// Source: Liu and Nocedal 1989, On the limited memory BFGS method for large scale optimization
/// (doi 10.1007/BF01589116); organised as in PyTorch and pykan.
struct LBFGS: DriverMemory {
    static var driver: String { SearchedSteps.name }

    struct Settings: Hashable, Sendable, Codable {
        /// Pairs that are remembered.
        var history = 10
        /// Moves of a step at most.
        var iterations = 20
        /// Evaluations after which a step makes no further move.
        var evaluations = 25
        /// The largest gradient at which nothing is left to do.
        var gradientTolerance = 1e-32
        /// The change of x and of the value below which a step ends.
        var changeTolerance = 1e-32
        /// The smallest s·y that is remembered.
        var curvatureTolerance = 1e-32
        /// The length every line search tries first, after the very first.
        var rate = 1.0
    }

    private struct Pair: Hashable, Sendable, Codable {
        var s: [Double]
        var y: [Double]
        /// 1 / s·y.
        var inverse: Double
    }

    /// Where the last move began and what it was.
    private struct Move: Hashable, Sendable, Codable {
        var gradient: [Double]
        var displacement: [Double]
    }

    var settings: Settings
    private var pairs: [Pair] = []
    private var last: Move?

    init(_ settings: Settings = Settings()) { self.settings = settings }

    /// What came of a step.
    struct Outcome {
        /// The value before the step.
        var before: Double
        /// The value at the end.
        var after: Double
        var evaluations: Int
        var moves: Int
    }

    /// A function's value and gradient.
    typealias Slope = (value: Double, gradient: [Double])

    mutating func step(from x: inout [Double], evaluate: @escaping ([Double]) -> Slope) -> Outcome {
        step(from: &x, first: evaluate(x), evaluate: evaluate)
    }

    /// Moves `x` down a function; leaves it where the value there is not finite.
    ///
    /// - Parameters:
    ///   - first: the function at `x`.
    ///   - evaluate: the function at a point.
    mutating func step(
        from x: inout [Double], first: Slope, evaluate: @escaping ([Double]) -> Slope
    ) -> Outcome {
        var (value, gradient) = first
        var outcome = Outcome(before: value, after: value, evaluations: 1, moves: 0)
        guard value.isFinite, largest(gradient).isFinite else { return outcome }
        while outcome.moves < settings.iterations, outcome.evaluations < settings.evaluations {
            guard largest(gradient) > settings.gradientTolerance else { break }
            let isFirst = last == nil
            let direction = direction(gradient)
            let slope = dot(gradient, direction)
            guard slope < -settings.changeTolerance else {
                // No way down: what is remembered misleads. The next step starts from the plain gradient.
                if !isFirst { forget() }
                break
            }
            // Without curvature yet, a move of length 1 at most in the sum of magnitudes.
            let first = (isFirst ? min(1, 1 / sumOfMagnitudes(gradient)) : 1) * settings.rate
            let origin = x
            var search = StrongWolfeSearch(
                from: LinePoint(length: 0, value: value, gradient: gradient, slope: slope),
                largestDirection: largest(direction)
            ) { length in
                let (value, gradient) = evaluate(sum(origin, length, direction))
                return LinePoint(
                    length: length, value: value, gradient: gradient, slope: dot(gradient, direction))
            }
            let found = search.search(firstLength: first)
            outcome.evaluations += search.evaluations
            outcome.moves += 1
            guard found.length > 0 else {
                // What is remembered leads nowhere.
                forget()
                break
            }
            let displacement = direction.map { $0 * found.length }
            last = Move(gradient: gradient, displacement: displacement)
            x = sum(origin, found.length, direction)
            let change = abs(found.value - value)
            (value, gradient) = (found.value, found.gradient)
            if largest(displacement) <= settings.changeTolerance || change < settings.changeTolerance { break }
        }
        outcome.after = value
        return outcome
    }

    /// Takes the last move into memory and gives the direction to go, −H·g.
    private mutating func direction(_ gradient: [Double]) -> [Double] {
        if let last {
            let y = zip(gradient, last.gradient).map { $0 - $1 }
            let product = dot(y, last.displacement)
            if product > settings.curvatureTolerance, (1 / product).isFinite {
                if pairs.count >= settings.history { pairs.removeFirst(pairs.count - settings.history + 1) }
                pairs.append(Pair(s: last.displacement, y: y, inverse: 1 / product))
            }
        }
        var q = gradient.map { -$0 }
        var factors = [Double](repeating: 0, count: pairs.count)
        for index in pairs.indices.reversed() {
            factors[index] = dot(pairs[index].s, q) * pairs[index].inverse
            add(-factors[index], pairs[index].y, to: &q)
        }
        if let newest = pairs.last {
            let scale = 1 / (newest.inverse * dot(newest.y, newest.y))
            if scale.isFinite { for index in q.indices { q[index] *= scale } }
        }
        for pair in pairs.indices {
            let factor = dot(pairs[pair].y, q) * pairs[pair].inverse
            add(factors[pair] - factor, pairs[pair].s, to: &q)
        }
        return q
    }

    /// Begins anew: where the function has changed, its old gradients say nothing.
    mutating func forget() {
        pairs = []
        last = nil
    }
}

// Vectors. Sums run from the first element to the last, so that they are the same on every machine.

private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
}

private func add(_ factor: Double, _ a: [Double], to b: inout [Double]) {
    for index in b.indices { b[index] += factor * a[index] }
}

private func sum(_ a: [Double], _ factor: Double, _ b: [Double]) -> [Double] {
    var result = a
    add(factor, b, to: &result)
    return result
}

/// The largest magnitude; NaN where one is.
private func largest(_ a: [Double]) -> Double {
    var result = 0.0
    for value in a where !(abs(value) <= result) { result = abs(value) }
    return result
}

private func sumOfMagnitudes(_ a: [Double]) -> Double { a.reduce(0) { $0 + abs($1) } }
