import Experiments

/// Losses over a run, of bounded size: when it is full, every second point goes and the distance doubles.
///
/// What is kept depends on the reports alone, never on time.
public struct LossHistory: Hashable, Sendable, Codable {
    public struct Point: Hashable, Sendable, Codable {
        public var step: Int
        public var train: Double
        public var validation: Double?
        public var test: Double
        public var beyond: Double?
    }

    /// Something that happened at a step, to be marked on the chart.
    public struct Mark: Hashable, Sendable, Codable {
        public var step: Int
        public var label: String
    }

    public private(set) var points: [Point] = []
    public private(set) var marks: [Mark] = []
    private var stride = 1
    private var skipped = 0
    private let capacity: Int

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
