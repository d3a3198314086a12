import Experiments
import Foundation
import Problems
import Testing
import Training

/// Scores that would mean nothing are not given as numbers, and the data say so.
@Suite("Scores of targets that do not differ")
struct UndefinedScoreTests {
    private func table(_ targets: [String]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "scores-\(UUID().uuidString).csv").path
        let rows = targets.enumerated().map { "\($0.offset),\($0.element)\n" }.joined()
        try ("x,y\n" + rows).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func session(_ targets: [String]) throws -> Session {
        var experiment = Experiment(data: ProblemSource(.csv(CSVSource(path: try table(targets), target: .last))))
        experiment.layers = [Experiment.Layer(unit: "dense", width: 4, activation: .init("tanh"))]
        return try Session(experiment)
    }

    @Test("have no R², and a warning")
    func constant() throws {
        let session = try session((0..<40).map { _ in "2.5" })
        let report = session.lastReport
        #expect(report.train.r2 == nil && report.test.r2 == nil && report.test.lacksR2)
        #expect(
            session.problem.warnings == [
                "“y” has the same value in every training row: there is nothing to learn from it"
            ])
    }

    @Test("beside one that is beyond all measure have none either")
    func outlier() throws {
        let session = try session((0..<40).map { $0 == 7 ? "1e100" : "\(Double($0) / 7)" })
        let all = [session.lastReport.train.r2, session.lastReport.test.r2].compactMap { $0 }
        #expect(all.allSatisfy { $0 > -1e9 }, "\(all)")
        #expect(
            session.problem.warnings.contains { $0.contains("as far from the others") }
                || session.lastReport.train.lacksR2 || session.lastReport.test.lacksR2)
    }

    @Test("Data as they should be have an R² and no warning")
    func usual() throws {
        let session = try session((0..<40).map { "\(sin(Double($0)))" })
        #expect(session.lastReport.train.r2 != nil && session.problem.warnings.isEmpty)
    }
}
