import Experiments
import Foundation

extension Report {
    /// The value an expectation is about; `nil` where the task has none.
    func value(of metric: Experiment.Expectation.Metric) -> Double? {
        switch metric {
        case .trainLoss: train.loss
        case .testLoss: test.loss
        case .beyondLoss: beyond?.loss
        case .trainAccuracy: train.accuracy
        case .testAccuracy: test.accuracy
        case .testR2: test.r2
        case .testRMSE: test.meanSquaredError?.squareRoot()
        case .beyondRMSE: beyond?.meanSquaredError?.squareRoot()
        case .beyondMSE: beyond?.meanSquaredError
        case .testMAE: test.meanAbsoluteError
        // The greatest difference of colours from −1 to 1 is 2.
        case .psnr: test.meanSquaredError.map { 10 * log10(4 / $0) }
        // A run that stopped has no report of its end.
        case .divergence: 0
        }
    }
}
