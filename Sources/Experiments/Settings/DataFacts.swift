import Problems

/// What can be set of a source of data, and its defaults.
public struct DataFacts: Sendable {
    /// What it is called in a line.
    public let name: String
    let noise: SettingRange<Double>?
    let points: SettingRange<Int>?
    let size: SettingRange<Int>?
    let trainShare: Double
    /// Whether there may be no end of rows.
    let hasFreshRows: Bool
    /// Whether rows are sequences of time steps.
    let isSequence: Bool
    /// Whether rows are those of a table of somebody's own.
    let isTable: Bool

    init(
        name: String = "", noise: SettingRange<Double>? = nil, points: SettingRange<Int>? = nil,
        size: SettingRange<Int>? = nil, trainShare: Double, hasFreshRows: Bool = false, isSequence: Bool = false,
        isTable: Bool = false
    ) {
        (self.name, self.noise, self.points, self.size, self.trainShare) = (name, noise, points, size, trainShare)
        (self.hasFreshRows, self.isSequence, self.isTable) = (hasFreshRows, isSequence, isTable)
    }

    /// Those of a source.
    public init(_ origin: ProblemSource.Origin) {
        switch origin {
        case .builtIn(let name): self.init(set: name)
        case .csv(let source): self = Self.csv(source.path)
        case .formula(let source): self = Self.formula(source.text)
        case .picture(let source):
            switch source.file {
            case .camera64, .camera128: self = Self.picture("camera")
            case .path(let path): self = Self.picture(path)
            }
        case .arithmetic(let task): self = Self.arithmetic("\(task.operation.rawValue) of \(task.inputs) inputs")
        case .sequence(let source): self = Self.sequence(source.names.joined(separator: ", then "))
        }
    }

    init(set name: String) {
        let entry = BuiltInProblem.named(name)
        self.init(
            name: name, noise: entry?.noise, points: entry?.points, size: entry?.size,
            trainShare: entry?.trainShare ?? 0.5, hasFreshRows: entry?.geometry == .line,
            isSequence: entry?.geometry == .sequence)
    }

    static func csv(_ name: String = "") -> Self { Self(name: name, trainShare: CSVSource.trainShare, isTable: true) }

    static func formula(_ name: String = "") -> Self {
        Self(
            name: name, noise: FormulaSource.noise, points: FormulaSource.points, trainShare: FormulaSource.trainShare,
            hasFreshRows: true)
    }

    static func picture(_ name: String = "") -> Self {
        Self(name: name, noise: PictureSource.noise, trainShare: 1)
    }

    static func arithmetic(_ name: String = "") -> Self {
        Self(name: name, points: ArithmeticTask.points, trainShare: ArithmeticTask.trainShare, hasFreshRows: true)
    }

    static func sequence(_ name: String = "") -> Self {
        Self(
            name: name, noise: SequenceSource.noise, points: SequenceSource.points,
            trainShare: SequenceSource.trainShare)
    }
}
