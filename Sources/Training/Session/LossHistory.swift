import Experiments

/// Losses over a run, of bounded size: when it is full, every second point goes and the distance doubles.
///
/// What is kept depends on the reports alone, never on time.
public struct LossHistory: Hashable, Sendable, Codable {
    /// The losses of a report.
    public struct Point: Hashable, Sendable, Codable {
        /// Steps taken so far.
        public var step: Int
        /// Of the training rows, without penalties.
        public var train: Double
        /// Of the rows set apart for choosing a step; `nil` where there are none.
        public var validation: Double?
        /// Of the test rows.
        public var test: Double
        /// Outside the training range; `nil` where the data have no outside.
        public var beyond: Double?
    }

    /// Something that happened at a step, to be marked on the chart.
    public struct Mark: Hashable, Sendable, Codable {
        /// Steps taken when it happened.
        public var step: Int
        /// What happened, in a few words.
        public var label: String
    }

    /// The losses that were kept, in the order of their steps.
    public private(set) var points: [Point] = []
    /// What happened, in the order of the steps.
    public private(set) var marks: [Mark] = []
    private var stride = 1
    private var skipped = 0
    private let capacity: Int

    /// An empty history that keeps at most so many points, and no fewer than 4.
    public init(capacity: Int = 2048) { self.capacity = max(4, capacity) }

    mutating func append(_ report: Report) {
        let point = Point(
            step: report.step, train: report.train.loss, validation: report.validation?.loss, test: report.test.loss,
            beyond: report.beyond?.loss)
        // A report of the same step replaces the last one: a single step after a pause.
        if points.last?.step == point.step {
            points[points.count - 1] = point
            return
        }
        skipped += 1
        guard skipped >= stride || points.isEmpty else { return }
        skipped = 0
        points.append(point)
        if points.count > capacity {
            points = points.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            stride *= 2
        }
    }

    @discardableResult
    mutating func mark(_ label: String, at step: Int) -> Mark {
        let mark = Mark(step: step, label: label)
        marks.append(mark)
        if marks.count > 64 { marks.removeFirst() }
        return mark
    }

    /// The history as it was at a step.
    func upTo(_ step: Int) -> LossHistory {
        var past = self
        past.cut(after: step)
        return past
    }

    /// Forgets everything after a step: a run that went back.
    mutating func cut(after step: Int) {
        points.removeAll { $0.step > step }
        marks.removeAll { $0.step > step }
    }
}
