import Experiments
import Foundation
import Problems

extension Baseline {
    /// The mean of the training targets, or the commonest class of the training rows.
    static func constant(_ problem: Problem) -> Baseline {
        let classes = problem.classNames.count
        guard classes > 0 else {
            let columns = problem.train.targetColumns
            let means = problem.train.targetMeans
            let predictions = (0..<problem.test.rows * columns).map { means[$0 % columns] }
            return Baseline(name: "the mean", key: "mean", test: Score(predictions, problem.test))
        }
        var counts = [Double](repeating: 0, count: classes)
        for row in 0..<problem.train.rows { counts[problem.train.classIndex(row)] += 1 }
        // One row more of each: a class that is in no training row has a loss all the same.
        let shares = counts.map { ($0 + 1) / (Double(problem.train.rows) + Double(classes)) }
        let predictions = Array(repeating: shares, count: problem.test.rows)
        return Baseline(name: "the commonest class", key: "commonest", test: Score(shares: predictions, problem.test))
    }
}

extension Score {
    /// Of predicted quantities, row after row.
    init(_ predictions: [Double], _ table: Table) {
        var (squares, distances, deviations) = (0.0, 0.0, 0.0)
        let means = table.targetMeans
        var varies = false
        for index in predictions.indices {
            let target = table.targets[index]
            let difference = predictions[index] - target
            squares += difference * difference
            distances += abs(difference)
            let deviation = target - means[index % table.targetColumns]
            deviations += deviation * deviation
            if target != table.targets[index % table.targetColumns] { varies = true }
        }
        let count = Double(max(predictions.count, 1))
        self.init(
            loss: squares / count, r2: varies ? 1 - squares / deviations : nil, meanSquaredError: squares / count,
            meanAbsoluteError: distances / count)
    }

    /// Of predicted shares of classes, a list for each row.
    init(shares: [[Double]], _ table: Table) {
        var (right, loss) = (0, 0.0)
        for (row, shares) in shares.enumerated() {
            let target = table.classIndex(row)
            let largest = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) }
            if largest == target { right += 1 }
            loss -= log(shares[target])
        }
        let count = Double(max(shares.count, 1))
        self.init(loss: loss / count, accuracy: Double(right) / count)
    }
}

extension Table {
    /// The mean of each target column over all rows.
    var targetMeans: [Double] {
        var sums = [Double](repeating: 0, count: targetColumns)
        for index in targets.indices { sums[index % targetColumns] += targets[index] }
        return sums.map { $0 / Double(max(rows, 1)) }
    }
}
