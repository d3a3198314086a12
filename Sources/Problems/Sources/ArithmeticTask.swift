/// Sums of two slices of the inputs, joined by an operation: can a network extrapolate arithmetic?
///
/// t = (sum over slice A) op (sum over slice B)
/// Source: A. Madsen, A. Johansen, "Neural Arithmetic Units", 2020, arXiv:2001.05016; A. Trask et al.,
/// "Neural Arithmetic Logic Units", 2018, arXiv:1808.00508
public struct ArithmeticTask: Hashable, Sendable {
    /// What joins the two sums.
    public var operation: Operation
    /// How many numbers go in: 2 to 512, default 100; `simple` needs 4 or more.
    public var inputs: Int
    /// Which inputs make up the sums A and B.
    public var slices: Slices
    /// Each input is drawn from one of these, default [1, 2].
    public var trainRanges: [Interval]
    /// Each input beyond is drawn from one of these, default [2, 6].
    public var beyondRanges: [Interval]

    /// op in (sum A) op (sum B).
    public typealias Operation = ArithmeticOperation

    /// Which inputs are added up.
    public enum Slices: Hashable, Sendable {
        /// The first half and the second half: for two inputs, y = a op b.
        case halves
        /// A is the first half, B all: (x1 + x2) op (x1 + x2 + x3 + x4) for four inputs.
        case simple
        /// Two slices somewhere, each this share of the inputs long and with this share of them in common.
        case overlapping(share: Double, overlap: Double)
    }

    public init(
        operation: Operation, inputs: Int = 100,
        slices: Slices = .overlapping(share: 0.25, overlap: 0.5),
        trainRanges: [Interval] = [Interval(1, 2)], beyondRanges: [Interval] = [Interval(2, 6)]
    ) {
        self.operation = operation
        self.inputs = inputs
        self.slices = slices
        self.trainRanges = trainRanges
        self.beyondRanges = beyondRanges
    }

    /// Training and test rows together.
    public static let points = SettingRange(10_000, in: 2...200_000, "points; training may draw fresh ones")
    /// As many rows to train on as to test.
    public static let trainShare = 0.5
    /// Rows beyond the training range, as in the paper.
    public static let beyondRows = 10_000

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        let settings = try ResolvedSettings(
            given, source: "arithmetic", points: Self.points, noise: nil, trainShare: Self.trainShare,
            scaling: .none)
        let fewest = slices == .simple ? 4 : 2
        guard (fewest...ProblemLimits.columns).contains(inputs) else {
            throw .setting(
                .inputs, source: "arithmetic", found: Double(inputs), lowest: Double(fewest),
                highest: Double(ProblemLimits.columns))
        }
        guard settings.points * (inputs + 1) <= ProblemLimits.cells else {
            throw .tooMany(.cells, "arithmetic", line: nil, limit: ProblemLimits.cells)
        }
        for (name, ranges) in [("training inputs", trainRanges), ("inputs beyond", beyondRanges)] {
            if ranges.isEmpty { throw .noRange(of: name) }
            for range in ranges where !range.isProper { throw .improperRange(name: name, range) }
        }
        var random = RandomNumbers(seed: settings.seed, stream: "slices")
        let target = CleanTarget.arithmetic(resolved(&random))
        let names = (1...inputs).map { "x\($0)" }
        let domain = Array(repeating: Self.hull(trainRanges), count: inputs)
        func table(_ rows: Int, _ ranges: [Interval], _ stream: String) -> Table {
            var random = RandomNumbers(seed: settings.seed, stream: stream)
            let values = FreshRows.inputs(rows: rows, perValue: ranges, perInput: domain, random: &random)
            return Table(
                inputs: values, targets: target.values(rows: values, columns: inputs), inputColumns: inputs,
                targetColumns: 1)
        }
        let draft = Draft(
            name: "arithmetic-\(operation.rawValue)",
            summary: "Sums of inputs: \(operation.rawValue)", kind: .regression(outputNames: ["t"]),
            inputNames: names, geometry: inputs == 2 ? .plane : .table,
            rows: table(settings.points, trainRanges, "inputs"), domain: domain,
            widerDomain: Array(repeating: Self.hull(trainRanges + beyondRanges), count: inputs),
            target: target, beyond: table(Self.beyondRows, beyondRanges, "beyond"),
            fresh: (trainRanges, 0))
        return try draft.problem(settings)
    }

    /// Chooses the slices' places.
    private func resolved(_ random: inout RandomNumbers) -> ArithmeticSlices {
        let half = inputs / 2
        switch slices {
        case .halves: return ArithmeticSlices(operation: operation, first: 0..<half, second: half..<inputs)
        case .simple: return ArithmeticSlices(operation: operation, first: 0..<half, second: 0..<inputs)
        case .overlapping(let share, let overlap):
            // Whatever the shares, both slices have a number in them and fit side by side.
            let length = max(1, Int(Double(inputs) * Self.clamped(share, 0, 0.5)))
            let common = min(length, Int(Double(length) * Self.clamped(overlap, 0, 1)))
            let start = random.integer(below: inputs - (2 * length - common) + 1)
            let second = start + length - common
            return ArithmeticSlices(
                operation: operation, first: start..<start + length, second: second..<second + length)
        }
    }

    /// The nearest number in the range; its lower end for nan.
    private static func clamped(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
        value > lower ? min(value, upper) : lower
    }

    private static func hull(_ ranges: [Interval]) -> Interval {
        Interval(ranges.map(\.lower).min() ?? 0, ranges.map(\.upper).max() ?? 1)
    }
}
