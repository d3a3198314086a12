import Experiments
import Foundation
import Problems

@testable import Playground
@testable import Training

extension PanelExamples {
    /// Runs as they might have gone, without any training.
    static func comparison(_ experiments: [Experiment]) -> LearningComparison {
        let runs = experiments.indices.map { index -> ObservedRun.Record in
            var record = ObservedRun.Record()
            record.moments = (0...40).map { place in
                let share = Double(place) / 40
                return ObservedRun.Record.Moment(
                    step: place * 12, train: 0.7 * exp(-3 * share), test: 0.7 * exp(-2 * share) + 0.05 * Double(index),
                    testAccuracy: 0.5 + 0.4 * share, deadShare: index == 0 ? 0.25 * share : 0,
                    saturatedShare: 0.2 + 0.1 * Double(index))
            }
            if case .surface = planeObservation(focus: nil).output {
                record.picture = planeObservation(focus: nil).output
            }
            record.isDone = index == 0
            return record
        }
        return LearningComparison(experiments, runs: runs)
    }
}
