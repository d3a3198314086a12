/// What can be set for any source. Nil means the source's own default.
public struct ProblemSettings: Hashable, Sendable {
    /// How many rows, training and test together; for a sequence, of each task.
    public var points: Int?
    /// How much chance is mixed in; what it does, each source says for itself.
    public var noise: Double?
    /// The part of the rows that is trained on. 1 trains on all of them and tests on the same.
    public var trainShare: Double?
    /// The part of all rows that decides which step is best, taken from those that would be trained on; none if `nil`.
    public var validationShare: Double?
    /// The size of a built-in problem that has one: bits, classes, squares a side.
    public var size: Int?
    /// Which columns are scaled.
    public var scaling: ScalingRule?
    /// The same seed draws the same rows and the same split.
    public var seed: UInt64

    public init(
        points: Int? = nil, noise: Double? = nil, trainShare: Double? = nil,
        validationShare: Double? = nil, size: Int? = nil, scaling: ScalingRule? = nil, seed: UInt64 = 1
    ) {
        self.points = points
        self.noise = noise
        self.trainShare = trainShare
        self.validationShare = validationShare
        self.size = size
        self.scaling = scaling
        self.seed = seed
    }

    /// The name of a setting, for messages.
    public enum Name: String, Hashable, Sendable {
        case points
        case noise
        case trainShare = "train share"
        case validationShare = "validation share"
        case size
        case inputs
        case longestSide = "longest side"
    }
}

/// A setting's default, what it may be, and what it does.
public struct SettingRange<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// The value when nobody chooses.
    public let standard: Value
    /// What may be chosen.
    public let allowed: ClosedRange<Value>
    /// What it does, in a few words.
    public let meaning: String

    init(_ standard: Value, in allowed: ClosedRange<Value>, _ meaning: String) {
        self.standard = standard
        self.allowed = allowed
        self.meaning = meaning
    }
}

/// Settings with every default filled in and every value checked.
struct ResolvedSettings {
    var points: Int
    var noise: Double
    var trainShare: Double
    /// 0 for none.
    var validationShare: Double
    var size: Int
    var scaling: ScalingRule
    var seed: UInt64

    /// - Parameters:
    ///   - source: the name of the source, for messages
    ///   - points: nil where the source has a fixed number of rows; likewise noise and size
    init(
        _ settings: ProblemSettings, source: String, points: SettingRange<Int>?,
        noise: SettingRange<Double>?, size: SettingRange<Int>? = nil, trainShare: Double,
        scaling: ScalingRule
    ) throws(ProblemError) {
        self.points = try Self.checked(settings.points, .points, points, source) ?? 0
        self.noise = try Self.checked(settings.noise, .noise, noise, source) ?? 0
        self.size = try Self.checked(settings.size, .size, size, source) ?? 0
        self.trainShare = settings.trainShare ?? trainShare
        guard self.trainShare > 0, self.trainShare <= 1 else {
            throw .setting(.trainShare, source: source, found: self.trainShare, lowest: 0, highest: 1)
        }
        validationShare = settings.validationShare ?? 0
        guard ProblemLimits.validationShare.contains(validationShare) else {
            throw .setting(
                .validationShare, source: source, found: validationShare,
                lowest: ProblemLimits.validationShare.lowerBound, highest: ProblemLimits.validationShare.upperBound)
        }
        self.scaling = settings.scaling ?? scaling
        seed = settings.seed
    }

    /// The random numbers that split rows.
    func splitNumbers() -> RandomNumbers { RandomNumbers(seed: seed, stream: "split") }

    private static func checked<Value>(
        _ given: Value?, _ name: ProblemSettings.Name, _ range: SettingRange<Value>?, _ source: String
    ) throws(ProblemError) -> Value? where Value: Comparable & Hashable & Sendable {
        guard let range else {
            if given != nil { throw .settingNotUsed(name, source: source) }
            return nil
        }
        guard let given else { return range.standard }
        guard range.allowed.contains(given) else {
            throw .setting(
                name, source: source, found: number(given), lowest: number(range.allowed.lowerBound),
                highest: number(range.allowed.upperBound))
        }
        return given
    }

    private static func number(_ value: some Comparable) -> Double {
        (value as? Double) ?? (value as? Int).map(Double.init) ?? .nan
    }
}
