import ArgumentParser
import Problems

/// Tells what would be made of a table.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Tell what would be made of a table: columns, rows, what is left out or filled.",
        discussion: """
            Reads separators, encodings, decimal marks, headers, dates and gaps by itself. What it chose can be chosen \
            otherwise with --set here and in every command that takes --data: data.task=classes or regression, \
            data.missing=drop, mean, median or flag, data.header=yes or no, data.only=[a, b].
              soma data my.csv --target price --ignore id
              sqlite3 -csv -header shop.db 'select * from orders' | soma data -
            """)

    @Argument(help: ArgumentHelp("A table, or - for what comes through a pipe.", valueName: "file")) var file: String
    @OptionGroup var columns: ColumnOptions
    @Option(
        name: .customLong("set"), help: "Change a setting of the data, as path=value: data.missing=drop.")
    var changes: [String] = []
    @Flag(help: "Write an object of JSON.") var json = false

    func run() throws {
        try reportingFailures {
            let problem = try ExperimentOptions.loaded(columns.source(file), changes: changes).1
            guard let reading = problem.reading else { return }
            if json {
                var line = JSONObject()
                line.append("kind", .text("table"))
                for (key, value) in TableText.fields(reading, problem) { line.append(key, value) }
                StandardOutput.write(line.text + "\n")
            } else {
                StandardOutput.write(TableText.page(reading, problem))
            }
        }
    }
}
