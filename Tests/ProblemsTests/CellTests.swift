import Testing

@testable import Problems

@Suite struct CellTests {
    @Test(
        "Numbers are read as people write them",
        arguments: [
            ("$1,234.50", 1234.5), ("-$5", -5), ("(350)", -350), ("12 %", 12), ("1'234'567", 1_234_567), ("−5", -5),
            ("1 234", nil), ("1,23", nil), ("1,2345", nil), ("EUR 5", 5), ("5.50€", 5.5), ("2001-01-15", nil),
            ("12a", nil), ("a12", nil), ("1,234,56", nil), ("$", nil), ("1\u{a0}234.5", 1234.5), ("1,234e2", nil),
        ] as [(String, Double?)])
    func points(text: String, value: Double?) { #expect(CSVNumber.value(Array(text.utf8)[...]) == value) }

    @Test(
        "A comma is the decimal mark where a table has it",
        arguments: [
            ("85,34", 85.34), ("1.234,5", 1234.5), ("1 234,5 €", 1234.5), ("1,5e3", 1500), ("0,478032745", 0.478032745),
            ("1.23", nil), ("1,2,3", nil),
        ] as [(String, Double?)])
    func commas(text: String, value: Double?) {
        #expect(CSVNumber.value(Array(text.utf8)[...], decimal: UInt8(ascii: ",")) == value)
    }

    @Test(
        "Dates of every usual form are days since 1970",
        arguments: [
            ("1970-01-01", 0), ("2000-03-01", 11017), ("1900-02-28", -25509), ("2021/4/3", 18720), ("3.4.2021", 18720),
            ("3-Apr-2021", 18720), ("Apr 3, 2021", 18720), ("2021-04", 18718), ("2021-04-03T12:00:00Z", 18720.5),
            ("2021-04-03 06:00", 18720.25), ("06:00", 0.25), ("03/04/69", -273), ("2021-13-01", nil), ("1.2", nil),
            ("1-2", nil), ("hello", nil), ("2021", nil), ("3/4", nil), ("12:75", nil),
        ] as [(String, Double?)])
    func dates(text: String, days: Double?) { #expect(CellDate.days(text, order: .dayFirst) == days) }

    @Test("All dates of a column say which part is the day")
    func order() {
        #expect(CellDate.order(["1/2/2020", "13/2/2020"]) == .dayFirst)
        #expect(CellDate.order(["1/2/2020", "2/13/2020"]) == .monthFirst)
        #expect(CellDate.order(["1.2.2020"]) == .dayFirst && CellDate.order(["1/2/2020"]) == .monthFirst)
        #expect(CellDate.days("1/2/2020", order: .monthFirst) == 18263)
    }
}
