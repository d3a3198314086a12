import Experiments
import Problems

extension Baseline {
    /// The mean, or the shares of classes, of the five training rows nearest to a test row.
    ///
    /// `nil` where more than a billion differences would have to be taken.
    /// Source: T. M. Cover, P. E. Hart, 1967, doi:10.1109/TIT.1967.1053964
    static func neighbours(_ problem: Problem) -> Baseline? {
        let (train, test) = (problem.train, problem.test)
        let columns = train.inputColumns
        guard problem.steps == 1, train.rows >= count, train.rows * test.rows <= 1_000_000_000 / columns else {
            return nil
        }
        let classes = problem.classNames.count
        var predictions: [Double] = []
        var shares: [[Double]] = []
        for row in 0..<test.rows {
            let nearest = nearest(to: test.input(row), in: train)
            guard classes > 0 else {
                for column in 0..<train.targetColumns {
                    let sum = nearest.reduce(0) { $0 + train.targets[$1 * train.targetColumns + column] }
                    predictions.append(sum / Double(count))
                }
                continue
            }
            // One vote spread over all classes, so that none has a share of 0.
            var votes = [Double](repeating: 1 / Double(classes), count: classes)
            for neighbour in nearest { votes[train.classIndex(neighbour)] += 1 }
            shares.append(votes.map { $0 / Double(count + 1) })
        }
        return Baseline(
            name: "\(count) nearest neighbours", key: "neighbours",
            test: classes > 0 ? Score(shares: shares, test) : Score(predictions, test))
    }

    /// Of equally distant rows the first ones.
    private static func nearest(to input: ArraySlice<Double>, in table: Table) -> [Int] {
        var found: [(distance: Double, row: Int)] = []
        for row in 0..<table.rows {
            let limit = found.count < count ? Double.infinity : found[count - 1].distance
            var distance = 0.0
            var place = row * table.inputColumns
            for value in input {
                let difference = value - table.inputs[place]
                distance += difference * difference
                place += 1
                if distance >= limit { break }
            }
            guard distance < limit else { continue }
            let position = found.firstIndex { distance < $0.distance } ?? found.count
            found.insert((distance, row), at: position)
            if found.count > count { found.removeLast() }
        }
        return found.map(\.row)
    }

    private static let count = 5
}
