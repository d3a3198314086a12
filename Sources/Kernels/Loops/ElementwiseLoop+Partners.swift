/// Two steps that share most of their work are done as one: 1/cosh² and tanh of the same value have one exponential.
///
/// Such a pair stands side by side in a loop, the leader before its partner (`joiningPartners`); the machine then runs the
/// leader's function for both. All that knows which functions share their work is here, but for the machine's function of
/// two results (`Element.tanhAndSechSquared`).
extension ElementwiseLoop.Function {
    /// The function that does most of this one's work too.
    public var leader: ElementwiseLoop.Function? { self == .sechSquared ? .tanh : nil }
}

extension ElementwiseLoop {
    /// The same loop with every partner behind its leader.
    ///
    /// Complexity: of the square of the number of steps.
    public var joiningPartners: ElementwiseLoop {
        var order: [Int] = []
        var isTaken = [Bool](repeating: false, count: steps.count)
        for (index, step) in steps.enumerated() where !isTaken[index] {
            order.append(index)
            if let partner = steps.indices.first(where: { $0 > index && step.leads(steps[$0]) }) {
                order.append(partner)
                isTaken[partner] = true
            }
        }
        var place = [Int](repeating: 0, count: steps.count)
        for (position, index) in order.enumerated() { place[index] = position }
        func moved(_ value: Value) -> Value {
            if case .step(let index) = value { return .step(place[index]) }
            return value
        }
        return ElementwiseLoop(
            count: count, operands: operands,
            steps: order.map { Step(steps[$0].function, steps[$0].arguments.map(moved)) },
            results: results.map { Result(step: place[$0.step], target: $0.target) },
            sums: sums.map { Sum(step: place[$0.step], target: $0.target) })
    }

    /// Whether a step is done together with the one before it. A step whose values are summed is done alone.
    func isPartner(_ index: Int) -> Bool {
        index > 0 && steps[index - 1].leads(steps[index])
            && !sums.contains { $0.step == index || $0.step == index - 1 }
    }
}

extension ElementwiseLoop.Step {
    fileprivate func leads(_ other: Self) -> Bool {
        other.function.leader == function && arguments == other.arguments
    }
}
