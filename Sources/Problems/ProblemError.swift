import Formulas

/// Why a problem could not be made: facts only, worded in `ProblemError+Wording.swift`.
public enum ProblemError: Error, Hashable, Sendable {
    // Files.
    case missingFile(String)
    case isDirectory(String)
    /// A device, a pipe or a socket.
    case notARegularFile(String)
    case unreadable(String)
    /// Standard input was asked for and is a terminal.
    case noPipe
    /// A packed file that cannot be unpacked, or ends too soon.
    case damagedPacking(String)
    case emptyFile(String)
    case fileTooLarge(String, limit: Int)

    // Tables.
    case notText(String, line: Int)
    case unterminatedQuote(String, line: Int)
    case textAfterQuote(String, line: Int)
    case headerOnly(String)
    case raggedRow(String, line: Int, found: Int, expected: Int)
    case onlyOneColumn(String, name: String)
    case unknownColumn(String, name: String, columns: [String], nearest: String?)
    case noSuchColumnNumber(String, number: Int, count: Int)
    case notAQuantity(String, column: String, found: String)
    case numberTooLarge(String, line: Int, column: String, found: String)
    case tooManyInputs(String, column: String, limit: Int)
    case everyRowAnotherClass(String, column: String, classes: Int, rows: Int)
    case nothingToLearnFrom(String)
    case targetLeftOut(String, name: String)
    /// Rows are left out where a target or, while dropping, an input has no value.
    case tooFewWholeRows(String, found: Int, of: Int, isDropping: Bool)
    case oneClassOnly(String, column: String, className: String)
    case tooFewRows(String, found: Int, expected: Int)
    /// `line` is nil where the whole is too large.
    case tooMany(Counted, String, line: Int?, limit: Int)

    // Pictures.
    case notAPicture(String)
    case damagedPicture(String, reason: String)
    case pictureTooLarge(String, width: Int, height: Int, limit: Int)

    // Settings and names.
    case unknownProblem(String, nearest: String?)
    case setting(ProblemSettings.Name, source: String, found: Double, lowest: Double, highest: Double)
    case settingNotUsed(ProblemSettings.Name, source: String)
    case improperRange(name: String, Interval)
    case widerRangeTooNarrow(name: String, wider: Interval, train: Interval)
    case noRange(of: String)

    // Formulas, arithmetic and sequences.
    case formula(String, FormulaError)
    case formulaWithoutVariables(String)
    case unknownVariable(String, variables: [String], nearest: String?)
    case duplicateRange(String)
    /// The formula has no finite value at this point.
    case notFinite(String, names: [String], point: [Double])
    case emptySequence
    case notACurve(String)

    case shippedDataMissing(String)

    /// What there was too much of.
    public enum Counted: String, Hashable, Sendable {
        case rows
        case cells
        case columns
        case classes
        case cellBytes = "bytes in one cell"
        case variables
        case tasks
    }
}
