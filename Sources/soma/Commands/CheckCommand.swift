import ArgumentParser
import Execution
import ExpressionGraph
import Foundation
import References

/// Compares units with reference vectors.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Compare units with reference vectors.",
        discussion: """
            For each case the largest error of the output, the input's gradient and every parameter's gradient, \
            relative to the value or to a thousandth of its tensor's largest (a hundredth in single precision, where \
            smaller values are rounding). Ends with 1 where one exceeds the tolerance.
            """)

    enum Precision: String, ExpressibleByArgument, CaseIterable { case single, double }

    @Argument(help: "Files of reference vectors (.json).") var files: [String]
    @Option(help: "single or double.") var precision: Precision = .double
    @Option(help: "The largest error allowed; 1e-9 in double, 1e-4 in single precision.") var tolerance: Double?

    func run() throws {
        var failed = 0, passed = 0
        try reportingFailures {
            let limit = tolerance ?? (precision == .double ? 1e-9 : 1e-4)
            for file in files {
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw UsageError("\(file): cannot be read; expected a file of reference vectors")
                }
                do {
                    for referenceCase in try ReferenceCase.cases(in: data) {
                        let worst =
                            precision == .double
                            ? errors(referenceCase, Double.self) : errors(referenceCase, Float.self)
                        let largest = worst.map(\.error).reduce(0, maximumOrNaN)
                        let holds = largest <= limit
                        if holds { passed += 1 } else { failed += 1 }
                        let name = (file as NSString).lastPathComponent
                        StandardOutput.write(
                            "\(holds ? "ok  " : "FAIL") \(name) \(referenceCase.name): "
                                + worst.map { "\($0.quantity) \(scientific($0.error))" }.joined(separator: ", ") + "\n")
                    }
                } catch let error as ReferenceError {
                    throw UsageError("\(file): \(error)")
                }
            }
        }
        StandardOutput.write("\(passed) passed, \(failed) failed\n")
        if failed > 0 { throw ExitCode(1) }
    }

    /// NaN is worse than anything.
    private func maximumOrNaN(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .infinity : max(a, b) }

    private func scientific(_ x: Double) -> String { String(format: "%.1e", x) }

    /// Each quantity's largest error, through the compiled plan.
    private func errors<T: Element>(
        _ referenceCase: ReferenceCase, _ type: T.Type
    ) -> [(quantity: String, error: Double)] {
        let expectations = referenceCase.expectations
        let assignments = referenceCase.assignments
        var shapes: [String: Shape] = [:]
        for expression in Expr.sorted(expectations.map(\.expression) + assignments.map(\.value)) {
            if case .variable(let name) = expression.operation { shapes[name] = expression.shape }
        }
        let variables = shapes.sorted { $0.key < $1.key }.map { Variable($0.key, $0.value) }
        // The same expression may be expected after several rounds: one output does for all.
        var outputs: [Expr.ID: String] = [:]
        var named: [(name: String, value: Expr)] = []
        for expectation in expectations where outputs[expectation.expression.id] == nil {
            outputs[expectation.expression.id] = "\(named.count)"
            named.append(("\(named.count)", expectation.expression))
        }
        let executor = Executor<T>(
            Plan(Computation(variables: variables, assignments: assignments, outputs: named)))
        for variable in variables {
            executor[variable: variable.name] = (referenceCase.variables[variable.name] ?? []).map { T($0) }
        }
        var worst: [(quantity: String, error: Double)] = []
        for run in 0...(referenceCase.runs.last ?? 0) {
            executor.run()
            for expectation in expectations where expectation.run == run {
                let got = executor[output: outputs[expectation.expression.id] ?? ""].map { Double($0) }
                let error = largestError(
                    got, expectation.values, floor: precision == .double ? 0.001 : 0.01)
                if let place = worst.firstIndex(where: { $0.quantity == expectation.quantity }) {
                    worst[place].error = maximumOrNaN(worst[place].error, error)
                } else {
                    worst.append((expectation.quantity, error))
                }
            }
        }
        return worst
    }

    /// - Parameter share: of the largest value, or of a tenth where all are smaller, as where slopes cancel and rounding is left;
    ///   errors of smaller ones count as of one so large.
    private func largestError(_ got: [Double], _ expected: [Double], floor share: Double) -> Double {
        guard got.count == expected.count else { return .infinity }
        let floor = max(expected.map(abs).max() ?? 0, 0.1) * share
        return zip(got, expected).reduce(0.0) { worst, pair in
            maximumOrNaN(worst, abs(pair.0 - pair.1) / max(abs(pair.1), floor))
        }
    }
}
