@testable import Catalogue
import ExpressionGraph
import TestSupport
import Testing

/// Values and slopes of every scalar function, computed with forty digits.
struct ActivationFixture: Decodable {
    struct Entry: Decodable {
        let name: String
        let parameters: [Double]?
        /// `null` where the value does not fit a double.
        let values: [Double?]
        let slopes: [Double?]
        /// Mean, second moment and slope energy under N(0, 1), three decimals.
        let gaussian: [Double]
        let lipschitz: String
        /// M monotone, E even, O odd, B bounded.
        let flags: String
    }

    let points: [Double]
    let activations: [Entry]

    static let shared: Result<ActivationFixture, any Error> = Result {
        try Repository.fixture("activations", as: ActivationFixture.self)
    }

    static func entry(_ activation: Activation) throws -> Entry? {
        try shared.get().activations.first { $0.name == activation.name }
    }
}

extension Activation: CustomTestStringConvertible {
    public var testDescription: String { name }
}

struct ActivationTests {
    /// The scalar functions of the survey; those with learned sums or a rule of their own for the gradient have
    /// no reference values.
    static let surveyed: [Activation] = {
        let others = Set((Activation.backwardRules + Activation.adaptive).map(\.name))
        return Palette.activations.filter { !others.contains($0.name) }
    }()

    /// Those whose slope is that of their values.
    static let differentiated = Palette.activations.filter { !$0.hasOwnBackwardRule }

    @Test("The catalogue has every function of the reference, and of those of its kind no other")
    func complete() throws {
        let reference = try ActivationFixture.shared.get().activations.map(\.name)
        #expect(Set(reference) == Set(Self.surveyed.map(\.name)))
        #expect(Self.surveyed.count == reference.count)
    }

    @Test("Values and slopes agree with the reference", arguments: surveyed)
    func reference(_ activation: Activation) throws {
        let entry = try #require(try ActivationFixture.entry(activation))
        let points = try ActivationFixture.shared.get().points
        let (values, slopes) = evaluate(activation, at: points, entry.parameters)
        for (i, x) in points.enumerated() {
            if let expected = entry.values[i] {
                #expect(
                    agree(values[i], expected, 1e-10, floor: 1e-13), "f(\(x)) = \(values[i]), not \(expected)"
                )
            }
            if let expected = entry.slopes[i] {
                #expect(
                    agree(slopes[i], expected, 1e-10, floor: 1e-12),
                    "f'(\(x)) = \(slopes[i]), not \(expected)")
            }
        }
    }

    @Test(
        "In single precision nothing turns into NaN where the function is finite",
        arguments: Palette.activations)
    func singlePrecision(_ activation: Activation) {
        let points = [-1e4, -1e3, -100, -90, -40, -20, -8, 0, 8, 20, 40, 90, 100, 1e3, 1e4]
        let exact = evaluate(activation, at: points, nil)
        let single = evaluate(activation, at: points, nil, precision: .single)
        for (i, x) in points.enumerated() where abs(exact.values[i]) < 1e30 && abs(exact.slopes[i]) < 1e30 {
            #expect(single.values[i].isFinite, "f(\(x)) = \(single.values[i])")
            #expect(single.slopes[i].isFinite, "f'(\(x)) = \(single.slopes[i])")
        }
    }

    @Test("At 0 the slope lies between those beside it", arguments: differentiated)
    func slopeAtZero(_ activation: Activation) {
        let slopes = evaluate(activation, at: [-1e-7, 0, 1e-7], nil).slopes
        let slack = 1e-5
        let range = (min(slopes[0], slopes[2]) - slack)...(max(slopes[0], slopes[2]) + slack)
        #expect(range.contains(slopes[1]), "\(slopes)")
    }

    @Test("The second derivative is that of the slope", arguments: Palette.activations)
    func secondDerivative(_ activation: Activation) {
        let points = [-2.61, -1.27, -0.31, 0.27, 0.66, 1.71, 3.33]
        let x = Expr.variable("x", [points.count])
        let first = gradient(of: activation(x).broadcast(to: x.shape).total, withRespectTo: [x])[0]
        let second = gradient(of: first.total, withRespectTo: [x])[0]
        let h = 1e-5
        func slopes(_ shift: Double) -> [Double] {
            Interpreter(variables: ["x": points.map { $0 + shift }]).value(first)
        }
        let numeric = zip(slopes(h), slopes(-h)).map { ($0 - $1) / (2 * h) }
        let exact = Interpreter(variables: ["x": points]).value(second)
        #expect(disagreement(exact, numeric, 1e-5, floor: 1e-5) == nil)
    }

    @Test("The slope in each parameter agrees with differences", arguments: differentiated)
    func parameters(_ activation: Activation) {
        let points = [-3.17, -1.83, -0.73, -0.11, 0.09, 1.19, 2.43, 4.21]
        // Not the defaults themselves: some lie on a border of their range.
        let values = activation.parameters.map {
            $0.default + 0.01 * ($0.range.upperBound - $0.default).clamped(to: -1...1)
        }
        let x = Expr.table(points, [points.count])
        let variables = activation.parameters.map { Expr.variable($0.name, .scalar) }
        let total = activation.function(x, variables).broadcast(to: x.shape).total
        let slopes = gradient(of: total, withRespectTo: variables)
        func evaluate(_ roots: [Expr], _ values: [Double]) -> [Double] {
            let named = Dictionary(
                uniqueKeysWithValues: zip(activation.parameters.map(\.name), values.map { [$0] }))
            return Interpreter(variables: named).values(roots).map { $0[0] }
        }
        let exact = evaluate(slopes, values)
        for i in values.indices {
            let h = 1e-6
            var (up, down) = (values, values)
            up[i] += h
            down[i] -= h
            let numeric = (evaluate([total], up)[0] - evaluate([total], down)[0]) / (2 * h)
            let message = "\(activation.parameters[i].name): \(exact[i]) instead of \(numeric)"
            #expect(agree(exact[i], numeric, 1e-6, floor: 1e-6), "\(message)")
        }
    }

    @Test("Every entry says what it is and where it comes from", arguments: Palette.activations)
    func described(_ activation: Activation) {
        #expect(!activation.family.isEmpty && !activation.formula.isEmpty)
        #expect(
            !activation.source.authors.isEmpty && !activation.source.title.isEmpty
                && activation.source.year > 1700)
        for parameter in activation.parameters {
            #expect(parameter.range.contains(parameter.default), "\(parameter.name)")
        }
        #expect(Set(activation.parameters.map(\.name)).count == activation.parameters.count)
    }

    private func evaluate(
        _ activation: Activation, at points: [Double], _ parameters: [Double]?,
        precision: Interpreter.Precision = .double
    ) -> (values: [Double], slopes: [Double]) {
        let x = Expr.table(points, [points.count])
        let chosen = parameters ?? activation.parameters.map(\.default)
        let y = activation.function(x, chosen.map { .constant($0) }).broadcast(to: x.shape)
        let slope = gradient(of: y.total, withRespectTo: [x])[0]
        let results = Interpreter(variables: [:], precision: precision).values([y, slope])
        return (results[0], results[1])
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
