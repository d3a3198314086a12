import Testing

@testable import Problems

/// Sequence tasks against their rules, read from the rows alone.
@Suite struct SequenceTaskTests {
    private func load(_ name: String, points: Int, noise: Double? = nil, size: Int? = nil) throws -> Problem {
        try Problem.load(
            ProblemSource(.builtIn(name), settings: ProblemSettings(points: points, noise: noise, size: size)))
    }

    /// The symbol of each time step of a row; −1 for none.
    private func symbols(_ problem: Problem, _ row: Int) -> [Int] {
        let (input, count) = (Array(problem.train.input(row)), problem.inputCount)
        return (0..<problem.steps).map { time in (0..<count).first { input[time * count + $0] == 1 } ?? -1 }
    }

    @Test("What is to be copied is what was shown before the silence", arguments: [1, 10, 30])
    func copy(gap: Int) throws {
        let problem = try load("copy", points: 30, size: gap)
        #expect(problem.steps == gap + 10 && problem.train.targetSteps == gap + 10)
        for row in 0..<problem.train.rows {
            let (seen, target) = (symbols(problem, row), problem.train.target(row).map { Int($0) })
            #expect(seen.prefix(5).allSatisfy { $0 < 8 } && seen[gap + 4] == 9)
            #expect(target.suffix(5) == seen.prefix(5) && target.dropLast(5).allSatisfy { $0 == 8 })
        }
    }

    @Test("A match is a letter that was there n steps ago", arguments: [1, 2, 4])
    func nBack(back: Int) throws {
        let problem = try load("n-back", points: 60, size: back)
        var matches = 0
        for row in 0..<problem.train.rows {
            let (seen, target) = (symbols(problem, row), Array(problem.train.target(row)))
            for time in 0..<problem.steps {
                #expect((target[time] == 1) == (time >= back && seen[time] == seen[time - back]))
                matches += Int(target[time])
            }
        }
        let share = Double(matches) / Double(problem.train.rows * (problem.steps - back))
        #expect(abs(share - 0.4) < 0.05)
    }

    @Test("The order is that of the two symbols that are no distractors")
    func temporalOrder() throws {
        let problem = try load("temporal-order", points: 60)
        for row in 0..<problem.train.rows {
            let marked = symbols(problem, row).filter { $0 > 3 }
            #expect(marked.count == 2 && problem.train.classIndex(row) == 2 * (marked[0] - 4) + marked[1] - 4)
        }
    }

    @Test("A wave without noise crosses 0 twice for each swing of its class")
    func frequencies() throws {
        let problem = try load("frequencies", points: 60, noise: 0)
        for row in 0..<problem.train.rows {
            let wave = Array(problem.train.input(row))
            let crossings = zip(wave, wave.dropFirst() + wave.prefix(1)).count { ($0 < 0) != ($1 < 0) }
            #expect(crossings == 2 * (problem.train.classIndex(row) + 2))
        }
    }

    @Test("Lorenz's flow has the values found elsewhere")
    func lorenz() throws {
        let states = LorenzFlow.states(100)
        let known = [
            (0, [1.0488662731555556, 1.5239316247370653, 0.9731117580107864]),
            (99, [-8.171968022207807, -9.562054344092928, 24.616194312857257]),
        ]
        for (index, expected) in known {
            for (found, expected) in zip(states[index], expected) { #expect(abs(found - expected) < 1e-9) }
        }
        let problem = try load("lorenz", points: 6, size: 3)
        let (inputs, targets) = (problem.train.inputs, problem.train.targets)
        #expect(Array(inputs[9...]) == Array(targets[..<(targets.count - 9)]))
    }

    @Test("Strings follow the grammar, and the last symbol but one is the second")
    func reber() throws {
        // Which symbols may follow which within an inner string, by what the two symbols are; found by hand from the graph.
        let following = ["B": "TP", "T": "TVSX", "P": "TVXS", "S": "SXE", "X": "XSTV", "V": "PVE"]
        var random = RandomNumbers(seed: 1, stream: "reber test")
        for _ in 0..<200 {
            let string = ReberStrings.embedded(&random).map { ReberStrings.alphabet[$0] }
            #expect(string.first == "B" && string.last == "E" && string[1] == string[string.count - 2])
            let inner = Array(string[2..<(string.count - 2)])
            for (symbol, next) in zip(inner, inner.dropFirst()) {
                #expect(following[symbol]?.contains(next) == true, "\(inner)")
            }
        }
    }

    @Test("A detector that waits as long as the motif asks hears six spikes at once", arguments: [0, 1])
    func motif(jitter: Int) throws {
        let problem = try load("motif", points: 300, size: jitter)
        let delays = [11, 4, 9, 0, 6, 2]
        var right = 0
        for row in 0..<problem.train.rows {
            let input = Array(problem.train.input(row))
            func hears(_ channel: Int, _ time: Int) -> Bool {
                (-jitter...jitter).contains {
                    let place = time - delays[channel] + $0
                    return (0..<40).contains(place) && input[place * 6 + channel] == 1
                }
            }
            let found = (0..<52).contains { time in (0..<6).allSatisfy { hears($0, time) } }
            if found == (problem.train.targets[row] == 1) { right += 1 }
        }
        #expect(Double(right) / Double(problem.train.rows) > 0.97)
    }

    @Test("The bits are the same at all ticks, and their parity is the target", arguments: [2, 6])
    func parity(bits: Int) throws {
        let problem = try load("thinking-parity", points: 40, size: bits)
        #expect(problem.steps == 2 * bits)
        for row in 0..<problem.train.rows {
            let input = Array(problem.train.input(row))
            let first = Array(input.prefix(bits))
            #expect((0..<2 * bits).allSatisfy { Array(input[($0 * bits)..<(($0 + 1) * bits)]) == first })
            #expect(first.count { $0 == 1 } % 2 == Int(problem.train.targets[row]))
        }
    }
}
