/// The update of Adam (and AdamW) in one function: a loop that steps through memory once.
///
/// ```
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ·d − k·m / (√v·s + ε)
/// ```
/// Step by step, block by block, the root and the quotient would wait for each other and for four tensors that come
/// from far: nearly all parameters of all networks pass here at every step. The bits are those of the steps.
struct MomentUpdate<T: Element> {
    typealias V = T.Vector

    private let count: Int
    private let parameter: UnsafeMutablePointer<T>, mean: UnsafeMutablePointer<T>, squares: UnsafeMutablePointer<T>
    private let gradient: UnsafePointer<T>
    /// β₁, 1 − β₁, β₂, 1 − β₂, k, s, ε and d, each one element.
    private let numbers: UnsafePointer<UnsafePointer<T>>
    private let decays: Bool

    /// The update a loop does, if it does this one.
    init?(_ loop: ElementwiseLoop, memory: UnsafeMutablePointer<T>, owned: OwnedMemory) {
        guard let pattern = MomentPattern(loop) else { return nil }
        count = loop.count
        parameter = memory + pattern.parameter.offset
        mean = memory + pattern.mean.offset
        squares = memory + pattern.squares.offset
        gradient = UnsafePointer(memory + pattern.gradient.offset)
        decays = pattern.decay != nil
        let operands = [
            pattern.meanStays, pattern.meanTakes, pattern.squaresStay, pattern.squaresTake, pattern.rate, pattern.scale,
            pattern.epsilon, pattern.decay ?? .constant(1),
        ]
        numbers = UnsafePointer(
            owned.copy(
                operands.map { operand in
                    switch operand {
                    case .constant(let value): UnsafePointer(owned.copy([T(value)]))
                    case .scalar(let span), .full(let span), .pattern(let span, _, _):
                        UnsafePointer(memory + span.offset)
                    }
                }))
    }

    @inline(__always)
    func run() {
        if decays { run { $0 * $1 } } else { run { parameter, _ in parameter } }
    }

    @inline(__always)
    private func run(_ decayed: (V, V) -> V) {
        func number(_ index: Int) -> V { V(repeating: numbers[index].pointee) }
        let (b1, g1, b2, g2) = (number(0), number(1), number(2), number(3))
        let (rate, scale, epsilon, decay) = (number(4), number(5), number(6), number(7))
        let source = UnsafeMutablePointer(mutating: gradient)
        for i in 0..<(count + V.scalarCount - 1) / V.scalarCount {
            let g = source.vector(i)
            let m = (mean.vector(i) * b1).addingProduct(g, g1)
            let v = (squares.vector(i) * b2).addingProduct(g * g, g2)
            mean.store(m, i)
            squares.store(v, i)
            let change = rate * m / epsilon.addingProduct(T.squareRoot(v), scale)
            parameter.store(decayed(parameter.vector(i), decay) - change, i)
        }
    }
}

/// Where the parts of the update stand in a loop.
private struct MomentPattern {
    let parameter: Span, mean: Span, squares: Span, gradient: Span
    let meanStays: ElementwiseLoop.Operand, meanTakes: ElementwiseLoop.Operand
    let squaresStay: ElementwiseLoop.Operand, squaresTake: ElementwiseLoop.Operand
    let rate: ElementwiseLoop.Operand, scale: ElementwiseLoop.Operand, epsilon: ElementwiseLoop.Operand
    let decay: ElementwiseLoop.Operand?

    init?(_ loop: ElementwiseLoop) {
        guard loop.sums.isEmpty, loop.results.count == 3, let last = loop.steps.indices.last,
            let change = loop.arguments(.step(last), of: .subtract),
            let quotient = loop.arguments(change[1], of: .divide),
            let (rate, newMean) = loop.scaled(quotient[0]),
            let (scale, root, rest) = loop.scaledSum(quotient[1]), let epsilon = loop.single(rest),
            let newSquares = loop.arguments(root, of: .squareRoot)?[0],
            let (meanTakes, meanSource, oldMean) = loop.scaledSum(newMean), let gradient = loop.full(meanSource),
            let (meanStays, meanValue) = loop.scaled(oldMean), let mean = loop.full(meanValue),
            let (squaresTake, square, oldSquares) = loop.scaledSum(newSquares),
            loop.arguments(square, of: .square) == [meanSource],
            let (squaresStay, squaresValue) = loop.scaled(oldSquares), let squares = loop.full(squaresValue)
        else { return nil }
        (self.rate, self.scale, self.epsilon, self.gradient) = (rate, scale, epsilon, gradient)
        (self.mean, self.meanStays, self.meanTakes) = (mean, meanStays, meanTakes)
        (self.squares, self.squaresStay, self.squaresTake) = (squares, squaresStay, squaresTake)
        if let parameter = loop.full(change[0]) {
            (self.parameter, decay) = (parameter, nil)
        } else if let (decay, value) = loop.scaled(change[0]), let parameter = loop.full(value) {
            (self.parameter, self.decay) = (parameter, decay)
        } else {
            return nil
        }
        // Nothing but the update, all of it in place.
        let results = [(newMean, mean), (newSquares, squares), (.step(last), parameter)]
        guard loop.steps.count == (decay == nil ? 10 : 11),
            results.allSatisfy({ value, span in
                loop.results.contains { .step($0.step) == value && $0.target == span }
            })
        else { return nil }
    }
}

extension ElementwiseLoop {
    /// Whether a machine runs this loop as one update of Adam or AdamW, in place, and not step by step.
    public var isMomentUpdate: Bool { MomentPattern(self) != nil }

    /// The arguments of a step, if that is what the value is and its function this one.
    fileprivate func arguments(_ value: Value, of function: Function) -> [Value]? {
        guard case .step(let index) = value, steps[index].function == function else { return nil }
        return steps[index].arguments
    }

    fileprivate func single(_ value: Value) -> Operand? {
        guard case .operand(let index) = value, operands[index].isSingle else { return nil }
        return operands[index]
    }

    /// Memory read element by element.
    fileprivate func full(_ value: Value) -> Span? {
        guard case .operand(let index) = value, case .full(let span) = operands[index] else { return nil }
        return span
    }

    /// A product with a single number.
    fileprivate func scaled(_ value: Value) -> (Operand, Value)? {
        guard let factors = arguments(value, of: .multiply) else { return nil }
        return single(factors[0]).map { ($0, factors[1]) } ?? single(factors[1]).map { ($0, factors[0]) }
    }

    /// A product with a single number, and what is added to it.
    fileprivate func scaledSum(_ value: Value) -> (Operand, Value, Value)? {
        guard let parts = arguments(value, of: .multiplyAdd) else { return nil }
        let product = single(parts[0]).map { ($0, parts[1]) } ?? single(parts[1]).map { ($0, parts[0]) }
        return product.map { ($0.0, $0.1, parts[2]) }
    }
}
