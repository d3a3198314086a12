import Foundation
import Testing

@testable import Formulas

@Suite struct FormulaTests {
    @Test(
        "An expression has the value that mathematics gives it",
        arguments: [
            ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("7 - 2 - 1", 4), ("16/4/2", 2), ("2^3^2", 512), ("2**3", 8),
            ("-2^2", -4), ("2^-1", 0.5), ("-2*-3", 6), ("--3", 3), ("+3", 3), ("7 % 3", 1), ("-7 % 3", 2),
            ("7 % -3", -2), ("mod(-0.5, 2)", 1.5), ("1 < 2", 1), ("2 <= 1", 0), ("2 > 1", 1), ("1 >= 1", 1),
            ("1 + 1 < 3", 1), ("1.5e2", 150), (".5", 0.5), ("5.", 5), ("2e0", 2), ("tau/pi", 2),
            ("log(e)", 1),
            ("min(3, 1, 2)", 1), ("max(3, 1)", 3), ("where(0, 1, 2)", 2), ("where(1 < 2, 5, 6)", 5),
            ("abs(-3)", 3), ("sign(-2)", -1), ("floor(-0.5)", -1), ("ceil(0.5)", 1), ("round(2.5)", 3),
            ("sqrt(9)", 3), ("pow(2, 10)", 1024), ("relu(-1)", 0), ("step(0)", 1), ("sigmoid(0)", 0.5),
            ("sigmoid(-1000)", 0), ("softplus(1000)", 1000), ("gaussian(0)", 1), ("log2(8)", 3),
            ("log10(100)", 2),
            ("exp(0)", 1), ("expm1(0)", 0), ("log1p(0)", 0), ("cos(0)", 1), ("sin(0)", 0), ("tanh(0)", 0),
            ("erf(0)", 0),
            ("2·3", 6), ("π/pi", 1), ("3 − 1", 2),
        ] as [(String, Double)])
    func value(text: String, expected: Double) throws {
        #expect(abs(try Formula(text).evaluate([:]) - expected) < 1e-12)
    }

    @Test("Variables come in the order they appear, parameters not among them")
    func names() throws {
        let formula = try Formula("height = a*y + sin(x)*y + b with a = 2, b = -pi/2")
        #expect(formula.variables == ["y", "x"])
        #expect(formula.parameters == [.init(name: "a", value: 2), .init(name: "b", value: -.pi / 2)])
        #expect(formula.resultName == "height")
        #expect(formula.evaluate(["x": 0, "y": 3]) == 6 - .pi / 2)
        #expect(formula.evaluate(["x": 0, "y": 3, "a": 0, "b": 1]) == 1)
        #expect(formula.evaluate(variables: [3, 0]) == 6 - .pi / 2)
    }

    @Test("A variable without a value gives nan")
    func missing() throws {
        let formula = try Formula("x + y")
        #expect(formula.evaluate(["x": 1]).isNaN)
        #expect(formula.evaluate(variables: [1]).isNaN)
        #expect(formula.evaluate(variables: []).isNaN)
        #expect(formula.compiled(variables: ["x"]).evaluate([1]).isNaN)
    }

    @Test("Rows of a table are evaluated each for itself, columns by name")
    func rows() throws {
        let compiled = try Formula("x - 2*y + c with c=1").compiled(variables: ["y", "x"])
        #expect(compiled.evaluate(rows: [1, 5, 2, 7]) == [4, 4])
        #expect(compiled.evaluate(rows: []) == [])
        #expect(compiled.evaluate(rows: [1]) == [])
        let named = try Formula("a*x with a=3").compiled(variables: ["x", "a"])
        #expect(named.evaluate([2, 10]) == 20)
    }

    @Test("Only a comparison at the top makes a formula a comparison")
    func comparison() throws {
        #expect(try Formula("y < sin(x)").isComparison)
        #expect(try !Formula("(y < x)*2").isComparison)
    }

    @Test("A function takes the counts of arguments it says", arguments: Formula.Function.allCases)
    func counts(function: Formula.Function) throws {
        for count in 0...4 {
            let arguments = Array(repeating: "0.5", count: count).joined(separator: ", ")
            let text = "\(function.rawValue)(\(arguments))"
            if function.argumentCounts.contains(count) {
                #expect(try Formula(text).evaluate([:]).isFinite)
            } else {
                #expect(throws: FormulaError.self) { try Formula(text) }
                #expect(function.value(Array(repeating: 0.5, count: count)[...]).isNaN)
            }
        }
    }

    @Test("Nan goes through every function but comparisons", arguments: Formula.Function.allCases)
    func notANumber(function: Formula.Function) {
        let count = function.argumentCounts.lowerBound
        let value = function.value([Double](repeating: .nan, count: count)[...])
        #expect(value.isNaN)
    }

    @Test(
        "A tree written as text reads back as the same tree",
        arguments: [
            "1 - (2 - 3)", "(1 - 2) - 3", "(-x)^2", "-x^2", "2^(3^2)", "(2^3)^2", "x*(y + 1)", "(x < y)*2",
            "-(x + y)",
            "min(x, -y, 3)", "a % (b % c)", "1e300*x", "0.1 + 2^-x", "(x < 1) < (y < 2)", "x - -y",
            "(2^-x)^y",
        ])
    func text(source: String) throws {
        let root = try Formula(source).root
        #expect(try Formula(root.description).root == root, "\(root.description)")
    }

    @Test("Sums may be long, nesting may reach its limit and no further")
    func limits() throws {
        let sum = Array(repeating: "1", count: 1000).joined(separator: "+")
        #expect(try Formula(sum).evaluate([:]) == 1000)
        #expect(throws: FormulaError(column: 2001, fact: .tooLong(limit: 2000))) { try Formula(sum + "+1") }
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
        }
        #expect(try Formula(nested(63)).evaluate([:]) == 1)
        for text in [
            nested(64), String(repeating: "-", count: 64) + "1",
            Array(repeating: "2", count: 65).joined(separator: "^"), String(repeating: "sin(", count: 400),
        ] {
            #expect { try Formula(text) } throws: { ($0 as? FormulaError)?.fact == .tooDeep(limit: 64) }
        }
    }
}
