/// Where data come from, with every setting: the same source gives the same problem, number by number.
public struct ProblemSource: Hashable, Sendable {
    /// Where the rows come from.
    public var origin: Origin
    /// What a person set about them.
    public var settings: ProblemSettings

    public init(_ origin: Origin, settings: ProblemSettings = ProblemSettings()) {
        self.origin = origin
        self.settings = settings
    }

    /// A built-in name, a file, or a rule that draws rows.
    public enum Origin: Hashable, Sendable {
        /// The name or an alias of an entry of `BuiltInProblem.all`.
        case builtIn(String)
        case csv(CSVSource)
        case formula(FormulaSource)
        case picture(PictureSource)
        case arithmetic(ArithmeticTask)
        case sequence(SequenceSource)
    }
}

extension Problem {
    /// Makes the problem a source describes.
    ///
    /// Reads files, so it may take seconds for large ones.
    public static func load(_ source: ProblemSource) throws(ProblemError) -> Problem {
        switch source.origin {
        case .builtIn(let name):
            guard let entry = BuiltInProblem.named(name) else {
                throw .unknownProblem(name, nearest: BuiltInProblem.nearestName(to: name))
            }
            let settings = try entry.resolved(source.settings)
            return try entry.draft(settings).problem(settings)
        case .csv(let csv): return try csv.problem(source.settings)
        case .formula(let formula): return try formula.problem(source.settings)
        case .picture(let picture): return try picture.problem(source.settings)
        case .arithmetic(let task): return try task.problem(source.settings)
        case .sequence(let sequence): return try sequence.problem(source.settings)
        }
    }
}
