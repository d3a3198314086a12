import Foundation
import Testing

@testable import Problems

@Suite struct CSVTests {
    private func draft(_ text: String, _ source: CSVSource = CSVSource(path: "t.csv")) throws(ProblemError)
        -> Draft
    {
        try draft(Array(text.utf8), source)
    }

    private func draft(_ bytes: [UInt8], _ source: CSVSource) throws(ProblemError) -> Draft {
        let settings = try ResolvedSettings(
            ProblemSettings(trainShare: 1), source: source.path, points: nil, noise: nil, trainShare: 1,
            scaling: .inputsAndTargets)
        return try source.draft(CSVTable.read(bytes, file: source.path, header: source.header), settings)
    }

    @Test(
        "Separators, line ends, quotes, blanks and byte order marks of every kind are read alike",
        arguments: [
            "a,b,y\n1,2,3.5\n4,5,6\n", "a;b;y\n1;2;3.5\n4;5;6\n", "a\tb\ty\n1\t2\t3.5\n4\t5\t6",
            "a,b,y\r\n1,2,3.5\r\n4,5,6\r\n", "a,b,y\r1,2,3.5\r4,5,6\r", "\u{feff}a,b,y\n1,2,3.5\n4,5,6\n",
            "\"a\",\"b\",\"y\"\n\"1\",\"2\",\"3.5\"\n4,5,6\n", "\n\na,b,y\n\n 1 , 2 ,3.5\n\n4,\t5,6\n\n",
            "a,b,y\n1,2,35e-1\n+4,5.,6.0\n",
        ])
    func dialects(text: String) throws {
        let draft = try draft(text)
        #expect(draft.inputNames == ["a", "b"])
        #expect(draft.kind == .regression(outputNames: ["y"]))
        #expect(draft.rows.inputs == [1, 2, 4, 5] && draft.rows.targets == [3.5, 6])
    }

    @Test("A number is read to the last bit, however it is written")
    func numbers() {
        var random = RandomNumbers(seed: 4)
        var texts = [
            "0", "-0.0", "1.", ".5", "000000000000000000001", "123456789012345", "0.000000000000001",
        ]
        for digits in 1...20 {
            for _ in 0..<200 {
                var text = (0..<digits).map { _ in "\(random.integer(below: 10))" }.joined()
                let place = random.integer(below: digits + 1)
                text.insert(".", at: text.index(text.startIndex, offsetBy: place))
                texts.append((random.next() % 2 == 0 ? "-" : "") + text)
                texts.append(text + "e-\(random.integer(below: 300))")
            }
        }
        for text in texts { #expect(CSVNumber.value(Array(text.utf8)[...]) == Double(text)) }
        for text in ["", "-", ".", "+", "e5", "1e", "1-2", "--1", "1.2.3", "0x10", "nan", "１"] {
            #expect(CSVNumber.value(Array(text.utf8)[...]) == nil)
        }
    }

    @Test("However the bytes are cut into pieces, the records are the same", arguments: 1...9)
    func pieces(size: Int) throws {
        let bytes = Array("a,\"b\"\"\r\nc\",d\r\n\"1\",2,\r\n\r\nx,\"\",\"z\"".utf8)
        var scanner = CSVScanner(file: "t", separator: UInt8(ascii: ","))
        var records: [[String]] = []
        var lines: [Int] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            var position = 0
            while try scanner.advance(through: piece, from: &position) {
                records.append((0..<scanner.record.count).map(scanner.record.text))
                lines.append(scanner.record.line)
            }
        }
        #expect(try scanner.finish())
        records.append((0..<scanner.record.count).map(scanner.record.text))
        lines.append(scanner.record.line)
        #expect(records == [["a", "b\"\r\nc", "d"], ["1", "2", ""], ["x", "", "z"]])
        #expect(lines == [1, 3, 5])
    }

    @Test("A first line with a number in it is data, unless it is said to be names")
    func header() throws {
        #expect(try draft("1,2\n3,4\n5,7.5\n").rows.rows == 3)
        #expect(try draft("1,2\n3,4\n5,7.5\n").inputNames == ["column 1"])
        #expect(try draft("1,2\n3,4\n5,7.5\n", CSVSource(path: "t", header: .yes)).inputNames == ["1"])
        #expect(try draft("a,b\nx,y\nx,z\n", CSVSource(path: "t", header: .no)).rows.rows == 3)
        #expect(try draft(",b,y\n1,2,3.5\n3,4,4\n").inputNames == ["column 1", "b"])
    }

    @Test("The target is the last column or the one asked for")
    func target() throws {
        let text = "a,b,y\n1,2.5,3\n4,5,6\n"
        #expect(try draft(text, CSVSource(path: "t", target: .named("b"))).rows.targets == [2.5, 5])
        #expect(try draft(text, CSVSource(path: "t", target: .number(1))).rows.targets == [1, 4])
        #expect(try draft(text, CSVSource(path: "t", target: .named("2"))).rows.targets == [2.5, 5])
        #expect(try draft(text, CSVSource(path: "t", target: .named("b"))).inputNames == ["a", "y"])
    }

    @Test("Words and few whole numbers are classes, fractions and many numbers are quantities")
    func task() throws {
        #expect(try draft("x,y\n1,b\n2,a\n3,b\n").kind == .binary(classNames: ["a", "b"]))
        #expect(try draft("x,y\n1,b\n2,a\n3,b\n").rows.targets == [1, 0, 1])
        #expect(try draft("x,y\n1,10\n2,9\n3,10\n4,9\n5,2\n6,2\n").kind == .classes(names: ["2", "9", "10"]))
        #expect(try draft("x,y\n1,1\n2,2\n3,3\n").kind == .regression(outputNames: ["y"]))
        #expect(try draft("x,y\n1,0.5\n2,0.5\n3,1\n4,1\n").kind == .regression(outputNames: ["y"]))
        let told = CSVSource(path: "t", task: .regression)
        #expect(try draft("x,y\n1,1\n2,1\n3,0\n4,0\n", told).kind == .regression(outputNames: ["y"]))
        let classes = CSVSource(path: "t", task: .classes)
        #expect(try draft("x,y\n1,0.5\n2,1.5\n", classes).kind == .binary(classNames: ["0.5", "1.5"]))
    }

    @Test("Words among the inputs become columns of 0 and 1 that are never scaled")
    func categories() throws {
        let draft = try draft("color,size,y\nred,1,0.5\nblue,3,1.5\nred,2,2.5\n7,2,9.5\n")
        #expect(draft.inputNames == ["color=7", "color=blue", "color=red", "size"])
        #expect(draft.rows.inputs == [0, 0, 1, 1, 0, 1, 0, 3, 0, 0, 1, 2, 1, 0, 0, 2])
        #expect(draft.indicators == [0, 1, 2])
    }

    @Test(
        "What is wrong with a table is said in one sentence",
        arguments: [
            ("", "t.csv: the file is empty"),
            ("\n\n", "t.csv: the file is empty"),
            ("a,b\n", "t.csv: found a header line only, expected rows of data below it"),
            ("a,b\n1,2\n3\n", "t.csv, line 3: found 1 cell, expected 2"),
            ("a,b\n1,2\n1,2,3\n", "t.csv, line 3: found 3 cells, expected 2"),
            (
                "a\n1\n2\n",
                "t.csv: found the target column “a” only, expected an input column beside it; "
                    + "commas, semicolons, tabs, bars and blanks were tried between cells"
            ),
            (
                "a,b\n1,\n4,?\n",
                "t.csv: only 0 of 2 rows have all values, expected at least 2; data.target chooses another column"
            ),
            (
                "a,b\n1,2\n1,3\n",
                "t.csv: no input column is left: all are empty, always the same, or other words in every row"
            ),
            ("a,b\n1e200,2\n", "t.csv, line 2, column “a”: 1e200 is larger than the limit of 1e100"),
            ("a,b\n1e999,2\n", "t.csv, line 2, column “a”: 1e999 is larger than the limit of 1e100"),
            ("a,b\n\"1,2\n", "t.csv, line 2: a quotation mark is opened and never closed"),
            (
                "a,b\n\"1\"x,2\n",
                "t.csv, line 2: found text after a closing quotation mark, "
                    + "expected a separator or the line's end"
            ),
            ("a,b\n1,\u{0}2\n", "t.csv, line 2: found a zero byte, expected plain text (UTF-8)"),
            ("a,b\n1,x\n2,x\n", "t.csv, column “b”: found only the class “x”, expected two or more"),
        ])
    func wording(text: String, sentence: String) {
        #expect { try draft(text) } throws: {
            if "\($0)" != sentence { Issue.record("\($0)") }
            return true
        }
    }

    @Test("Wrong targets and wrong words name what is valid")
    func wrongNames() {
        let text = "length,width,price\n1,2,3.5\n4,5,cheap\n"
        func sentence(_ source: CSVSource, _ text: String = text) -> String {
            do throws(ProblemError) {
                _ = try draft(text, source)
                return "read"
            } catch { return error.description }
        }
        #expect(
            sentence(CSVSource(path: "t.csv", target: .named("pirce")))
                == "t.csv: there is no column “pirce”; did you mean “price”?")
        #expect(
            sentence(CSVSource(path: "t.csv", target: .named("zzz")))
                == "t.csv: there is no column “zzz”; there are length, width, price")
        #expect(
            sentence(CSVSource(path: "t.csv", target: .number(4)))
                == "t.csv: there is no column number 4, expected 1 to 3")
        #expect(
            sentence(CSVSource(path: "t.csv", target: .number(.min)))
                == "t.csv: there is no column number \(Int.min), expected 1 to 3")
        #expect(
            sentence(CSVSource(path: "t.csv", task: .regression), "a,y\n1,x\n2,y\n")
                == "t.csv, column “y”: found the word “x”, expected numbers; data.task=classes predicts words")
        #expect(
            sentence(CSVSource(path: "t.csv", target: .named("price"), ignored: ["3"]))
                == "t.csv: the target “price” is among the columns that data.ignore leaves out")
        let unique = "x,y\n" + (0..<40).map { "\($0),w\($0)\n" }.joined()
        #expect(
            sentence(CSVSource(path: "t.csv"), unique)
                == "t.csv, column “y”: found 40 different words in 40 rows, expected classes that come again; "
                + "data.target chooses another column")
        let classes = "x,y\n" + (0..<1100).map { "\($0),w\($0)\n" }.joined()
        #expect(
            sentence(CSVSource(path: "t.csv"), classes)
                == "t.csv, column “y”: more than the limit of 1000 classes")
        let wide = Array(repeating: "1", count: 4097).joined(separator: ",")
        #expect(
            sentence(CSVSource(path: "t.csv"), wide) == "t.csv, line 1: more than the limit of 4096 columns")
        let long = "a,b\n1," + String(repeating: "x", count: 70_000)
        #expect(
            sentence(CSVSource(path: "t.csv"), long)
                == "t.csv, line 2: more than the limit of 65536 bytes in one cell")
    }

    @Test("Too many cells are refused at the limit, before they take memory")
    func cells() throws {
        // 4,096 columns of a byte each: the limit comes after 14,649 rows.
        let row = Array((Array(repeating: "1", count: 4096).joined(separator: ",") + "\n").utf8)
        var table = CSVTable.Reader(file: "t.csv", header: .no)
        #expect(throws: ProblemError.tooMany(.cells, "t.csv", line: 14649, limit: 60_000_000)) {
            for _ in 0..<15_000 { try table.read(row) }
        }
    }

    @Test("Files that are none are refused by what they are")
    func files() throws {
        func error(_ path: String) -> String {
            do throws(ProblemError) {
                _ = try Problem.load(ProblemSource(.csv(CSVSource(path: path))))
                return "read"
            } catch { return error.description }
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "soma-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = folder.appendingPathComponent("none.csv").path
        #expect(error(missing) == "\(missing): there is no such file")
        #expect(error(folder.path) == "\(folder.path): this is a folder, expected a file")
        #expect(error("/dev/zero") == "/dev/zero: this is a device or a pipe, expected a regular file")
        let empty = folder.appendingPathComponent("empty.csv")
        try Data().write(to: empty)
        #expect(error(empty.path) == "\(empty.path): the file is empty")
        let one = folder.appendingPathComponent("one.csv")
        try Data("a,b\n1,0.5\n".utf8).write(to: one)
        #expect(error(one.path) == "\(one.path): found 1 row, expected at least 2")
        let good = folder.appendingPathComponent("good.csv")
        try Data("a,b\n1,0.5\n2,1.5\n3,2\n4,7\n5,9\n".utf8).write(to: good)
        let problem = try Problem.load(ProblemSource(.csv(CSVSource(path: good.path))))
        #expect(problem.train.rows == 4 && problem.test.rows == 1 && problem.geometry == .line)
        #expect(!problem.targetScaling.isIdentity)
        #expect(throws: ProblemError.settingNotUsed(.points, source: good.path)) {
            try Problem.load(
                ProblemSource(.csv(CSVSource(path: good.path)), settings: ProblemSettings(points: 3)))
        }
    }

    @Test("Twenty thousand damaged tables are read or refused, never worse")
    func mutations() {
        var random = RandomNumbers(seed: 77)
        let seeds = [
            "a,b,y\n1,2,3.5\n4,5,6\n7,8,1\n", "\"a\";\"b\"\r\n\"1\";\"x\"\r\n2;\"y\"\"\n\"\r\n3;z",
            "color\tsize\ty\nred\t1\t0\nblue\t2\t1\nred\t3\t1\n", "\u{feff}x,y\n1,1\n2,1\n3,0\n4,0\n",
            "# note\nday|price|kind\n2021-04-03|$1,234.50|NA\n2021-04-04||b\n2021-04-05|12 %|b\n",
            "  1.5   2 3\n  4  5.5 6\n7 8 9.5\n", "sep=;\na;b\n1,5;2\n3;5\n",
            "x\ty\nc\td\n\tclass\n1\tu\n2\tv\n3\tu\n",
        ].map { Array($0.utf8) }
        let alphabet = Array("\",;\t\r\n 0123456789.-+eEaxyNn\u{0}".utf8) + [0xff, 0xc3, 0xef, 0xbb]
        let targets: [CSVSource.Target] = [.last, .named("b"), .number(1), .number(9)]
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = seeds[random.integer(below: seeds.count)]
            for _ in 0...random.integer(below: 5) {
                let place = random.integer(below: bytes.count)
                switch random.integer(below: 4) {
                case 0 where bytes.count > 1: bytes.remove(at: place)
                case 1: bytes[place] = alphabet[random.integer(below: alphabet.count)]
                case 2: bytes.insert(contentsOf: bytes.suffix(random.integer(below: 9)), at: place)
                default: bytes.insert(alphabet[random.integer(below: alphabet.count)], at: place)
                }
            }
            let source = CSVSource(
                path: "t", target: targets[random.integer(below: 4)],
                header: CSVSource.Header.allCases[random.integer(below: 3)],
                task: CSVSource.Task.allCases[random.integer(below: 3)],
                missing: CSVSource.Missing.allCases[random.integer(below: 4)])
            do throws(ProblemError) {
                let settings = try ResolvedSettings(
                    ProblemSettings(), source: "t", points: nil, noise: nil, trainShare: 0.8,
                    scaling: .inputsAndTargets)
                let table = try CSVTable.read(bytes, file: source.path, header: source.header)
                let problem = try source.draft(table, settings).problem(settings)
                #expect(problem.train.inputs.allSatisfy { $0.isFinite })
                accepted += 1
            } catch { #expect(!error.description.isEmpty) }
        }
        #expect(accepted > 500)
    }
}
