import Formulas

/// A problem that comes with the program: what a list shows of it, and how its rows are made.
public struct BuiltInProblem: Sendable {
    /// As presets name it.
    public let name: String
    /// Other names it is found by.
    public let aliases: [String]
    /// One line on what is learned.
    public let summary: String
    /// Where it comes from.
    public let source: String
    /// What its targets are.
    public let task: Task
    /// How it is best drawn.
    public let geometry: Problem.Geometry
    /// Nil where the number of rows is fixed.
    public let points: SettingRange<Int>?
    /// Nil where nothing is left to chance.
    public let noise: SettingRange<Double>?
    /// Nil where the problem has one size only.
    public let size: SettingRange<Int>?
    /// The part of the rows that is trained on unless a preset says otherwise, 0 to 1.
    public let trainShare: Double
    /// The columns scaled unless a preset says otherwise.
    public let scaling: ScalingRule
    /// The curve, where this is a function of one input given by a formula.
    let curve: Curve?
    private let make: @Sendable (ResolvedSettings) throws(ProblemError) -> Draft

    /// What kind of answer is learned.
    public enum Task: String, Hashable, Sendable, CaseIterable {
        case regression, binary, classes
    }

    init(
        name: String, aliases: [String] = [], summary: String, source: String, task: Task,
        geometry: Problem.Geometry, points: SettingRange<Int>?, noise: SettingRange<Double>?,
        size: SettingRange<Int>? = nil, trainShare: Double = 0.5, scaling: ScalingRule = .none,
        curve: Curve? = nil, make: @escaping @Sendable (ResolvedSettings) throws(ProblemError) -> Draft
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.source = source
        self.task = task
        self.geometry = geometry
        self.points = points
        self.noise = noise
        self.size = size
        self.trainShare = trainShare
        self.scaling = scaling
        self.curve = curve
        self.make = make
    }

    func draft(_ settings: ResolvedSettings) throws(ProblemError) -> Draft { try make(settings) }

    func resolved(_ settings: ProblemSettings) throws(ProblemError) -> ResolvedSettings {
        try ResolvedSettings(
            settings, source: name, points: points, noise: noise, size: size, trainShare: trainShare,
            scaling: scaling)
    }
}

extension BuiltInProblem {
    /// Every built-in problem, in the order lists show them.
    public static let all: [BuiltInProblem] =
        [circle, exclusiveOr, gauss, spiral, regressionPlane, regressionGauss]
        + [moons, rings, checkerboard, parity, blobs, gaussianMixture]
        + Curve.all.map(\.builtIn) + [peaks] + surfaces + [iris, wine, digits] + sequences

    /// The entry of that name or alias, whatever its case.
    public static func named(_ name: String) -> BuiltInProblem? {
        let wanted = name.lowercased()
        return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
    }

    /// The name or alias closest to a mistyped one.
    public static func nearestName(to name: String) -> String? {
        Formulas.nearestName(to: name, among: all.flatMap { [$0.name] + $0.aliases })
    }
}

extension Draft {
    /// A problem of two inputs called x and y with one target column.
    static func plane(
        _ entry: (name: String, summary: String), kind: Problem.Kind, points: [(x: Double, y: Double)],
        targets: [Double], domain: [Interval]?, formula: String?
    ) throws(ProblemError) -> Draft {
        let names = ["x", "y"]
        return Draft(
            name: entry.name, summary: entry.summary, kind: kind, inputNames: names, geometry: .plane,
            rows: Table(
                inputs: points.flatMap { [$0.x, $0.y] }, targets: targets, inputColumns: 2, targetColumns: 1),
            domain: domain,
            target: try formula.map { text throws(ProblemError) in try .formula(text, of: names) })
    }
}

extension CleanTarget {
    /// A formula in given variables.
    static func formula(_ text: String, of variables: [String]) throws(ProblemError) -> CleanTarget {
        do { return .formula(try Formula(text, variables: variables), variables: variables) } catch {
            throw .formula(text, error)
        }
    }
}
