import Formulas

extension ProblemError: CustomStringConvertible {
    /// One sentence: where, what was found, what was expected, the nearest valid name.
    public var description: String {
        switch self {
        case .missingFile(let file): "\(file): there is no such file"
        case .isDirectory(let file): "\(file): this is a folder, expected a file"
        case .notARegularFile(let file): "\(file): this is a device or a pipe, expected a regular file"
        case .unreadable(let file): "\(file): the file cannot be read"
        case .damagedPacking(let file): "\(file): the packed file (gzip) is damaged or ends too soon"
        case .noPipe: "-: nothing comes through a pipe, expected such as: cat FILE | soma train --data -"
        case .emptyFile(let file): "\(file): the file is empty"
        case .fileTooLarge(let file, let limit):
            "\(file): the file is larger than the limit of \(Self.bytes(limit))"
        default: tableSentence ?? sourceSentence
        }
    }

    private var tableSentence: String? {
        switch self {
        case .notText(let file, let line):
            "\(file), line \(line): found a zero byte, expected plain text (UTF-8)"
        case .unterminatedQuote(let file, let line):
            "\(file), line \(line): a quotation mark is opened and never closed"
        case .textAfterQuote(let file, let line):
            "\(file), line \(line): found text after a closing quotation mark, "
                + "expected a separator or the line's end"
        case .headerOnly(let file): "\(file): found a header line only, expected rows of data below it"
        case .raggedRow(let file, let line, let found, let expected):
            "\(file), line \(line): found \(Self.count(found, "cell")), expected \(expected)"
        case .onlyOneColumn(let file, let name):
            "\(file): found the target column “\(Self.short(name))” only, expected an input column beside it; "
                + "commas, semicolons, tabs, bars and blanks were tried between cells"
        case .unknownColumn(let file, let name, let columns, let nearest):
            "\(file): there is no column “\(Self.short(name))”"
                + (nearest == nil ? "; there are \(Self.list(columns))" : hint(nearest))
        case .noSuchColumnNumber(let file, let number, let count):
            "\(file): there is no column number \(number), expected 1 to \(count)"
        case .notAQuantity(let file, let column, let found):
            "\(file), column “\(Self.short(column))”: found the word “\(Self.short(found))”, expected numbers; "
                + "data.task=classes predicts words"
        case .numberTooLarge(let file, let line, let column, let found):
            "\(Self.place(file, line, column)): \(Self.short(found)) is larger than the limit of 1e100"
        case .tooManyInputs(let file, let column, let limit):
            "\(file), column “\(Self.short(column))”: more than the limit of \(limit) input columns; "
                + "data.ignore leaves columns out, data.only chooses some"
        case .everyRowAnotherClass(let file, let column, let classes, let rows):
            "\(file), column “\(Self.short(column))”: found \(classes) different words in \(Self.count(rows, "row")), "
                + "expected classes that come again; data.target chooses another column"
        case .nothingToLearnFrom(let file):
            "\(file): no input column is left: all are empty, always the same, or other words in every row"
        case .targetLeftOut(let file, let name):
            "\(file): the target “\(Self.short(name))” is among the columns that data.ignore leaves out"
        case .tooFewWholeRows(let file, let found, let all, let isDropping):
            "\(file): only \(found) of \(Self.count(all, "row")) have all values, expected at least 2"
                + (isDropping ? "; data.missing=flag fills inputs" : "; data.target chooses another column")
        case .oneClassOnly(let file, let column, let name):
            "\(file), column “\(Self.short(column))”: found only the class “\(Self.short(name))”, "
                + "expected two or more"
        case .tooFewRows(let file, let found, let expected):
            "\(file): found \(Self.count(found, "row")), expected at least \(expected)"
        case .tooMany(let counted, let source, let line, let limit):
            source + (line.map { ", line \($0)" } ?? "")
                + ": more than the limit of \(limit) \(counted.rawValue)"
        case .notAPicture(let file): "\(file): expected a PNG, PGM or PPM picture"
        case .damagedPicture(let file, let reason): "\(file): the picture is damaged: \(reason)"
        case .pictureTooLarge(let file, let width, let height, let limit):
            "\(file): the picture is \(width) by \(height), the limit is \(limit) by \(limit)"
        default: nil
        }
    }

    private var sourceSentence: String {
        switch self {
        case .unknownProblem(let name, let nearest):
            "there is no problem called “\(Self.short(name))”" + hint(nearest)
        case .setting(let name, let source, let found, let lowest, let highest):
            "\(source): \(name.rawValue) is \(Self.text(found)), expected "
                + (name == .trainShare
                    ? "more than 0 and at most 1" : "\(Self.text(lowest)) to \(Self.text(highest))")
        case .settingNotUsed(let name, let source): "\(source): has no setting “\(name.rawValue)”"
        case .improperRange(let name, let range):
            "the range of \(name) is \(Self.text(range)), expected finite ends, the lower first"
        case .widerRangeTooNarrow(let name, let wider, let train):
            "the wider range of \(name) is \(Self.text(wider)), "
                + "expected it to hold the training range \(Self.text(train))"
        case .noRange(let name): "\(name): expected at least one range"
        case .formula(let text, let error): "formula “\(Self.short(text))”, \(error)"
        case .formulaWithoutVariables(let text):
            "formula “\(Self.short(text))”: found no variable, expected one such as x"
        case .unknownVariable(let name, let variables, let nearest):
            "a range is given for “\(Self.short(name))”, which is not in the formula"
                + (nearest == nil ? "; its variables are \(Self.list(variables))" : hint(nearest))
        case .duplicateRange(let name): "the range of “\(Self.short(name))” is given twice"
        case .notFinite(let source, let names, let point):
            "\(Self.short(source)): no finite value"
                + (point.isEmpty
                    ? ""
                    : " at "
                        + zip(names, point).prefix(4).map { "\($0) = \(Self.text($1))" }.joined(
                            separator: ", "))
                + "; choose ranges where it has one"
        case .emptySequence: "the sequence is empty, expected names of curves"
        case .notACurve(let name):
            "“\(Self.short(name))” is not a curve of one input, so it cannot be part of a sequence"
        case .shippedDataMissing(let name):
            "the data file \(name) that belongs to the program was not found beside it; "
                + "install the program with its folder of data"
        default: ""
        }
    }

    private static func place(_ file: String, _ line: Int, _ column: String) -> String {
        "\(file), line \(line), column “\(short(column))”"
    }

    private static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(8).map(short).joined(separator: ", ")
            + (names.count > 8 ? ", … (\(names.count) in all)" : "")
    }

    private static func text(_ range: Interval) -> String { "\(text(range.lower)) to \(text(range.upper))" }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private static func bytes(_ count: Int) -> String {
        count >= 1 << 30 ? "\(count >> 30) GiB" : "\(count >> 20) MiB"
    }

    /// A quotation that fits a line and cannot disturb a terminal.
    private static func short(_ text: String) -> String {
        let shown = text.count > 40 ? text.prefix(39) + "…" : text
        return String(
            String.UnicodeScalarView(
                shown.unicodeScalars.map {
                    $0.properties.generalCategory == .control ? " " : $0
                }))
    }
}
