import Formulas

/// Built-in curves learned one after the other, all brought to inputs in [-1, 1].
public struct SequenceSource: Hashable, Sendable {
    /// Names or aliases of built-in curves, in the order they are learned; a name may come again.
    public var names: [String]
    /// Whether the tasks share the inputs' range.
    public var layout: Layout

    /// Where the tasks lie on the axis.
    public enum Layout: String, Hashable, Sendable, Codable, CaseIterable {
        /// Each has its own part of [-1, 1]: one function can hold them all.
        case sideBySide
        /// Each has all of [-1, 1]: to learn the next is to give up the last.
        case samePlace
    }

    public init(names: [String], layout: Layout = .sideBySide) {
        self.names = names
        self.layout = layout
    }

    /// Points of each task.
    public static let points = SettingRange(200, in: 10...100_000, "points of each task")
    /// Normal, on every row of every task.
    public static let noise = SettingRange(0.0, in: 0...10, "deviation of the targets")
    /// As many rows of each task to train on as to test.
    public static let trainShare = 0.5

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        let settings = try ResolvedSettings(
            given, source: "sequence", points: Self.points, noise: Self.noise, trainShare: Self.trainShare,
            scaling: .none)
        guard !names.isEmpty else { throw .emptySequence }
        guard names.count <= ProblemLimits.sequence else {
            throw .tooMany(.tasks, "sequence", line: nil, limit: ProblemLimits.sequence)
        }
        guard settings.points * names.count <= ProblemLimits.rows else {
            throw .tooMany(.rows, "sequence", line: nil, limit: ProblemLimits.rows)
        }
        var segments: [CleanTarget.Segment] = []
        var phases: [(name: String, rows: Range<Int>)] = []
        var inputs: [Double] = []
        var targets: [Double] = []
        for (index, name) in names.enumerated() {
            guard let entry = BuiltInProblem.named(name) else {
                throw .unknownProblem(name, nearest: BuiltInProblem.nearestName(to: name))
            }
            guard let curve = entry.curve else { throw .notACurve(name) }
            let segment = try segment(curve, index)
            var random = RandomNumbers(seed: settings.seed, stream: "task \(index)")
            let places = (0..<settings.points).map { _ in
                random.uniform(segment.interval.lower, segment.interval.upper)
            }
            let clean = CleanTarget.sideBySide([segment]).values(rows: places, columns: 1)
            phases.append((entry.name, inputs.count..<inputs.count + places.count))
            inputs += places
            targets += clean.map { $0 + settings.noise * random.normal() }
            segments.append(segment)
        }
        let draft = Draft(
            name: names.joined(separator: ", then "), summary: "Curves learned one after the other",
            kind: .regression(outputNames: ["y"]), inputNames: ["x"], geometry: .line,
            rows: Table(inputs: inputs, targets: targets, inputColumns: 1, targetColumns: 1),
            domain: [Interval(-1, 1)], target: layout == .sideBySide ? .sideBySide(segments) : nil,
            phases: phases)
        return try draft.problem(settings)
    }

    private func segment(_ curve: Curve, _ index: Int) throws(ProblemError) -> CleanTarget.Segment {
        let formula: Formula
        do { formula = try Formula(curve.formula, variables: ["x"]) } catch {
            throw .formula(curve.formula, error)
        }
        let whole = Interval(-1, 1)
        let count = Double(names.count)
        let part =
            layout == .samePlace
            ? whole : Interval(whole.at(Double(index) / count), whole.at(Double(index + 1) / count))
        return CleanTarget.Segment(interval: part, domain: curve.domain, formula: formula)
    }
}
