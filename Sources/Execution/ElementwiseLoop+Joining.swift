import Kernels

extension ElementwiseLoop {
    /// This loop and the next as one, if the next does the same with what follows in memory. The gap up to whole
    /// registers between them is worked on too.
    func continued(by next: ElementwiseLoop) -> ElementwiseLoop? {
        let shift = Span.padded(count)
        func joined(_ a: Span, _ b: Span) -> Span? {
            b.offset == a.offset + shift ? Span(offset: a.offset, count: shift + next.count) : nil
        }
        guard steps == next.steps, operands.count == next.operands.count,
            results.map(\.step) == next.results.map(\.step), sums.isEmpty, next.sums.isEmpty
        else { return nil }
        var allOperands: [Operand] = []
        for (a, b) in zip(operands, next.operands) {
            switch (a, b) {
            case (.constant, .constant) where a == b, (.scalar, .scalar) where a == b: allOperands.append(a)
            case (.full(let first), .full(let second)):
                guard let span = joined(first, second) else { return nil }
                allOperands.append(.full(span))
            default: return nil
            }
        }
        var allResults: [Result] = []
        for (a, b) in zip(results, next.results) {
            guard let span = joined(a.target, b.target) else { return nil }
            allResults.append(Result(step: a.step, target: span))
        }
        return ElementwiseLoop(
            count: shift + next.count, operands: allOperands, steps: steps, results: allResults)
    }

    /// The same loop with a product that only a sum uses rounded together with it, in one step.
    var fusingProducts: ElementwiseLoop {
        var uses = [Int](repeating: 0, count: steps.count)
        for step in steps { for case .step(let used) in step.arguments { uses[used] += 1 } }
        for result in results { uses[result.step] += 1 }
        for sum in sums { uses[sum.step] += 1 }
        var renumbered: [Int] = []
        var kept: [Step] = []
        var factors: [Int: [Value]] = [:]
        func moved(_ value: Value) -> Value {
            if case .step(let index) = value { return .step(renumbered[index]) }
            return value
        }
        /// The factors of a product that can be part of a sum.
        func product(_ value: Value) -> [Value]? {
            if case .step(let index) = value { return factors[index] }
            return nil
        }
        let absorbed = absorbedProducts(uses)
        for (index, step) in steps.enumerated() {
            renumbered.append(kept.count)
            if absorbed.contains(index) {
                factors[index] = step.arguments.map(moved)
            } else if step.function == .add, let ab = product(step.arguments[0]) {
                kept.append(Step(.multiplyAdd, ab + [moved(step.arguments[1])]))
            } else if step.function == .add, let ab = product(step.arguments[1]) {
                kept.append(Step(.multiplyAdd, ab + [moved(step.arguments[0])]))
            } else {
                kept.append(Step(step.function, step.arguments.map(moved)))
            }
        }
        return ElementwiseLoop(
            count: count, operands: operands, steps: kept,
            results: results.map { Result(step: renumbered[$0.step], target: $0.target) },
            sums: sums.map { Sum(step: renumbered[$0.step], target: $0.target) })
    }

    /// Products with one use, as a term of a sum; of two products in a sum the first stays as it is.
    private func absorbedProducts(_ uses: [Int]) -> Set<Int> {
        var result: Set<Int> = []
        for step in steps where step.function == .add {
            for case .step(let used) in step.arguments.reversed()
            where steps[used].function == .multiply && uses[used] == 1 {
                result.insert(used)
                break
            }
        }
        return result
    }
}
