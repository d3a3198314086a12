import ExpressionGraph

/// A unit over time: what it keeps from one time step to the next, and what a step does.
///
/// Shapes: B batch, T time, I inputs, U units. Parameters are declared once, by the builder; the step is then applied to
/// every time step and shares them.
public struct RecurrentCell {
    /// Makes a layer's cell: declares its parameters and says what a step does with them.
    public typealias Builder = @Sendable (_ inputs: Int, _ layer: LayerContext) -> RecurrentCell

    /// Something kept for every sequence of a batch.
    public struct State: Sendable {
        /// As the paper calls it: "h".
        public let name: String
        /// Of one sequence, so [U] for a number for every unit.
        public let shape: Shape
        /// Before the first step; stretches to [B] + shape.
        public let initial: Expr

        /// - Parameter initial: 0, or a learned start.
        public init(_ name: String, _ shape: Shape, initial: Expr = .constant(0)) {
            (self.name, self.shape, self.initial) = (name, shape, initial)
        }
    }

    /// What was prepared of the inputs, [B, P], and the states, each [B] + shape and in the order of `states`, to y [B, U]
    /// and the next states.
    public typealias Step = (_ prepared: Expr, _ states: [Expr]) -> (y: Expr, states: [Expr])

    /// In the order in which a step takes and gives them.
    public let states: [State]
    /// What a step needs of the inputs and no state has a say in, rows [R, I] to rows [R, P]: done for all time steps at
    /// once, as one large product in the place of many small ones.
    public let prepare: (_ x: Expr) -> Expr
    /// One time step.
    public let step: Step

    /// - Parameter prepare: the inputs as they are if not given.
    public init(states: [State], prepare: @escaping (_ x: Expr) -> Expr = { $0 }, step: @escaping Step) {
        (self.states, self.prepare, self.step) = (states, prepare, step)
    }

    /// The outputs at all time steps, [B·T, U], of inputs [B·T, I]: the rows of a sequence one after the other.
    ///
    /// Cost: as many copies of the step as there are time steps, in the graph and in the plan.
    public func outputs(over x: Expr, steps: Int, from start: [Expr]) -> Expr {
        unrolled(over: x, steps: steps, from: start).outputs
    }

    /// What every sequence of a batch begins with: the states' initial values, each [B] + shape.
    public func initialStates(sequences batch: Int) -> [Expr] {
        states.map { $0.initial.broadcast(to: Shape([batch] + $0.shape.dimensions)) }
    }

    /// The outputs at all time steps of a layer. Every sequence begins with the initial states, or, where the layer's
    /// sequences go on those of the step before, with the states after these: no gradient flows back to them.
    ///
    /// Source: Williams and Peng 1990, An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network
    /// Trajectories (10.1162/neco.1990.2.4.490)
    func outputs(over x: Expr, _ layer: LayerContext) -> Expr {
        let start = initialStates(sequences: x.shape[0] / layer.timeSteps)
        guard let begins = layer.streamStart else { return outputs(over: x, steps: layer.timeSteps, from: start) }
        return carried(over: x, layer, start) { kept in zip(start, kept).map { select(begins, $0, $1) } }.outputs
    }

    /// Declares a buffer for each state, which takes over the state after the last time step.
    ///
    /// - Parameters:
    ///   - kept: the buffers declared so far.
    ///   - begin: from all buffers to the states before the first time step.
    private func carried(
        over x: Expr, _ layer: LayerContext, _ start: [Expr], kept: [Expr] = [],
        begin: @escaping ([Expr]) -> [Expr]
    ) -> (outputs: Expr, states: [Expr]) {
        let number = kept.count
        guard number < states.count else { return unrolled(over: x, steps: layer.timeSteps, from: begin(kept)) }
        var result: (outputs: Expr, states: [Expr])?
        _ = layer.buffer("carried-" + states[number].name, start[number].shape, .zeros) { current in
            let found = carried(over: x, layer, start, kept: kept + [current], begin: begin)
            result = found
            return found.states[number]
        }
        return result!  // the buffer has asked for its next value
    }

    /// The outputs at all time steps, and the states after the last.
    ///
    /// Precondition: x holds whole sequences.
    func unrolled(over x: Expr, steps: Int, from start: [Expr]) -> (outputs: Expr, states: [Expr]) {
        let batch = x.shape[0] / steps
        precondition(batch * steps == x.shape[0], "\(x.shape[0]) rows are not sequences of \(steps) steps")
        let prepared = prepare(x)
        let width = prepared.shape[1]
        let overTime = prepared.reshaped([batch, steps, width])
        var states = start
        var outputs: [Expr] = []
        for time in 0..<steps {
            let now = overTime.slice(axis: 1, time..<time + 1).reshaped([batch, width])
            let next = step(now, states)
            precondition(
                next.states.map(\.shape) == states.map(\.shape), "a step changes the shapes of a cell's states")
            outputs.append(next.y)
            states = next.states
        }
        let units = outputs[0].shape[1]
        let joined = Expr.concatenated(outputs.map { $0.reshaped([batch, 1, units]) }, axis: 1)
        return (joined.reshaped([batch * steps, units]), states)
    }
}
