/// Something to learn: training rows, test rows kept apart, and all that a screen needs to draw them.
///
/// Numbers in `train`, `test` and `beyond` are scaled; `domain`, `widerDomain` and `target` are in the units
/// of the data. The two scalings lead from one to the other.
public struct Problem: Sendable {
    /// As a heading: the built-in's name, the file or the formula.
    public let name: String
    /// One line on what is learned.
    public let summary: String
    /// What the targets mean, and their names.
    public let kind: Kind
    /// One for each input column.
    public let inputNames: [String]
    /// How the inputs are best drawn.
    public let geometry: Geometry
    /// The rows to learn from.
    public let train: Table
    /// The rows that decide which step is best, never trained on; `nil` where none are set apart.
    public let validation: Table?
    /// The rows to score on, never trained on unless `testIsTrain`.
    public let test: Table
    /// Rows outside the training range, without noise, scored apart: what does the network do out there?
    public let beyond: Table?
    /// For each input the range of the training data, as axes show it.
    public let domain: [Interval]
    /// For each input the range that `beyond` covers; equal to `domain` where there is none.
    public let widerDomain: [Interval]
    /// From the units of the data to the inputs in the tables.
    public let inputScaling: Scaling
    /// From the units of the data to the targets in the tables.
    public let targetScaling: Scaling
    /// The function behind the data, without noise, where it is known.
    public let target: CleanTarget?
    /// Parts of the training rows to be learned one after the other; empty where all are learned together.
    public let phases: [Phase]
    /// Draws new training rows where the source has no end of them.
    public let freshRows: FreshRows?
    /// The test rows are the training rows: the source was to be learned whole.
    public let testIsTrain: Bool
    /// Each row is a sequence that follows the one before.
    public let isSeries: Bool
    /// Each row of inputs is a picture of this size.
    public let inputPicture: PictureSize?
    /// What became of the columns and rows of a table file; `nil` for other sources.
    public let reading: TableReading?

    /// What the targets mean.
    public enum Kind: Hashable, Sendable {
        /// Quantities.
        case regression(outputNames: [String])
        /// Two classes, labels 0 and 1.
        case binary(classNames: [String])
        /// Class indices from 0.
        case classes(names: [String])
    }

    /// How the inputs are best drawn.
    public enum Geometry: Hashable, Sendable {
        /// One input: a curve.
        case line
        /// Two inputs: a map.
        case plane
        case table
        /// Two inputs in [-1, 1], x to the right and y up; outputs are the colour there.
        case picture(width: Int, height: Int, channels: Int)
        /// Each row a sequence of time steps: curves over time.
        case sequence
    }

    /// Some rows that are learned for themselves before the next.
    public struct Phase: Hashable, Sendable {
        /// What is learned in it.
        public let name: String
        /// Its rows in `train`.
        public let trainRows: Range<Int>
        /// Its rows in `test`.
        public let testRows: Range<Int>
    }
}

/// Columns, rows and colour channels of a picture.
public struct PictureSize: Hashable, Sendable {
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int
    /// 1 for grey, 3 for red, green and blue.
    public let channels: Int

    public init(width: Int, height: Int, channels: Int) {
        self.width = width
        self.height = height
        self.channels = channels
    }
}

extension Problem {
    /// How many numbers go in, at every time step of a sequence.
    public var inputCount: Int { inputNames.count }

    /// Time steps of a row; 1 where the data have no time.
    public var steps: Int { train.steps }

    /// Numbers of a row of inputs.
    public var rowInputCount: Int { inputCount * steps }

    /// The names of the classes; empty for quantities.
    public var classNames: [String] {
        switch kind {
        case .regression: []
        case .binary(let names), .classes(let names): names
        }
    }

    /// What 1 of a scaled target is in the units of the data; `nil` where targets are as they were, or several.
    public var targetUnit: Double? {
        guard !targetScaling.isIdentity, targetScaling.deviations.count == 1 else { return nil }
        return targetScaling.deviations[0]
    }

    /// How many numbers a network gives back: one per quantity, one for two classes, one per class otherwise.
    public var outputCount: Int {
        switch kind {
        case .regression(let names): names.count
        case .binary: 1
        case .classes(let names): names.count
        }
    }

    /// The same problem with one part of the training rows, counted from 0; the test rows stay whole, so that
    /// what is forgotten of other parts shows. `nil` where there is no such part.
    public func part(_ index: Int) -> Problem? {
        guard phases.indices.contains(index), !phases[index].trainRows.isEmpty else { return nil }
        return Problem(
            name: name, summary: summary, kind: kind, inputNames: inputNames, geometry: geometry,
            train: train.selecting(Array(phases[index].trainRows)), validation: validation, test: test, beyond: beyond,
            domain: domain,
            widerDomain: widerDomain, inputScaling: inputScaling, targetScaling: targetScaling, target: target,
            phases: phases, freshRows: nil, testIsTrain: false, isSeries: isSeries,
            inputPicture: inputPicture, reading: reading)
    }
}
