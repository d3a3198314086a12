import Experiments
import Problems
import Testing
import Training

@Suite("Learning from slopes")
struct GradientObjectiveTests {
    private static func experiment(_ data: ProblemSource) -> Experiment {
        var experiment = Experiment(data: data)
        experiment.layers = [Experiment.Layer(unit: "dense", width: 16, activation: .init("tanh"))]
        experiment.objective = .gradient
        experiment.batch = 0
        return experiment
    }

    @Test("A formula's slopes are those of calculus, in scaled units too")
    func slopes() throws {
        let source = FormulaSource(text: "y = sin(3*x1) + x1*x2", range: Interval(-2, 2))
        for scaling in [ScalingRule.none, .inputsAndTargets] {
            let problem = try Problem.load(
                ProblemSource(.formula(source), settings: ProblemSettings(points: 50, scaling: scaling)))
            let found = try #require(problem.slopes(of: problem.test))
            #expect(found.count == problem.test.rows * 2)
            let deviation = problem.targetScaling.deviations[0]
            for row in 0..<problem.test.rows {
                let x = problem.inputScaling.unscaled(Array(problem.test.input(row)))
                let expected = [3 * cosine(3 * x[0]) + x[1], x[0]]
                for axis in 0..<2 {
                    let scaled = expected[axis] * problem.inputScaling.deviations[axis] / deviation
                    #expect(abs(found[row * 2 + axis] - scaled) < 1e-6)
                }
            }
        }
    }

    @Test("A picture's slopes are differences of neighbours, upwards positive")
    func picture() throws {
        let problem = try Problem.load(ProblemSource(.picture(PictureSource(file: .camera64))))
        let slopes = try #require(problem.slopes(of: problem.test))
        // The second pixel of the first line: to the left the first, to the right the third.
        let targets = problem.test.targets
        #expect(abs(slopes[2] - (targets[2] - targets[0]) * 63 / 4) < 1e-9)
        #expect(abs(slopes[1] - (targets[0] - targets[64]) * 63 / 2) < 1e-9)
    }

    @Test("A curve is learned from its slopes, up to a constant that scores leave out")
    func curve() throws {
        var experiment = Self.experiment(
            ProblemSource(
                .formula(FormulaSource(text: "y = 5 + sin(3*x)")), settings: ProblemSettings(points: 200)))
        experiment.optimizer = .init("lbfgs")
        experiment.rate = 1
        experiment.precision = .double
        let session = try Session(experiment)
        session.advance(40)
        let report = session.report()
        #expect((report.test.r2 ?? 0) > 0.999)
        #expect(report.test.loss == report.test.meanSquaredError)
    }

    @Test("Data without slopes are refused in words")
    func refusal() {
        for data in ["moons", "digits"] {
            let error = #expect(throws: SessionError.self) {
                _ = try Session(Self.experiment(ProblemSource(.builtIn(data))))
            }
            #expect(error?.message.contains("slopes of '\(data)' are not known") == true)
        }
    }

    private func cosine(_ x: Double) -> Double {
        // A series is enough for arguments up to 6, and needs no import.
        var (sum, term) = (0.0, 1.0)
        for n in 0..<30 {
            sum += term
            term *= -x * x / Double((2 * n + 1) * (2 * n + 2))
        }
        return sum
    }
}
