import Formulas
import Foundation

/// Data drawn from a typed formula, such as `x*sin(y) with …` or, for two classes, `y < sin(x)`.
public struct FormulaSource: Hashable, Sendable {
    /// As typed.
    public var text: String
    /// Ranges of single variables; they also put these inputs first, in this order.
    public var ranges: [VariableRange]
    /// The training range of all other variables.
    public var range: Interval
    /// The wider range of all other variables; nil for no rows beyond the training range. A formula of one variable is
    /// always looked at beyond: nil doubles its range.
    public var wider: Interval?
    /// How the inputs are chosen.
    public var sampling: Sampling

    /// How the inputs are chosen.
    public enum Sampling: String, Hashable, Sendable, Codable, CaseIterable {
        case random
        /// Evenly spaced, as many along each axis as fit into the points.
        case grid
    }

    /// Where one variable is trained and where it is tried out beyond that.
    public struct VariableRange: Hashable, Sendable {
        /// A variable of the formula.
        public var name: String
        /// Where its training and test rows lie.
        public var train: Interval
        /// Where rows beyond lie; nil for none of its own.
        public var wider: Interval?

        public init(name: String, train: Interval, wider: Interval? = nil) {
            self.name = name
            self.train = train
            self.wider = wider
        }
    }

    public init(
        text: String, ranges: [VariableRange] = [], range: Interval = Interval(-1, 1), wider: Interval? = nil,
        sampling: Sampling = .random
    ) {
        self.text = text
        self.ranges = ranges
        self.range = range
        self.wider = wider
        self.sampling = sampling
    }

    /// Defaults of KAN's function fitting: 1000 rows to train on and 1000 to test.
    public static let points = SettingRange(2000, in: 2...ProblemLimits.rows, "points")
    /// Deviation, in the units of the targets.
    public static let noise = SettingRange(
        0.0, in: 0...100, "deviation of the targets; for two classes, of the place where the label is taken")
    /// As many rows to train on as to test.
    public static let trainShare = 0.5

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        let formula: Formula
        do { formula = try Formula(text) } catch { throw .formula(text, error) }
        let inputs = try orderedVariables(formula)
        var settings = try ResolvedSettings(
            given, source: "formula", points: Self.points, noise: Self.noise, trainShare: Self.trainShare,
            scaling: .none)
        // Doubles: two to the 64th does not fit an integer.
        let leastPoints = sampling == .grid ? pow(2, Double(inputs.count)) : 2
        if Double(settings.points) < leastPoints {
            throw .setting(
                .points, source: "grid of \(inputs.count) inputs", found: Double(settings.points),
                lowest: leastPoints, highest: Double(ProblemLimits.rows))
        }
        guard settings.points * (inputs.count + 1) <= ProblemLimits.cells else {
            throw .tooMany(.cells, "formula", line: nil, limit: ProblemLimits.cells)
        }
        let isBinary = formula.isComparison
        let domain = inputs.map(\.train)
        let wider = inputs.map { $0.wider ?? (inputs.count == 1 ? $0.train.doubled : $0.train) }
        // Noise on a label would make it a quantity: there the place is moved instead.
        let labelNoise = isBinary ? settings.noise : 0
        if isBinary { settings.noise = 0 }
        let target = CleanTarget.formula(formula, variables: inputs.map(\.name))
        var draft = try Draft.formula(
            name: text, summary: text, target: target, inputNames: inputs.map(\.name), domain: domain,
            wider: wider == domain ? nil : wider, isGrid: sampling == .grid, settings)
        if isBinary {
            draft.kind = .binary(classNames: ["false", "true"])
            draft.fresh = nil
            if labelNoise > 0 {
                var random = RandomNumbers(seed: settings.seed, stream: "label noise")
                let moved = draft.rows.inputs.map { $0 + labelNoise * random.normal() }
                draft.rows = Table(
                    inputs: draft.rows.inputs, targets: target.values(rows: moved, columns: inputs.count),
                    inputColumns: inputs.count, targetColumns: 1)
            }
        } else if let name = formula.resultName {
            draft.kind = .regression(outputNames: [name])
        }
        return try draft.problem(settings)
    }

    /// The formula's variables with their ranges: those with a range of their own first, the rest by name.
    private func orderedVariables(_ formula: Formula) throws(ProblemError) -> [VariableRange] {
        guard !formula.variables.isEmpty else { throw .formulaWithoutVariables(text) }
        guard formula.variables.count <= ProblemLimits.formulaVariables else {
            throw .tooMany(.variables, "formula", line: nil, limit: ProblemLimits.formulaVariables)
        }
        for (index, range) in ranges.enumerated() {
            guard formula.variables.contains(range.name) else {
                throw .unknownVariable(
                    range.name, variables: formula.variables,
                    nearest: nearestName(to: range.name, among: formula.variables))
            }
            if ranges[..<index].contains(where: { $0.name == range.name }) {
                throw .duplicateRange(range.name)
            }
        }
        let rest = formula.variables.filter { name in !ranges.contains { $0.name == name } }
            // Shorter first, so that x10 comes after x9.
            .sorted { ($0.count, $0) < ($1.count, $1) }
        let all = ranges + rest.map { VariableRange(name: $0, train: range, wider: wider) }
        for variable in all {
            guard variable.train.isProper else { throw .improperRange(name: variable.name, variable.train) }
            if let wider = variable.wider {
                guard wider.isProper else { throw .improperRange(name: variable.name, wider) }
                guard wider.contains(variable.train.lower), wider.contains(variable.train.upper) else {
                    throw .widerRangeTooNarrow(name: variable.name, wider: wider, train: variable.train)
                }
            }
        }
        return all
    }
}
