import Experiments
import Foundation
import Problems
import Testing

@testable import Training

@Suite struct BaselineTests {
    private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("ProblemsTests/Cases")

    private func source(_ file: String, seed: UInt64 = 1) -> ProblemSource {
        ProblemSource(
            .csv(CSVSource(path: Self.cases.appendingPathComponent(file).path)), settings: ProblemSettings(seed: seed))
    }

    @Test("Ridge regression is what the normal equations give")
    func ridge() throws {
        let data = source("noisy_linear.csv")
        let problem = try Problem.load(data)
        let found = try #require(try Baseline.linear(data, problem: problem))
        // (XᵀX + 1) w = Xᵀy, with a column of ones that is not penalised, solved by elimination.
        let (rows, count) = (problem.train.rows, problem.inputCount + 1)
        func row(_ table: Table, _ index: Int) -> [Double] { Array(table.input(index)) + [1] }
        var system = (0..<count).map { i in
            (0...count).map { j -> Double in
                let sum = (0..<rows).reduce(0.0) { sum, r in
                    let x = row(problem.train, r)
                    return sum + x[i] * (j < count ? x[j] : problem.train.targets[r])
                }
                return sum + (i == j && i < count - 1 ? 1 : 0)
            }
        }
        for i in 0..<count {
            for k in 0..<count where k != i {
                let factor = system[k][i] / system[i][i]
                for j in i...count { system[k][j] -= factor * system[i][j] }
            }
        }
        let weights = (0..<count).map { system[$0][count] / system[$0][$0] }
        let predictions = (0..<problem.test.rows).map { r in
            zip(row(problem.test, r), weights).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let expected = Score(predictions, problem.test)
        #expect(abs(found.test.r2! - expected.r2!) < 1e-4)
        #expect(abs(expected.r2! - 0.47) < 0.01)
    }

    @Test("Logistic regression does as well as elsewhere on the same rows")
    func logistic() throws {
        let data = source("noisy_binary.csv")
        let found = try #require(try Baseline.linear(data, problem: Problem.load(data)))
        // scikit-learn, the same split: 70.8 %, a loss of 0.54.
        #expect(abs(found.test.accuracy! - 0.708) < 0.01 && abs(found.test.loss - 0.54) < 0.01)
    }

    @Test("The mean explains nothing, the commonest class is right as often as it comes")
    func constants() throws {
        let mean = Baseline.constant(try Problem.load(source("noisy_linear.csv")))
        #expect(abs(mean.test.r2!) < 0.05)
        let problem = try Problem.load(source("noisy_binary.csv"))
        let share =
            Double((0..<problem.test.rows).count { problem.test.classIndex($0) == 0 }) / Double(problem.test.rows)
        #expect(Baseline.constant(problem).test.accuracy == share)
    }

    @Test("Neighbours are the nearest rows, found by sorting all distances")
    func neighbours() throws {
        let problem = try Problem.load(source("noisy_linear.csv"))
        let found = try #require(Baseline.neighbours(problem))
        let predictions = (0..<problem.test.rows).map { row in
            let distances = (0..<problem.train.rows).map { other in
                zip(problem.test.input(row), problem.train.input(other)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
            }
            let nearest = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(5)
            return nearest.reduce(0) { $0 + problem.train.targets[$1] } / 5
        }
        #expect(abs(found.test.r2! - Score(predictions, problem.test).r2!) < 1e-12)
    }

    @Test("A table's own network does not learn noise by heart", arguments: [1, 2, 3] as [UInt64])
    func noise(seed: UInt64) throws {
        func trained(_ file: String) throws -> Score {
            let data = source(file, seed: seed)
            let session = try Session(Experiment.standard(for: data, problem: Problem.load(data)))
            session.advance(session.experiment.steps)
            return session.score().test
        }
        // Ridge regression reaches 0.47, 0.40 and 0.46; without a penalty the network ended at -0.6 to -1.2.
        #expect(try trained("noisy_linear.csv").r2! > 0.35)
        // A coin has a loss of 0.69, logistic regression 0.54; without a penalty the network ended at 2.51.
        #expect(try trained("noisy_binary.csv").loss < 0.85)
    }

    @Test("Validation rows choose the step and end the run; test rows change neither")
    func bestStep() throws {
        var data = source("noisy_linear.csv")
        data.settings.validationShare = 0.2
        var experiment = try Experiment.standard(for: data, problem: Problem.load(data))
        experiment.l2 = 0
        let session = try Session(experiment)
        let (bestStep, kept) = (BestStep(patience: 5), KeptReports())
        RunDriver(session, reports: .every(20), logs: [bestStep, kept]).run(
            to: 2000, stop: StopCheck { bestStep.isOver })
        let losses = kept.reports.compactMap(\.validation?.loss)
        let best = try #require(bestStep.best)
        #expect(losses.count == kept.reports.count && best.validation?.loss == losses.min())
        // Five reports later the run is over, long before its last step.
        #expect(session.step - best.step >= 100 && session.step < 1000)
        #expect(best.test.r2! > 0.3)
        #expect(session.problem.validation?.rows == 88 && session.problem.train.rows == 264)
    }

    @Test("Where the target does not vary there is nothing to explain, and R² has no value")
    func constantTarget() throws {
        let session = try Session(Experiment(data: source("constant_target.csv")))
        session.advance(5)
        #expect(session.score().test.r2 == nil && session.score().train.r2 == nil)
        #expect(session.score().test.meanSquaredError != nil)
    }
}
