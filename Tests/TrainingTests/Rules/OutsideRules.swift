import Catalogue
import Execution
import ExpressionGraph
import Experiments

@testable import Training

extension LearningRule {
    /// A rule with everything a rule may have: a second pass on other inputs, a parameter of its own, state that
    /// changes, state that begins as a copy of a weight, noise, a read-out, and two passes a step.
    fileprivate static let everything = LearningRule(
        "test-everything", title: "Everything", formula: "L + consistency",
        source: Source("The tests", 2026, "A rule from outside"),
        readout: { context in context.output + shift(context) }
    ) { context in
        let answer = context.output + shift(context)
        let mean = context.state("mean", [1, context.x.shape[1]], .drawn(.zeros)) {
            $0 * 0.9 + context.x.mean([0]) * 0.1
        }
        let weight = context.layers[0].parameters[0].variable.expression
        let teacher = context.state("teacher", weight.shape, .value(weight)) { $0 * 0.95 + weight * 0.05 }
        let noise = context.random(.normal, context.x.shape)
        let shifted = context.x - mean.broadcast(to: context.x.shape)
        let other = context.pass(on: shifted + noise * 0.1)
        let difference = other.output - answer
        let loss = context.loss(of: answer)
        let consistency = square(difference).mean * 0.1
        let inertia = square(weight - teacher).mean * 0.01
        let objective = context.penalized(loss) + consistency + inertia
        return RuleStep(
            loss: loss, objective: objective,
            directions: gradient(of: objective, withRespectTo: context.parameters.map { $0.variable.expression }),
            driver: TwoPasses.name)
    }

    private static func shift(_ context: RuleContext) -> Expr {
        context.parameter("shift", [1, context.y.shape[1]], .constant(0.1)).broadcast(to: context.output.shape)
    }

    /// Puts both where presets find them.
    static let areAdded: Void = {
        Palette.rules.add(.everything)
        StepDrivers.add(TwoPasses.self)
    }()
}

/// Every step is two passes on the same rows.
enum TwoPasses: StepDriverKind {
    static let name = "two passes"
    static var memory: (any DriverMemory.Type)? { Passes.self }

    struct Passes: DriverMemory {
        static var driver: String { TwoPasses.name }
        var count = 0
        mutating func forget() { count = 0 }
    }

    static func computation(_ graph: TrainingGraph) -> Computation { PlannedSteps.computation(graph) }

    static func driver<T: Element>(
        _ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>
    ) -> any StepDriver<T> {
        Driver(executor, graph, PlannedSteps.driver(experiment, graph, executor))
    }

    private final class Driver<T: Element>: StepDriver {
        private let planned: any StepDriver<T>
        private let batch: Int
        private var passes = Passes()

        init(_ executor: Executor<T>, _ graph: TrainingGraph, _ planned: any StepDriver<T>) {
            (self.planned, batch) = (planned, graph.inputs.takesAll ? 0 : graph.batch)
        }

        func take(_ rows: [Int32], first: Int, losses: inout [T]) -> Int {
            for index in losses.indices {
                let own = Array(rows[index * batch..<(index + 1) * batch])
                for _ in 0..<2 {
                    var loss: [T] = [0]
                    _ = planned.take(own, first: first + index, losses: &loss)
                    passes.count += 1
                    losses[index] = loss[0]
                    if !loss[0].isFinite { return index + 1 }
                }
            }
            return losses.count
        }

        var memory: (any DriverMemory)? {
            get { passes }
            set { if let memory = newValue as? Passes { passes = memory } }
        }
    }
}
