import ArgumentParser
import Problems

/// A table of somebody's own to learn from.
struct TableOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "A table to learn from, instead of the preset's data: a file, or - for what comes through a pipe.")
    var data: String?

    @OptionGroup var columns: ColumnOptions

    /// Where the data come from; `nil` where no table was named.
    ///
    /// - Parameter file: a table named in another way than by --data
    func source(_ file: String? = nil) throws -> ProblemSource? {
        if let path = data ?? file { return columns.source(path) }
        if !columns.target.isEmpty { throw UsageError("--target names a column of --data; there is no --data") }
        if !columns.ignore.isEmpty { throw UsageError("--ignore names a column of --data; there is no --data") }
        return nil
    }

    /// A screen and the plain mode read keys where a table would come through a pipe.
    func refusePipe() throws {
        if data == "-" {
            throw UsageError(
                "--data -: what comes through a pipe stands where keys are read; expected a file, "
                    + "or soma train --data -")
        }
    }
}

/// Which columns of a table are predicted and which are not learned from.
struct ColumnOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The column of the table to predict: its name, or its number from 1. The last if not given. "
                + "May be repeated.", valueName: "column"))
    var target: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A column of the table that is not learned from. May be repeated.", valueName: "column"))
    var ignore: [String] = []

    /// The table of that path with those columns.
    func source(_ path: String) -> ProblemSource {
        ProblemSource(.csv(CSVSource(path: path, target: column, ignored: ignore)))
    }

    private var column: CSVSource.Target {
        guard target.count < 2 else { return .several(target) }
        guard let text = target.first else { return .last }
        return Int(text).map { .number($0) } ?? .named(text)
    }
}
