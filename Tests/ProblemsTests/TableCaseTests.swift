import Foundation
import Testing

@testable import Problems

/// Tables as people have them, each with what is right.
@Suite struct TableCaseTests {
    /// A file and what it should become.
    struct Case: CustomTestStringConvertible, Sendable {
        let file: String
        var target: CSVSource.Target = .last
        let inputs: [String]
        let kind: Problem.Kind
        var rows = 60
        /// The inputs and the target of the file's first row, in the units of the data.
        let first: [Double]
        var notes: [String] = []

        var testDescription: String { file }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    private static let flat = ["area", "rooms", "age"]
    private static let price = Problem.Kind.regression(outputNames: ["price"])

    private func draft(_ path: String, _ source: CSVSource) throws(ProblemError) -> Draft {
        var source = source
        source.path = Self.folder.appendingPathComponent(path).path
        return try source.draft(
            ResolvedSettings(
                ProblemSettings(trainShare: 1), source: path, points: nil, noise: nil, trainShare: 1, scaling: .none))
    }

    @Test(
        "A table is read as the person who wrote it meant it",
        arguments: [
            Case(
                file: "currency_target.csv", inputs: ["area", "rooms"], kind: price, first: [85.3, 2, 109196.11]),
            Case(
                file: "de_comma_small.csv", inputs: ["kol1"], kind: .regression(outputNames: ["kol2"]), rows: 14,
                first: [0.478032745, 0.178521718], notes: ["semicolons between cells, a decimal comma in numbers"]),
            Case(
                file: "de_comma.csv", inputs: ["flaeche", "zimmer", "alter"],
                kind: .regression(outputNames: ["preis"]), first: [85.34, 2, 50, 109196.11]),
            Case(
                file: "stray_target.csv", target: .named("price"), inputs: flat, kind: price, rows: 59,
                first: [85.3, 2, 50, 109196],
                notes: [
                    "1 row left out: a value is missing",
                    "price: 1 of 60 cells is no number (line 32: “on request”) and taken as missing",
                ]),
            Case(
                file: "year_header.csv", target: .named("y"),
                inputs: ["country=A", "country=B", "1999", "2000", "2001"], kind: .regression(outputNames: ["y"]),
                rows: 40, first: [0, 1, 7.5, 5.2, 5.1, 5.68]),
            Case(
                file: "missing_empty.csv", inputs: ["temp", "temp missing", "wind", "mode=a", "mode=b"],
                kind: .regression(outputNames: ["ozone"]), first: [79.7, 0, 8.7, 0, 1, 138.5],
                notes: ["temp: 9 missing, filled with the mean 70.89 and flagged"]),
            Case(
                file: "missing_NA.csv", inputs: ["temp", "temp missing", "wind", "mode=a", "mode=b"],
                kind: .regression(outputNames: ["ozone"]), first: [76.7, 0, 11.4, 0, 1, 139.5]),
            Case(
                file: "na_category.csv", inputs: ["region=APAC", "region=EU", "region=NA", "amount"],
                kind: .binary(classNames: ["no", "yes"]), first: [0, 0, 1, 6, 0]),
            // 2001-01-15 is 11337 days after 1970-01-01.
            Case(
                file: "dates.csv", inputs: ["date", "opens"], kind: .regression(outputNames: ["admissions"]),
                first: [11337, 22, 47.9], notes: ["date: dates as days since 1970"]),
            Case(
                file: "id_text.csv", inputs: ["age", "pulse"], kind: .regression(outputNames: ["stay"]),
                first: [20, 105, 25.16], notes: ["passage: left out: 60 different words in 60 rows"]),
            Case(
                file: "whitespace_num.data", inputs: ["column 1", "column 2"],
                kind: .regression(outputNames: ["column 3"]), rows: 40, first: [23.0749, 2.761, 158.97]),
            Case(file: "pipe.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5]),
            Case(file: "sep_line.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5]),
            Case(file: "comment.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5]),
            Case(file: "trailing_header.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5]),
            Case(
                file: "trailing_all.csv", target: .named("price"), inputs: flat, kind: price,
                first: [85.3, 2, 50, 109196.5]),
            Case(
                file: "dup_names.csv", inputs: ["size", "colour=blue", "colour=red", "size 2"], kind: price,
                first: [85.3, 1, 0, 2, 109196.5]),
            Case(
                file: "r_rownames_comma.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5],
                notes: ["row: left out: names of rows"]),
            Case(
                file: "orange3.tab", inputs: ["length", "width", "colour=blue", "colour=red"],
                kind: .binary(classNames: ["one", "two"]), rows: 40, first: [5.1, 3.3, 1, 0, 1]),
            Case(
                file: "latin1.csv", target: .named("größe"),
                inputs: ["straße=Köln", "straße=Nord", "straße=Süd", "kategorie=günstig", "kategorie=teuer"],
                kind: .regression(outputNames: ["größe"]), first: [0, 0, 1, 0, 1, 85.3],
                notes: ["read as Windows-1252 (Latin-1)"]),
            Case(
                file: "cjk.csv", inputs: ["温度", "湿度", "风速"], kind: .classes(names: ["中", "低", "高"]), rows: 90,
                first: [20.4, 71.3, 3.1, 1]),
            Case(
                file: "constant_target.csv", inputs: ["a", "b"], kind: .regression(outputNames: ["y"]),
                first: [1.48, 0.54, 3.5], notes: ["y: y is always 3.5: there is nothing to learn"]),
            Case(
                file: "ordinal_grade.csv", target: .named("grade"), inputs: ["study", "absences"],
                kind: .regression(outputNames: ["grade"]), rows: 200, first: [2, 12, 6],
                notes: ["grade: 19 different whole numbers; data.task=classes takes them as classes"]),
            Case(
                file: "constant.csv", inputs: ["a"], kind: .regression(outputNames: ["y"]), first: [-1.12, 1.247],
                notes: ["site: left out: always Berlin", "unit: left out: always 7"]),
            Case(file: "plain_table.csv", inputs: flat, kind: price, first: [85.3, 2, 50, 109196.5]),
        ])
    func tables(expected: Case) throws {
        let draft = try draft(expected.file, CSVSource(path: "", target: expected.target))
        #expect(draft.inputNames == expected.inputs)
        #expect(draft.kind == expected.kind)
        #expect(draft.rows.rows == expected.rows)
        #expect(Array(draft.rows.input(0)) + Array(draft.rows.target(0)) == expected.first)
        let sentences = draft.reading?.sentences ?? []
        for note in expected.notes { #expect(sentences.contains(note), "\(sentences)") }
    }

    @Test("Thirty cities are thirty columns, eighty become the commonest and the rest")
    func cities() throws {
        let draft = try draft("many_cat.csv", CSVSource(path: ""))
        #expect(draft.inputNames.count == 31 && draft.indicators.count == 30)
        let rows = (0..<80).flatMap { city in (0...(city % 8 + 1)).map { "City\(city),\($0),\(city + $0).5" } }
        let table = try CSVTable.read(
            Array(("city,area,price\n" + rows.joined(separator: "\n")).utf8), file: "t", header: .automatic)
        let many = try CSVSource(path: "t").draft(
            table,
            ResolvedSettings(
                ProblemSettings(trainShare: 1), source: "t", points: nil, noise: nil, trainShare: 1, scaling: .none))
        #expect(many.inputNames.count == 65 && many.inputNames[63] == "city=other")
        // Every row has one of the words or is another.
        #expect((0..<many.rows.rows).allSatisfy { many.rows.input($0).prefix(64).reduce(0, +) == 1 })
    }

    @Test("784 columns are inputs, and words without names above them are rows")
    func wide() throws {
        #expect(try draft("wide.csv", CSVSource(path: "")).inputNames.count == 784)
        let words = try draft("words_noheader.csv", CSVSource(path: ""))
        #expect(words.rows.rows == 80 && words.inputNames.first == "column 1=e")
        #expect(words.kind == .classes(names: ["a", "f", "n"]))
    }

    @Test("A target with another word in every row is refused, with what to do")
    func unique() {
        #expect { try draft("all_unique_classes.csv", CSVSource(path: "")) } throws: {
            "\($0)".hasSuffix("expected classes that come again; data.target chooses another column")
        }
    }

    @Test("Gaps are filled with the mean or median of training rows, flagged, or their rows are left out")
    func missing() throws {
        let text = "a,b,y\n1,x,1.5\n,x,2.5\n3,z,3.5\n8,x,4.5\n6,z,\n"
        func rows(_ missing: CSVSource.Missing) throws -> [[Double]] {
            let table = try CSVTable.read(Array(text.utf8), file: "t", header: .automatic)
            let draft = try CSVSource(path: "t", missing: missing).draft(
                table,
                ResolvedSettings(
                    ProblemSettings(trainShare: 1), source: "t", points: nil, noise: nil, trainShare: 1, scaling: .none)
            )
            return (0..<draft.rows.rows).map { Array(draft.rows.input($0)) }
        }
        #expect(try rows(.drop) == [[1, 1, 0], [3, 0, 1], [8, 1, 0]])
        #expect(try rows(.mean) == [[1, 1, 0], [4, 1, 0], [3, 0, 1], [8, 1, 0]])
        #expect(try rows(.median) == [[1, 1, 0], [3, 1, 0], [3, 0, 1], [8, 1, 0]])
        #expect(try rows(.flag) == [[1, 0, 1, 0], [4, 1, 1, 0], [3, 0, 0, 1], [8, 0, 1, 0]])
    }

    @Test("Columns are chosen by name or number; several quantities are predicted together")
    func choice() throws {
        let several = try draft(
            "plain_table.csv", CSVSource(path: "", target: .several(["price", "3"]), ignored: ["rooms"]))
        #expect(several.inputNames == ["area"] && several.kind == .regression(outputNames: ["price", "age"]))
        #expect(Array(several.rows.target(0)) == [109196.5, 50])
        #expect(try draft("plain_table.csv", CSVSource(path: "", only: ["age"])).inputNames == ["age"])
    }

    @Test("What is measured is measured on training rows: test rows change nothing of it")
    func leakage() throws {
        let rows = (0..<50).map { row in "\(row % 7 == 0 ? "" : "\(row)"),\(row % 2 == 0 ? "u" : "v"),\(row * 2).5" }
        func problem(_ lines: [String]) throws -> Problem {
            let table = try CSVTable.read(
                Array(("a,w,y\n" + lines.joined(separator: "\n")).utf8), file: "t", header: .automatic)
            let settings = try ResolvedSettings(
                ProblemSettings(), source: "t", points: nil, noise: nil, trainShare: 0.8, scaling: .inputsAndTargets)
            return try CSVSource(path: "t").draft(table, settings).problem(settings)
        }
        let whole = try problem(rows)
        // The rows that are tested on get other values and words; the split does not look at them.
        let tested = Set(
            (0..<whole.test.rows).map {
                Int((whole.targetScaling.unscaled(whole.test.target($0).first!, column: 0) / 2).rounded(.down))
            })
        let changed = try problem(
            rows.indices.map { tested.contains($0) ? "\(1000 * $0),new\($0),\($0 * 2).5" : rows[$0] })
        #expect(tested.count == 10)
        #expect(changed.train == whole.train)
        #expect(changed.inputScaling == whole.inputScaling && changed.inputNames == whole.inputNames)
        #expect(changed.test != whole.test)
    }
}
