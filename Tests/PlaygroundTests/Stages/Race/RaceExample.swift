import Experiments
import Problems

@testable import Playground
@testable import Training

/// A race as it might stand, without training: its numbers are the same on every machine.
enum RaceExample {
    static let rival: Experiment = {
        var experiment = PanelExamples.planeExperiment
        experiment.layers[0].activation = Experiment.ActivationChoice("relu")
        experiment.rate = 0.1
        return experiment
    }()

    private static func snapshot(_ experiment: Experiment, loss: Double, _ status: Snapshot.Status) -> Snapshot {
        var snapshot = FakeTrainer(experiment, .fast).snapshot
        var history = LossHistory()
        for index in 0..<60 {
            var report = PanelExamples.report(step: index * 50)
            report.train.loss = loss / (1 + 0.1 * Double(index)) * (1 + 0.1 * PanelExamples.noise(index))
            report.test.loss = loss / (1 + 0.08 * Double(index))
            history.append(report)
            snapshot.report = report
        }
        (snapshot.history, snapshot.status, snapshot.step, snapshot.epoch) = (history, status, 2950, 59)
        (snapshot.seconds, snapshot.stepsPerSecond) = (12, status == .running ? 5230 : 0)
        return snapshot
    }

    /// What a trainer would publish of two lanes with these identities.
    static func snapshot(_ ids: [Int], _ problem: Problem, _ status: Snapshot.Status = .paused) -> RaceSnapshot {
        let experiments = [PanelExamples.planeExperiment, rival]
        return RaceSnapshot(
            lanes: zip(ids, experiments).enumerated().map { index, lane in
                RaceSnapshot.Lane(
                    id: lane.0, name: ["plane", "rival"][index],
                    snapshot: snapshot(lane.1, loss: [0.6, 0.9][index], status), moments: [], problem: problem)
            }, isRunning: status == .running, isFree: false, notice: nil, obeyed: 1000, refused: [])
    }

    /// Three seeds of each lane, for what is said of several.
    static func result(_ race: Race) -> RaceResult {
        let runs = race.lanes.indices.flatMap { lane in
            (0..<3).map { seed in
                LaneRun(
                    lane: lane, seed: UInt64(seed + 1),
                    reports: (0..<10).map { index in
                        var report = PanelExamples.report(step: index * 300)
                        report.test.loss = (0.3 + 0.2 * Double(lane) + 0.05 * Double(seed)) / Double(index + 1)
                        return report
                    }, parameters: 51, operationsPerStep: 100)
            }
        }
        return RaceResult(race: race, seeds: [1, 2, 3], runs: runs)
    }
}
