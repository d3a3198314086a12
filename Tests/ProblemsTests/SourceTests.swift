import Foundation
import Testing

@testable import Problems

@Suite struct SourceTests {
    private func load(_ origin: ProblemSource.Origin, _ settings: ProblemSettings = .init()) throws -> Problem {
        try Problem.load(ProblemSource(origin, settings: settings))
    }

    @Test("A formula becomes a problem with its inputs by name")
    func formula() throws {
        let problem = try load(
            .formula(FormulaSource(text: "f = x10*a + x2 with a=2", wider: Interval(-3, 3))))
        #expect(problem.inputNames == ["x2", "x10"])
        #expect(problem.kind == .regression(outputNames: ["f"]))
        #expect(problem.geometry == .plane)
        #expect(problem.train.rows == 1000 && problem.test.rows == 1000)
        #expect(problem.widerDomain == [Interval(-3, 3), Interval(-3, 3)])
        #expect(problem.beyond.map { $0.rows } == 2000)
        for row in 0..<problem.train.rows {
            let input = Array(problem.train.input(row))
            #expect(abs(problem.train.targets[row] - (2 * input[1] + input[0])) < 1e-12)
        }
    }

    @Test("A comparison becomes two classes, and noise moves the border, not the label's value")
    func comparison() throws {
        let source = ProblemSource.Origin.formula(FormulaSource(text: "y < x"))
        let clean = try load(source)
        let noisy = try load(source, ProblemSettings(noise: 0.3))
        #expect(clean.kind == .binary(classNames: ["false", "true"]))
        #expect(Set(noisy.train.targets) == [0, 1])
        #expect(clean.train.inputs == noisy.train.inputs && clean.train.targets != noisy.train.targets)
    }

    @Test(
        "A grid has as many points along each axis as fit",
        arguments: [
            ("x", 100, 100), ("x*y", 100, 100), ("x*y*z", 1000, 1000), ("x*y", 99, 81),
        ])
    func grid(text: String, points: Int, rows: Int) throws {
        let problem = try load(
            .formula(FormulaSource(text: text, sampling: .grid)),
            ProblemSettings(points: points, trainShare: 1))
        #expect(problem.train.rows == rows)
        #expect(Set((0..<rows).map { Array(problem.test.input($0)) }).count == rows)
        #expect(problem.test.inputs.min() == -1 && problem.test.inputs.max() == 1)
        #expect(problem.freshRows == nil)
    }

    @Test(
        "What is wrong with a formula's source is said in words",
        arguments: [
            (
                FormulaSource(text: "sin(x"),
                "formula “sin(x”, column 6: expected “)” or an operator, found the end"
            ),
            (FormulaSource(text: "2 + 3"), "formula “2 + 3”: found no variable, expected one such as x"),
            (
                FormulaSource(text: "x", range: Interval(1, 1)),
                "the range of x is 1 to 1, expected finite ends, the lower first"
            ),
            (
                FormulaSource(text: "x", range: Interval(.nan, 1)),
                "the range of x is nan to 1, expected finite ends, the lower first"
            ),
            (
                FormulaSource(text: "x", wider: Interval(0, 9)),
                "the wider range of x is 0 to 9, expected it to hold the training range -1 to 1"
            ),
            (
                FormulaSource(text: "length*x", ranges: [.init(name: "lenght", train: Interval(0, 1))]),
                "a range is given for “lenght”, which is not in the formula; did you mean “length”?"
            ),
            (
                FormulaSource(
                    text: "x",
                    ranges: [
                        .init(name: "x", train: Interval(0, 1)), .init(name: "x", train: Interval(0, 1)),
                    ]),
                "the range of “x” is given twice"
            ),
        ])
    func formulaErrors(source: FormulaSource, sentence: String) {
        #expect { try load(.formula(source)) } throws: {
            if "\($0)" != sentence { Issue.record("\($0)") }
            return true
        }
    }

    @Test("A formula without a value somewhere is refused with the place")
    func notFinite() {
        #expect { try load(.formula(FormulaSource(text: "log(x)"))) } throws: {
            "\($0)".hasPrefix("log(x): no finite value at x = -0.")
        }
    }

    @Test("Too many inputs for a grid, or for memory, are refused")
    func tooLarge() {
        let sum = (1...64).map { "x\($0)" }.joined(separator: "+")
        #expect(throws: ProblemError.self) { try load(.formula(FormulaSource(text: sum, sampling: .grid))) }
        #expect(throws: ProblemError.tooMany(.cells, "formula", line: nil, limit: 60_000_000)) {
            try load(.formula(FormulaSource(text: sum)), ProblemSettings(points: 1_000_000))
        }
        #expect(throws: ProblemError.tooMany(.variables, "formula", line: nil, limit: 64)) {
            try load(.formula(FormulaSource(text: sum + "+y")))
        }
    }

    @Test("Fresh rows repeat for the same step only and follow the target")
    func fresh() throws {
        let problem = try load(
            .formula(FormulaSource(text: "x*y")), ProblemSettings(scaling: .inputsAndTargets))
        let fresh = try #require(problem.freshRows)
        #expect(fresh.table(rows: 10, step: 1) == fresh.table(rows: 10, step: 1))
        #expect(fresh.table(rows: 10, step: 1) != fresh.table(rows: 10, step: 2))
        let table = fresh.table(rows: 10, step: 3)
        let points = problem.inputScaling.unscaled(table.inputs)
        let values = problem.targetScaling.unscaled(table.targets)
        for row in 0..<10 { #expect(abs(points[2 * row] * points[2 * row + 1] - values[row]) < 1e-12) }
    }

    @Test("An arithmetic task joins its two sums", arguments: ArithmeticTask.Operation.allCases)
    func arithmetic(operation: ArithmeticTask.Operation) throws {
        let task = ArithmeticTask(operation: operation, inputs: 2, slices: .halves)
        let problem = try load(.arithmetic(task), ProblemSettings(points: 100))
        #expect(problem.geometry == .plane)
        let beyond = try #require(problem.beyond)
        #expect(beyond.rows == 10_000 && beyond.inputs.allSatisfy { $0 >= 2 && $0 <= 6 })
        #expect(problem.train.inputs.allSatisfy { $0 >= 1 && $0 <= 2 })
        let (a, b) = (beyond.inputs[0], beyond.inputs[1])
        let expected: Double =
            switch operation {
            case .add: a + b
            case .subtract: a - b
            case .multiply: a * b
            case .divide: a / b
            case .square: a * a
            case .squareRoot: a.squareRoot()
            }
        #expect(beyond.targets[0] == expected)
        #expect(try #require(problem.freshRows).table(rows: 7, step: 0).rows == 7)
    }

    @Test("The published slices: 25 of 100 each, 12 in common", arguments: 0..<20 as Range<UInt64>)
    func slices(seed: UInt64) throws {
        let problem = try load(
            .arithmetic(ArithmeticTask(operation: .multiply)), ProblemSettings(points: 10, seed: seed))
        guard case .arithmetic(let slices) = problem.target else { return #expect(Bool(false)) }
        #expect(slices.first.count == 25 && slices.second.count == 25)
        #expect(slices.first.clamped(to: slices.second).count == 12)
        #expect(slices.first.lowerBound >= 0 && slices.second.upperBound <= 100)
    }

    @Test(
        "Hostile arithmetic is refused, never a trap",
        arguments: [
            ArithmeticTask(operation: .add, inputs: 1),
            ArithmeticTask(operation: .add, inputs: ProblemLimits.columns + 1),
            ArithmeticTask(operation: .add, inputs: -5),
            ArithmeticTask(operation: .add, inputs: 3, slices: .simple),
            ArithmeticTask(operation: .add, trainRanges: []),
            ArithmeticTask(operation: .add, beyondRanges: [Interval(.infinity, 0)]),
            ArithmeticTask(
                operation: .squareRoot, inputs: 2, slices: .halves, trainRanges: [Interval(-2, -1)]),
        ])
    func hostileArithmetic(task: ArithmeticTask) {
        #expect(throws: ProblemError.self) { try load(.arithmetic(task)) }
    }

    @Test("Any shares of slices give a task", arguments: [-1, 0, 0.3, 1, 1e300, .nan], [-1, 0.5, 2, .nan])
    func shares(share: Double, overlap: Double) throws {
        for inputs in [2, 3, 10] {
            let task = ArithmeticTask(
                operation: .add, inputs: inputs, slices: .overlapping(share: share, overlap: overlap))
            #expect(try load(.arithmetic(task), ProblemSettings(points: 4)).train.rows == 2)
        }
    }

    @Test("A sequence puts curves side by side, each its own phase")
    func sequence() throws {
        let problem = try load(.sequence(SequenceSource(names: ["sine", "step", "xsinx"])))
        #expect(problem.phases.map(\.name) == ["sine", "step", "x-sin-x"])
        #expect(problem.domain == [Interval(-1, 1)])
        for (index, phase) in problem.phases.enumerated() {
            let part = Interval(-1 + 2 * Double(index) / 3 - 1e-9, -1 + 2 * Double(index + 1) / 3 + 1e-9)
            #expect(phase.trainRows.allSatisfy { part.contains(problem.train.inputs[$0]) })
        }
        let target = try #require(problem.target)
        #expect(
            zip(target.values(rows: problem.train.inputs, columns: 1), problem.train.targets).allSatisfy {
                abs($0 - $1) < 1e-9
            })
        #expect(target.value(at: [5]).isFinite)
        let same = try load(.sequence(SequenceSource(names: ["sine", "step"], layout: .samePlace)))
        #expect(same.target == nil && same.phases.count == 2)
    }

    @Test("Wrong sequences are refused in words")
    func wrongSequences() {
        #expect(throws: ProblemError.emptySequence) { try load(.sequence(SequenceSource(names: []))) }
        #expect(throws: ProblemError.notACurve("circle")) {
            try load(.sequence(SequenceSource(names: ["circle"])))
        }
        #expect(throws: ProblemError.unknownProblem("sinne", nearest: "sine")) {
            try load(.sequence(SequenceSource(names: ["sinne"])))
        }
        #expect(throws: ProblemError.tooMany(.tasks, "sequence", line: nil, limit: 32)) {
            try load(.sequence(SequenceSource(names: Array(repeating: "sine", count: 33))))
        }
    }
}
