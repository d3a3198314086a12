import Testing

@testable import Formulas

@Suite struct FormulaErrorTests {
    @Test(
        "What is wrong is said in one sentence with its column",
        arguments: [
            ("", "column 1: the formula is empty; write one such as x*sin(x)"),
            ("   ", "column 1: the formula is empty; write one such as x*sin(x)"),
            ("2x", "column 2: no operator between “2” and “x”; write * to multiply"),
            ("x y", "column 3: no operator between “x” and “y”; write * to multiply"),
            ("2(3)", "column 2: no operator between “2” and “(”; write * to multiply"),
            ("(x)(y)", "column 4: no operator between “)” and “(”; write * to multiply"),
            ("x(1)", "column 2: no operator between “x” and “(”; write * to multiply"),
            ("2e", "column 2: no operator between “2” and “e”; write * to multiply"),
            ("1 +", "column 4: expected a number, a name or “(”, found the end"),
            ("1 + * 2", "column 5: expected a number, a name or “(”, found “*”"),
            ("(1 + 2", "column 7: expected “)” or an operator, found the end"),
            ("1)", "column 2: expected an operator or the end, found “)”"),
            ("sin x", "column 5: expected “(” after sin, found “x”"),
            ("sine(x)", "column 1: there is no function “sine”; did you mean “sin”?"),
            ("1 + sigmiod(x)", "column 5: there is no function “sigmiod”; did you mean “sigmoid”?"),
            ("qwertz(x)", "column 1: there is no function “qwertz”"),
            ("sin(x, y)", "column 1: sin takes one argument, found 2"),
            ("pow(2)", "column 1: pow takes 2 arguments, found 1"),
            ("max()", "column 1: max takes 2 to 16 arguments, found 0"),
            ("0 < x < 1", "column 7: comparisons cannot be chained; multiply two of them: (0 < x)*(x < 1)"),
            ("x & y", "column 3: “&” has no meaning in a formula"),
            ("1.2.3", "column 1: “1.2.3” is not a number"),
            (".", "column 1: “.” is not a number"),
            ("1e999", "column 1: the number 1e999 is too large"),
            ("x == 1", "column 3: “==” has no meaning in a formula"),
            ("sin = x", "column 1: “sin” already has a meaning; choose another name"),
            ("a*x with", "column 9: expected the name of a value, found the end"),
            ("a*x with a", "column 11: expected “=” after a, found the end"),
            ("a*x with pi=3", "column 10: “pi” already has a meaning; choose another name"),
            ("a*x with a=1, a=2", "column 15: “a” is given twice after “with”"),
            (
                "alpha*x with alpah=1",
                "column 14: “alpah” does not occur in the formula; did you mean “alpha”?"
            ),
            ("a*x with a=x", "column 12: the value of “a” must be a number, found “x”"),
            ("a*x with a=1/0", "column 12: the value of “a” is not a finite number"),
            ("y = ", "column 5: expected a number, a name or “(”, found the end"),
        ])
    func wording(text: String, sentence: String) {
        #expect {
            try Formula(text)
        } throws: { error in
            let found = (error as? FormulaError)?.description
            if found != sentence { Issue.record("\(text): \(found ?? "?")") }
            return true
        }
    }

    @Test("A variable that is not allowed is refused with the nearest one")
    func allowed() {
        #expect { try Formula("input + 1", variables: ["inputs", "x"]) } throws: {
            "\($0)" == "column 1: there is no variable “input”; did you mean “inputs”?"
        }
        #expect { try Formula("x + foo", variables: ["x", "y"]) } throws: {
            "\($0)" == "column 5: there is no variable “foo”; use x, y"
        }
        #expect(throws: Never.self) { try Formula("x*a with a=2", variables: ["x"]) }
    }

    @Test("Twenty thousand damaged formulas are read or refused, never worse")
    func mutations() {
        let seeds = [
            "y = a*x^2 + sin(2*pi*x)/3 - max(x, y, 0.5) with a=0.1, b=3",
            "where(x < 1, -x^-y, (1 + x)*(y % 2))",
            "1e5 + .5*log(abs(x)) >= 2", "((((((x))))))", "sigmoid(1.702*x)*x",
        ].map { Array($0.unicodeScalars) }
        let alphabet = Array("()+-*/^%<>=,.0123456789exyabsinwith π−·\u{0}\u{301}🙂\n_".unicodeScalars)
        var state: UInt64 = 42
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var accepted = 0
        for _ in 0..<20_000 {
            var scalars = seeds[random(seeds.count)]
            for _ in 0...random(5) {
                let place = random(scalars.count + 1)
                switch random(4) {
                case 0 where place < scalars.count: scalars.remove(at: place)
                case 1 where place < scalars.count: scalars[place] = alphabet[random(alphabet.count)]
                case 2: scalars.insert(contentsOf: scalars.prefix(min(place, 12)), at: place)
                default: scalars.insert(alphabet[random(alphabet.count)], at: place)
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            do throws(FormulaError) {
                let formula = try Formula(String(text))
                _ = formula.evaluate(["x": 0.3, "y": -2])
                let again = try Formula(formula.root.description).root
                #expect(again == formula.root)
                accepted += 1
            } catch {
                #expect(error.column >= 1 && error.column <= scalars.count + 2)
                #expect(!error.description.isEmpty)
            }
        }
        #expect(accepted > 100)
    }
}
