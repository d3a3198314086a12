/// What a lens found: a chart of a kind that every screen can draw, facts in words, and numbers for reports.
public struct LensReading: Sendable {
    /// What is drawn.
    public var chart: LensChart
    /// By the keys that the lens declares. What could not be measured is left out.
    public var numbers: [String: Double]
    /// Short facts that stand in one row above the chart.
    public var facts: [LensFact] = []
    /// Sentences with a row each.
    public var lines: [LensFact] = []
    /// What each unit computes of its inputs, as far as that can be read; empty where it never can.
    public var formulas: [String?] = []

    public init(
        _ chart: LensChart, numbers: [String: Double] = [:], facts: [LensFact] = [], lines: [LensFact] = [],
        formulas: [String?] = []
    ) {
        (self.chart, self.numbers, self.facts, self.lines, self.formulas) = (chart, numbers, facts, lines, formulas)
    }
}

/// A few words of a reading.
public struct LensFact: Sendable {
    /// What is said.
    public var text: String
    /// How it is said.
    public var tone: Tone
    /// Where not all facts fit, those of higher importance stay.
    public var importance: Int

    /// What a person should make of it.
    public enum Tone: Hashable, Sendable, CaseIterable {
        case plain, faint, accent, good, warning
    }

    public init(_ text: String, _ tone: Tone = .plain, importance: Int = 0) {
        (self.text, self.tone, self.importance) = (text, tone, importance)
    }
}

/// How a person reads a number of a reading.
public enum ReadingScale: Hashable, Sendable {
    case number
    /// From 0 to 1, read in per cent.
    case share
}
