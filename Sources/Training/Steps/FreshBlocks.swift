import Experiments
import Problems

/// Training rows that are never shown twice: tables drawn one after the other, each gone through once.
///
/// A table follows from its number alone, so that a run can be taken up at any step.
struct FreshBlocks {
    private let source: FreshRows
    private let rows: Int
    private let batch: Int
    private let stepsPerBlock: Int

    /// `nil` where the experiment keeps to its training rows.
    ///
    /// - Parameters:
    ///   - rows: of a table.
    ///   - batch: rows of a step, at most those of a table.
    init?(_ experiment: Experiment, _ problem: Problem, rows: Int, batch: Int) throws(NetworkError) {
        guard experiment.drawsFreshRows else { return nil }
        guard let source = problem.freshRows else { throw .noFreshRows(problem: problem.name) }
        self.source = source
        (self.rows, self.batch) = (rows, batch)
        stepsPerBlock = max(1, rows / batch)
    }

    func block(ofStep step: Int) -> Int { step / stepsPerBlock }

    /// Steps from this one to the end of its table.
    func stepsLeft(from step: Int) -> Int { stepsPerBlock - step % stepsPerBlock }

    func table(ofBlock block: Int) -> Table { source.table(rows: rows, step: block) }

    /// The rows of the steps from one on, as they stand in the table.
    func fill(_ indices: inout [Int32], from step: Int) {
        let first = step % stepsPerBlock * batch
        for index in indices.indices { indices[index] = Int32(first + index) }
    }
}
