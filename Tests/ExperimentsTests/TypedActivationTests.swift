import Catalogue
import ExpressionGraph
import Formulas
import Testing

@testable import Experiments

struct TypedActivationTests {
    @Test(
        "A typed formula is the function it says, with its derivative",
        arguments: [
            ("x * sigmoid(1.702 * x)", "gelu-sigmoid"), ("max(x, 0)", "relu"), ("x*sigmoid(x)", "silu"),
            ("where(x > 0, x, expm1(min(x, 0)))", "elu"), ("sin(x)", "sin"), ("x^3", "Triple"),
            ("x * tanh(softplus(x))", "mish"), ("x**2", "square"), ("0.5*x*(1+erf(x/sqrt(2)))", "gelu"),
            ("x - tanh(x)", "tanh-shrink"), ("exp(-x^2)", "gaussian"), ("abs(x)", "abs"),
        ])
    func agrees(_ text: String, _ name: String) throws {
        let typed = try TypedActivation(text)
        let entry = try #require(Palette.activation(named: name))
        let points = SlopeCheck.points
        #expect(close(samples(typed.activation, points), samples(entry, points)))
        #expect(typed.check.compared > 30 && typed.check.worst < 1e-6)
        #expect(abs(typed.activation.facts().secondMoment - entry.facts().secondMoment) < 1e-9)
    }

    @Test("Every function and operator of formulas can be typed, and computes what formulas compute")
    func functions() throws {
        for function in Formula.Function.allCases {
            // Arguments inside every domain.
            let inner = "(0.9*sin(x)+1)"
            let text =
                switch function {
                case .min, .max, .pow, .mod: "\(function.rawValue)(\(inner), 0.7)"
                case .where: "where(x > 0.1, \(inner), 2*x)"
                case .asin, .acos: "\(function.rawValue)(0.9*sin(x))"
                default: "\(function.rawValue)(\(inner))"
                }
            let typed = try TypedActivation(text)
            let formula = try Formula(text)
            let found = samples(typed.activation, SlopeCheck.points).values
            for (x, value) in zip(SlopeCheck.points, found) {
                #expect(abs(value - formula.evaluate(["x": x])) < 1e-12, "\(text) at \(x)")
            }
        }
        for text in ["x % 0.3", "x - 2", "x / 3", "2^x", "x < 1", "(x <= 1)*x", "x > 1", "x >= 1", "-x", "+x"] {
            let found = samples(try TypedActivation(text).activation, SlopeCheck.points).values
            let formula = try Formula(text)
            for (x, value) in zip(SlopeCheck.points, found) {
                #expect(abs(value - formula.evaluate(["x": x])) < 1e-12, "\(text) at \(x)")
            }
        }
    }

    @Test("Named values are parameters, learned unless a preset says otherwise")
    func parameters() throws {
        let typed = try TypedActivation("max(x,0) + a*sin(b*x)   with a=0.1, b=3").activation
        #expect(typed.name == "max(x,0) + a*sin(b*x) with a=0.1, b=3")
        #expect(typed.parameters.map(\.name) == ["a", "b"] && typed.parameters.map(\.default) == [0.1, 3])
        #expect(typed.parameters.map(\.isLearned) == [true, true])
    }

    @Test(
        "What is wrong is said with its column and what to write instead",
        arguments: [
            ("x *", "column 4: expected a number, a name or “(”, found the end"),
            ("sigmod(x)", "column 1: there is no function “sigmod”; did you mean “sigmoid”?"),
            ("a*x", "column 1: “a” has no value; write x, or give it one at the end: … with a=1"),
            ("2*x + q with a=1", "column 14: “a” does not occur in the formula"),
            ("3 + 4", "the formula does not depend on x; write one such as x*sigmoid(x)"),
            ("x + 1e9", "the number 1000000000 is beyond ±1000000, the limit for an activation"),
            (
                "log(x)",
                "the value at x = -4.16 is not a finite number; an activation must have one for every x, "
                    + "as log(1+abs(x)) has"
            ),
            (
                "where(x>0, sqrt(x), 0)",
                "the slope at x = -4.16 is not a finite number; both sides of where must be finite everywhere, "
                    + "as in where(x>0, sqrt(max(x,0)+0.01), 0)"
            ),
            ("x*learned with learned=2", "“learned” already has a meaning in a preset; choose another name"),
            ("a*x+A with a=1, A=2", "“A” differs from another named value in nothing but case; choose another name"),
        ])
    func errors(_ text: String, _ message: String) {
        let error = #expect(throws: TypedActivationError.self) { try TypedActivation(text) }
        #expect(error?.description == message)
    }

    @Test("Length, depth, parts and parameters are bounded")
    func limits() {
        let long = "x" + String(repeating: "+x", count: 200)
        let deep = String(repeating: "(", count: 70) + "x" + String(repeating: ")", count: 70)
        let wide = "x" + String(repeating: "+x", count: 100)
        let many =
            "x" + (0..<9).map { "+p\($0)" }.joined() + " with " + (0..<9).map { "p\($0)=1" }.joined(separator: ",")
        #expect(throws: TypedActivationError.tooLong(limit: 400)) { try TypedActivation(long) }
        #expect(throws: TypedActivationError.self) { try TypedActivation(deep) }
        #expect(throws: TypedActivationError.tooManyParts(limit: 150)) { try TypedActivation(wide) }
        #expect(throws: TypedActivationError.tooManyParameters(limit: 8)) { try TypedActivation(many) }
    }

    @Test(
        "Presets take formulas in every form and write them back",
        arguments: [
            "activation: \"x * sigmoid(1.702 * x)\"",
            "activation: x * sigmoid(1.702 * x)",
            "activation: \"max(x,0) + a*sin(b*x) with a=0.1, b=3\"",
            "activation: {formula: \"max(x,0) + a*sin(b*x)\", a: 0.1, b: 3}",
            "activation: {formula: \"max(x,0) + a*sin(b*x) with b=3\", a: 0.1, learned: false, per-unit: true}",
            "activation: {name: \"x*sigmoid(a*x) with a=1\", a: 2}",
        ])
    func presets(_ line: String) throws {
        let text = "data: xor\nnetwork:\n  - unit: dense\n    \(line)\n"
        let experiment = try Experiment(presetText: text)
        let choice = try #require(experiment.layers[0].activation)
        #expect(Palette.activation(of: choice.name) != nil)
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
        if line.contains("b: 3") { #expect(choice.name == "max(x,0) + a*sin(b*x) with a=0.1, b=3") }
        if line.contains("b=3\", a: 0.1") { #expect(choice.learned == false && choice.perUnit) }
    }

    @Test("A change on the command line can be a formula, and its mistakes have their place")
    func overrides() throws {
        let experiment = try Experiment(
            presetText: "data: xor\nnetwork: [dense]\n",
            overrides: ["network[0].activation=max(x,0) + a*sin(b*x) with a=0.1, b=3", "network[0].activation.a=0.5"])
        #expect(experiment.layers[0].activation?.parameters == ["a": 0.5])
        let error = #expect(throws: PresetErrors.self) {
            try Experiment(presetText: "data: xor\nnetwork: [{unit: dense, activation: \"x*sigmod(x)\"}]\n")
        }
        #expect(
            error?.description
                == "line 2, network[0].activation: column 3: there is no function “sigmod”; did you mean “sigmoid”?")
    }

    private func samples(_ activation: Activation, _ points: [Double]) -> (values: [Double], slopes: [Double]) {
        let x = Expr.table(points, [points.count])
        let y = activation(x).broadcast(to: x.shape)
        let results = Interpreter(variables: [:]).values([y, gradient(of: y.total, withRespectTo: [x])[0]])
        return (results[0], results[1])
    }

    private func close(
        _ a: (values: [Double], slopes: [Double]), _ b: (values: [Double], slopes: [Double])
    ) -> Bool {
        zip(a.values + a.slopes, b.values + b.slopes).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
    }
}
