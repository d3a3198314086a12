/// A problem before its rows are split and scaled: what every source makes.
struct Draft {
    var name: String
    var summary: String
    var kind: Problem.Kind
    var inputNames: [String]
    var geometry: Problem.Geometry
    var rows: Table
    /// Nil: the range of the training rows.
    var domain: [Interval]?
    var widerDomain: [Interval]?
    var target: CleanTarget?
    var beyond: Table?
    /// Consecutive parts of `rows`; empty for one.
    var phases: [(name: String, rows: Range<Int>)] = []
    /// Rows follow each other in time: the first are trained on, the last tested on, none is shuffled.
    var isSeries = false
    /// Input columns that hold 0 and 1 and are never scaled.
    var indicators: Set<Int> = []
    var inputPicture: PictureSize?
    /// Where the source itself has split its rows, because it measured the training rows; then `phases` is empty.
    var split: Split?
    /// What became of a table file.
    var reading: TableReading?
    /// New rows are drawn from these ranges, one for each input, with this noise on the target.
    var fresh: (perValue: [Interval]?, noise: Double)?

    /// Splits, measures and scales. Only training rows are measured, so the test rows cannot leak.
    func problem(_ settings: ResolvedSettings) throws(ProblemError) -> Problem {
        guard rows.rows >= 2 || settings.trainShare == 1 && rows.rows == 1 else {
            throw .tooFewRows(name, found: rows.rows, expected: 2)
        }
        guard rows.isFinite, beyond?.isFinite ?? true else { throw notFinite() }

        var random = settings.splitNumbers()
        var trainRows: [Int] = []
        var validationRows: [Int] = []
        var testRows: [Int] = []
        var parts: [Problem.Phase] = []
        for phase in phases.isEmpty ? [(name: name, rows: 0..<rows.rows)] : phases {
            let split =
                split
                ?? (isSeries
                    ? Split(
                        inOrder: phase.rows, trainShare: settings.trainShare, validationShare: settings.validationShare)
                    : Split(
                        rows: phase.rows, trainShare: settings.trainShare,
                        validationShare: settings.validationShare,
                        classes: isRegression ? nil : { rows.classIndex($0) }, random: &random))
            parts.append(
                Problem.Phase(
                    name: phase.name,
                    trainRows: trainRows.count..<trainRows.count + split.train.count,
                    testRows: testRows.count..<testRows.count + split.test.count))
            trainRows += split.train
            validationRows += split.validation
            testRows += split.test
        }
        let train = rows.selecting(trainRows)
        let inputScaling =
            settings.scaling == .none
            ? Scaling.identity(columns: rows.inputColumns)
            : Scaling(measuring: train.inputs, columns: rows.inputColumns, keeping: indicators)
        let targetScaling =
            settings.scaling == .inputsAndTargets && isRegression
            ? Scaling(measuring: train.targets, columns: rows.targetColumns)
            : Scaling.identity(columns: rows.targetColumns)
        let domain =
            domain
            ?? (0..<rows.inputColumns).map { column in
                Interval(
                    covering: stride(from: column, to: train.inputs.count, by: train.inputColumns).lazy.map {
                        train.inputs[$0]
                    })
            }
        var freshRows: FreshRows?
        if let fresh, let target {
            freshRows = FreshRows(
                perValue: fresh.perValue, perInput: domain, target: target, noise: fresh.noise,
                seed: settings.seed, inputScaling: inputScaling, targetScaling: targetScaling)
        }
        return Problem(
            name: name, summary: summary, kind: kind, inputNames: inputNames, geometry: geometry,
            train: train.scaled(inputs: inputScaling, targets: targetScaling),
            validation: validationRows.isEmpty
                ? nil : rows.selecting(validationRows).scaled(inputs: inputScaling, targets: targetScaling),
            test: rows.selecting(testRows).scaled(inputs: inputScaling, targets: targetScaling),
            beyond: beyond?.scaled(inputs: inputScaling, targets: targetScaling),
            domain: domain, widerDomain: widerDomain ?? domain, inputScaling: inputScaling,
            targetScaling: targetScaling, target: target, phases: phases.isEmpty ? [] : parts,
            freshRows: freshRows, testIsTrain: settings.trainShare == 1, isSeries: isSeries,
            inputPicture: inputPicture, reading: reading)
    }

    private var isRegression: Bool {
        if case .regression = kind { true } else { false }
    }

    /// Names the first row without a finite value.
    private func notFinite() -> ProblemError {
        for table in [rows, beyond].compactMap({ $0 }) {
            for row in 0..<table.rows
            where !table.target(row).allSatisfy(\.isFinite) || !table.input(row).allSatisfy(\.isFinite) {
                return .notFinite(name, names: inputNames, point: Array(table.input(row)))
            }
        }
        return .notFinite(name, names: inputNames, point: [])
    }
}
