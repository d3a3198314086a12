extension Problem {
    /// What makes scores mean little, a sentence each; empty for most data.
    public var warnings: [String] {
        var found: [String] = []
        if !testIsTrain, (0...3).contains(test.rows) {
            found.append(
                test.rows == 0
                    ? "there are no test rows, so that test scores say nothing"
                    : "there \(test.rows == 1 ? "is 1 test row" : "are \(test.rows) test rows"): "
                        + "scores on so few say little")
        }
        guard case .regression(let names) = kind else { return found }
        for column in 0..<train.targetColumns {
            let values = stride(from: column, to: train.targets.count, by: train.targetColumns).map {
                train.targets[$0]
            }
            let name = names.indices.contains(column) ? names[column] : "the target"
            guard let least = values.min(), let greatest = values.max() else { continue }
            if least == greatest {
                found.append("“\(name)” has the same value in every training row: there is nothing to learn from it")
            } else if let outlier = Self.outlier(values, least, greatest) {
                found.append(
                    "“\(name)” has a value \(outlier) as far from the others as these are from each other: "
                        + "beside it they hardly differ")
            }
        }
        return found
    }

    /// How many times as far as the middle half is wide a value lies from the middle, where that is beyond all measure.
    private static func outlier(_ values: [Double], _ least: Double, _ greatest: Double) -> String? {
        guard values.count >= 8 else { return nil }
        let sorted = values.sorted()
        let (low, middle, high) = (
            sorted[sorted.count / 4], sorted[sorted.count / 2], sorted[sorted.count - 1 - sorted.count / 4]
        )
        let times = max(greatest - middle, middle - least) / (high - low)
        guard high > low, times > 1e6 else { return nil }
        return times < 1e15 ? "\(Int(times)) times" : "more than 1e15 times"
    }
}
