/// How a table file is written: what stands between its cells, how its numbers look, which lines are no rows.
struct TableDialect: Hashable {
    /// A blank stands for any run of blanks and tabs.
    var separator = UInt8(ascii: ",")
    /// Between whole numbers and fractions: a point or a comma.
    var decimal = UInt8(ascii: ".")
    /// Lines that begin with it are passed over.
    var comment: UInt8?
    /// Lines with text in them that stand above the table.
    var preamble = 0
    /// Cells of a row.
    var columns = 1
    /// What programs write as the first line for a spreadsheet: `sep=;`.
    var hasSeparatorLine = false
    /// Rows end with a separator that the header does not have.
    var endsWithSeparator = false

    /// The separators tried, in order of preference, without blanks.
    static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    /// What stands between cells, in words.
    var separatorName: String {
        switch separator {
        case UInt8(ascii: ","): "commas"
        case UInt8(ascii: ";"): "semicolons"
        case UInt8(ascii: "\t"): "tabs"
        case UInt8(ascii: "|"): "bars"
        case CSVScanner.blank: "blanks"
        default: "“\(String(UnicodeScalar(separator)))”"
        }
    }

    /// The records of some bytes, without those that are no rows; a last line without an end only where it is said.
    func records(_ bytes: [UInt8], file: String, isWhole: Bool, limit: Int) throws(ProblemError)
        -> [CSVScanner.Record]
    {
        var scanner = CSVScanner(file: file, separator: separator, comment: comment)
        var records: [CSVScanner.Record] = []
        var position = 0
        while records.count < limit, try scanner.advance(through: bytes, from: &position) {
            records.append(scanner.record)
        }
        if isWhole || records.isEmpty, records.count < limit, try scanner.finish() { records.append(scanner.record) }
        return Array(records.dropFirst(preamble + (hasSeparatorLine ? 1 : 0)))
    }
}
