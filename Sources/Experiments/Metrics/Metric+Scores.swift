import Catalogue
import Foundation

/// How well a network does on the rows of a table.
extension Metric {
    /// The rows that are scored.
    enum Rows: String, CaseIterable { case train, validation, test, beyond }

    /// The mean loss of the training rows, without penalties.
    public static let trainLoss = loss(.train)
    /// The mean loss of the rows that decide which step is best.
    public static let validationLoss = loss(.validation)
    /// The mean loss of the test rows.
    public static let testLoss = loss(.test)
    /// Outside the training range.
    public static let beyondLoss = loss(.beyond)
    /// The share of training rows classified right.
    public static let trainAccuracy = accuracy(.train)
    /// The share of test rows classified right.
    public static let testAccuracy = accuracy(.test)
    /// The share of the training targets' variance that is explained; see `Score.r2`.
    public static let trainR2 = r2(.train)
    /// The share of the test targets' variance that is explained.
    public static let testR2 = r2(.test)
    /// The root of the mean squared error of the test rows, in units of the targets as scaled.
    public static let testRMSE = rootMeanSquare(.test)
    /// The root of the mean squared error outside the training range.
    public static let beyondRMSE = rootMeanSquare(.beyond)
    /// The mean squared error outside the training range.
    public static let beyondMSE = meanSquare(.beyond)
    /// The mean absolute error of the test rows.
    public static let testMAE = meanAbsolute(.test)

    /// 10·log₁₀(4/MSE) in decibels, of test targets from −1 to 1, whose greatest difference is 2.
    public static let psnr = Metric("psnr", title: "PSNR", range: -1e3...1e3, better: .higher) { report in
        report.test.meanSquaredError.map(peakSignal)
    }

    /// 1 where the run met a value that is not finite, 0 where it did not.
    public static let divergence = Metric(
        "divergence", title: "divergence", range: 0...1, better: .lower, afterDivergence: 1
    ) { _ in 0 }

    /// The peak signal-to-noise ratio in decibels of values from −1 to 1; infinite where nothing differs.
    ///
    /// Values beyond ±1 count as they are: a picture that shows them cut off is no better for it.
    public static func peakSignal(meanSquaredError: Double) -> Double { 10 * log10(4 / meanSquaredError) }

    /// Everything a score says of some rows.
    static func scores(_ rows: Rows) -> [Metric] {
        [loss(rows), accuracy(rows), r2(rows), rootMeanSquare(rows), meanSquare(rows), meanAbsolute(rows)]
    }

    private static let losses = 0...1e9
    private static let shares = 0.0...1

    private static func loss(_ rows: Rows) -> Metric {
        error(rows, "loss", title: "loss", column: "Loss") { $0.loss }
    }

    /// The square root of the mean squared error.
    private static func rootMeanSquare(_ rows: Rows) -> Metric {
        error(rows, "rmse", title: "RMSE", column: "RMSE") { $0.meanSquaredError?.squareRoot() }
    }

    private static func meanSquare(_ rows: Rows) -> Metric {
        error(rows, "mse", title: "MSE") { $0.meanSquaredError }
    }

    private static func meanAbsolute(_ rows: Rows) -> Metric {
        error(rows, "mae", title: "MAE") { $0.meanAbsoluteError }
    }

    private static func accuracy(_ rows: Rows) -> Metric {
        Metric(
            "\(rows)-accuracy", title: "\(rows.title) accuracy", column: "\(rows)Accuracy", range: shares,
            better: .higher, scale: .share
        ) { $0.score(rows)?.accuracy }
    }

    private static func r2(_ rows: Rows) -> Metric {
        Metric("\(rows)-r2", title: "\(rows.title) R²", column: "\(rows)R2", range: shares, better: .higher) {
            $0.score(rows)?.r2
        }
    }

    private static func error(
        _ rows: Rows, _ key: String, title: String, column: String? = nil,
        value: @escaping @Sendable (Score) -> Double?
    ) -> Metric {
        Metric(
            "\(rows)-\(key)", title: "\(rows.title) \(title)", column: column.map { "\(rows)\($0)" }, range: losses,
            better: .lower, comparesByRatio: true
        ) { $0.score(rows).flatMap(value) }
    }
}

extension Metric.Rows {
    fileprivate var title: String { self == .train ? "training" : rawValue }
}

extension Report {
    fileprivate func score(_ rows: Metric.Rows) -> Score? {
        switch rows {
        case .train: train
        case .validation: validation
        case .test: test
        case .beyond: beyond
        }
    }
}
