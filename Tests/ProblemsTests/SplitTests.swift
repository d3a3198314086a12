import Testing

@testable import Problems

@Suite struct SplitTests {
    @Test(
        "Both sides hold a row and together every row once", arguments: [2, 3, 10, 1000],
        [1e-9, 0.3, 0.5, 0.999999])
    func whole(rows: Int, share: Double) {
        var random = RandomNumbers(seed: 1)
        let split = Split(rows: 0..<rows, trainShare: share, validationShare: 0, classes: nil, random: &random)
        #expect(!split.train.isEmpty && !split.test.isEmpty)
        #expect((split.train + split.test).sorted() == Array(0..<rows))
        #expect(split.test == split.test.sorted())
    }

    @Test("A share of 1 puts all rows on both sides")
    func all() {
        var random = RandomNumbers(seed: 1)
        let split = Split(rows: 5..<9, trainShare: 1, validationShare: 0, classes: nil, random: &random)
        #expect(split.train.sorted() == [5, 6, 7, 8] && split.test == [5, 6, 7, 8])
    }

    @Test("A rare class is trained on, whatever the seed", arguments: 0..<50 as Range<UInt64>)
    func rare(seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        // Class 1 and 2 have one row each among a hundred.
        let split = Split(
            rows: 0..<100, trainShare: 0.05, validationShare: 0, classes: { $0 == 17 ? 1 : $0 == 80 ? 2 : 0 },
            random: &random)
        #expect(split.train.count == 5)
        #expect(split.train.contains(17) && split.train.contains(80))
        #expect((split.train + split.test).sorted() == Array(0..<100))
    }

    @Test(
        "Rows that validate come from those that were trained on, and the test rows stay", arguments: [0.1, 0.3, 0.5])
    func validation(share: Double) {
        func split(_ share: Double) -> Split {
            var random = RandomNumbers(seed: 3)
            return Split(
                rows: 0..<100, trainShare: 0.8, validationShare: share, classes: { $0 < 4 ? 1 : 0 }, random: &random)
        }
        let (without, with) = (split(0), split(share))
        #expect(with.test == without.test && without.validation.isEmpty)
        #expect(with.validation.count == Int((share * 100).rounded()))
        #expect((with.train + with.validation).sorted() == without.train.sorted())
        #expect(with.train.contains { $0 < 4 })
        let ordered = Split(inOrder: 0..<100, trainShare: 0.8, validationShare: share)
        #expect(ordered.train + ordered.validation + ordered.test == Array(0..<100))
    }

    @Test("More classes than training rows still end")
    func crowded() {
        var random = RandomNumbers(seed: 1)
        let split = Split(rows: 0..<100, trainShare: 0.05, validationShare: 0, classes: { $0 }, random: &random)
        #expect(split.train.count == 5 && split.test.count == 95)
    }

    @Test("Scaling is measured on training rows only: changed test rows leave it as it was")
    func leak() throws {
        let settings = try ResolvedSettings(
            ProblemSettings(), source: "test", points: nil, noise: nil, trainShare: 0.5,
            scaling: .inputsAndTargets)
        func draft(_ change: (Int) -> Double) -> Draft {
            Draft(
                name: "test", summary: "test", kind: .regression(outputNames: ["y"]), inputNames: ["x"],
                geometry: .line,
                rows: Table(
                    inputs: (0..<40).map { Double($0) + change($0) },
                    targets: (0..<40).map { Double($0 * $0) + change($0) }, inputColumns: 1, targetColumns: 1)
            )
        }
        let problem = try draft { _ in 0 }.problem(settings)
        // Which rows are tested: found again through the inverse scaling.
        let tested = Set(
            problem.test.inputs.map { Int(problem.inputScaling.unscaled($0, column: 0).rounded()) })
        #expect(tested.count == 20)
        let other = try draft { tested.contains($0) ? 1e6 : 0 }.problem(settings)
        #expect(other.inputScaling == problem.inputScaling)
        #expect(other.targetScaling == problem.targetScaling)
        #expect(other.train == problem.train && other.domain == problem.domain)
        #expect(other.test != problem.test)
    }

    @Test("Scaled columns have mean 0 and deviation 1, and go back to what they were")
    func scaling() {
        let values: [Double] = [1, 1e6, 5, 2, 2e6, 5, 6, 3e6, 5]
        let scaling = Scaling(measuring: values, columns: 3)
        let scaled = scaling.scaled(values)
        for column in 0..<2 {
            let numbers = (0..<3).map { scaled[3 * $0 + column] }
            #expect(abs(numbers.reduce(0, +)) < 1e-12)
            #expect(abs(numbers.reduce(0) { $0 + $1 * $1 } / 3 - 1) < 1e-12)
        }
        #expect(scaling.deviations[2] == 1)
        #expect(zip(scaling.unscaled(scaled), values).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(Scaling(measuring: values, columns: 3, keeping: [0]).means[0] == 0)
    }

    @Test("One-hot targets have a one in the place of the class")
    func oneHot() {
        let table = Table(inputs: [0, 0, 0], targets: [2, 0, 9], inputColumns: 1, targetColumns: 1)
        #expect(table.oneHotTargets(classes: 3) == [0, 0, 1, 1, 0, 0, 0, 0, 0])
    }
}
