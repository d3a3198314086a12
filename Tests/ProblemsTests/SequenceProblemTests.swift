import Testing

@testable import Problems

/// Problems whose rows are sequences of time steps.
@Suite struct SequenceProblemTests {
    private func load(_ name: String, points: Int? = nil, noise: Double? = nil, size: Int? = nil) throws -> Problem {
        try Problem.load(
            ProblemSource(.builtIn(name), settings: ProblemSettings(points: points, noise: noise, size: size)))
    }

    @Test("The answer of the delayed exclusive or is in the two bits, wherever the gap ends", arguments: [0, 10, 40])
    func delayedXOR(gap: Int) throws {
        let problem = try load("delayed-xor", points: 90, noise: 0, size: gap)
        #expect(problem.steps == gap + 6 && problem.inputCount == 2 && problem.rowInputCount == 2 * (gap + 6))
        #expect(problem.train.rows == 60 && problem.test.rows == 30 && problem.geometry == .sequence)
        for row in 0..<problem.train.rows {
            let signal = stride(from: 0, to: problem.rowInputCount, by: 2).map { Array(problem.train.input(row))[$0] }
            let go = stride(from: 1, to: problem.rowInputCount, by: 2).map { Array(problem.train.input(row))[$0] }
            #expect(signal[0] == signal[1] && signal[gap + 2] == signal[gap + 3])
            #expect(signal.map(abs) == (0..<gap + 6).map { [0, 1, gap + 2, gap + 3].contains($0) ? 1 : 0 })
            #expect(problem.train.targets[row] == (signal[0] == signal[gap + 2] ? 0 : 1))
            #expect(go == (0..<gap + 6).map { $0 == gap + 5 ? 1 : 0 })
        }
    }

    @Test("The sum of the adding problem is that of the marked values, one of each half", arguments: [20, 51])
    func adding(steps: Int) throws {
        let problem = try load("adding", points: 60, size: steps)
        #expect(problem.steps == steps && problem.train.targetSteps == 1)
        for row in 0..<problem.test.rows {
            let input = Array(problem.test.input(row))
            let marked = (0..<steps).filter { input[2 * $0 + 1] == 1 }
            #expect(marked.count == 2 && marked[0] < steps / 2 && marked[1] >= steps / 2)
            let sum = marked.reduce(0) { $0 + input[2 * $1] }
            #expect(abs(sum - problem.test.targets[row]) < 1e-12)
        }
    }

    @Test(
        "The Mackey-Glass series has the values found elsewhere",
        arguments: [
            (1, 1.1175622107750187), (10, 0.6524042925317811), (50, 1.0609707334631187), (100, 1.0137275309251268),
            (300, 1.1527300522010908),
        ])
    func mackeyGlass(time: Int, value: Double) {
        #expect(abs(MackeyGlassSeries.values(time)[time - 1] - value) < 1e-12)
    }

    @Test("Sequences of a series follow each other, the last are the test, and targets lie ahead")
    func series() throws {
        let problem = try load("mackey-glass", points: 6, size: 3)
        #expect(problem.train.rows == 4 && problem.test.rows == 2)
        #expect(problem.steps == 50 && problem.train.targetSteps == 50)
        let values = problem.train.inputs + problem.test.inputs
        #expect(values.dropFirst(3) == (problem.train.targets + problem.test.targets).prefix(values.count - 3))
        let mean = values.reduce(0, +) / Double(values.count)
        #expect(abs(mean) < 0.1)
    }

    @Test("Rows of a table of sequences are whole sequences")
    func table() {
        let table = Table(
            inputs: (0..<12).map(Double.init), targets: [0, 1, 2, 1, 0, 2], inputColumns: 2, targetColumns: 1, steps: 3,
            targetSteps: 3)
        #expect(
            table.rows == 2 && Array(table.input(1)) == [6, 7, 8, 9, 10, 11] && Array(table.target(1)) == [1, 0, 2])
        #expect(table.classIndex(0) == 2 && table.selecting([1]).inputs == [6, 7, 8, 9, 10, 11])
        #expect(table.oneHotTargets(classes: 3).count == 18)
        #expect(Array(table.selecting([1]).oneHotTargets(classes: 3)) == [0, 1, 0, 1, 0, 0, 0, 0, 1])
    }
}
