import ExpressionGraph

/// A unit over time: what it keeps from one time step to the next, and what a step does.
///
/// Shapes: B batch, T time, I inputs, U units. Parameters are declared once, by the builder; the step is then applied to
/// every time step and shares them.
public struct Cell {
    /// Makes a layer's cell: declares its parameters and says what a step does with them.
    public typealias Builder = @Sendable (_ inputs: Int, _ layer: LayerContext) -> Cell

    /// Something kept for every sequence of a batch.
    public struct State: Sendable {
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

    /// x [B, I] and the states, each [B] + shape and in the order of `states`, to y [B, U] and the next states.
    public typealias Step = (_ x: Expr, _ states: [Expr]) -> (y: Expr, states: [Expr])

    public let states: [State]
    public let step: Step

    public init(states: [State], step: @escaping Step) { (self.states, self.step) = (states, step) }

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

    /// The outputs at all time steps, and the states after the last.
    ///
    /// Precondition: x holds whole sequences.
    func unrolled(over x: Expr, steps: Int, from start: [Expr]) -> (outputs: Expr, states: [Expr]) {
        let batch = x.shape[0] / steps
        precondition(batch * steps == x.shape[0], "\(x.shape[0]) rows are not sequences of \(steps) steps")
        let overTime = x.reshaped([batch, steps, x.shape[1]])
        var states = start
        var outputs: [Expr] = []
        for time in 0..<steps {
            let now = overTime.slice(axis: 1, time..<time + 1).reshaped([batch, x.shape[1]])
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
