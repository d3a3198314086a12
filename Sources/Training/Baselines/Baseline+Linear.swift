import Experiments
import Problems

extension Baseline {
    /// Ridge regression, or logistic regression with an L2 penalty: a network without a hidden layer, whose loss has one
    /// minimum, found by L-BFGS.
    ///
    /// The penalties are the usual defaults: 1 beside the sum of squared errors, ½ beside the sum of log losses.
    /// Source: A. E. Hoerl, R. W. Kennard, 1970, doi:10.1080/00401706.1970.10488634
    static func linear(_ data: ProblemSource, problem: Problem) throws(SessionError) -> Baseline? {
        guard problem.steps == 1 else { return nil }
        var experiment = Experiment(data: data)
        experiment.optimizer = Experiment.Choice("lbfgs")
        experiment.batch = 0
        let isRegression = problem.classNames.isEmpty
        // The network's penalty is half the sum of squared weights beside a mean over rows.
        experiment.l2 = (isRegression ? 2 : 1) / Double(max(problem.train.rows, 1))
        experiment.steps = steps
        let session = try Session(experiment)
        session.advance(steps)
        guard session.divergence == nil else { return nil }
        return Baseline(
            name: isRegression ? "ridge regression" : "logistic regression", key: isRegression ? "ridge" : "logistic",
            test: session.score().test)
    }

    /// More do not move a digit that is shown, on standardised columns.
    private static let steps = 60
}
