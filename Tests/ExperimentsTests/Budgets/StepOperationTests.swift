import Experiments
import Problems
import Testing

/// The operations of a whole training step, counted by hand.
@Suite struct StepOperationTests {
    @Test("a step of a dense network is forward, loss, backward and update", arguments: [(8, 5), (20, 7), (3, 32)])
    func denseStep(batch: Int, width: Int) throws {
        var experiment = BudgetTests.experiment([.init(unit: "dense", width: width, activation: .init("tanh"))])
        (experiment.batch, experiment.loss) = (batch, Experiment.Choice("mean-squared-error"))
        experiment.optimizer = Experiment.Choice("sgd")
        let (b, i, u) = (batch, 2, width)
        // W x + b and tanh; V h + c.
        let forward = (2 * b * i * u + b * u + b * u) + (2 * b * u + b)
        // Difference, square and sum; over B.
        let loss = 3 * b + 1
        // The difference over B, times 2; V: one product, c: a sum; h: an outer product; the slope of tanh, times
        // h's gradient; W: a product, b: sums.
        let backward = 2 * b + (2 * b * u + b) + 2 * b * u + 2 * b * u + (2 * b * i * u + b * u)
        let parameters = i * u + u + u + 1
        // The rate times the gradient, and the difference.
        let update = 2 * parameters
        let size = try NetworkSize(experiment, problem: try BudgetTests.problem())
        #expect(size.parameters == parameters)
        #expect(size.operations == forward + loss + backward + update)
    }
}
