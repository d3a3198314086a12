import Testing

@testable import Training

@Suite("Steps at a pace")
struct PacedStepsTests {
    private static let millisecond: UInt64 = 1_000_000

    @Test("come as often as the pace says, whenever it is asked", arguments: [1, 5, 20, 100, 1000])
    func come(limit: Int) {
        var pace = PacedSteps()
        pace.set(Double(limit), at: 7)
        var steps = 0
        for turn in 1...500 {
            // Unevenly, but 20 ms in the mean.
            let time = 7 + UInt64(20 * turn + (turn % 2) * 5) * Self.millisecond
            steps += pace.due(at: time, atMost: 1000)
        }
        #expect((limit * 10 - 1 - limit / 50...limit * 10).contains(steps))
    }

    @Test("fill the slice where there is no pace")
    func unlimited() {
        var pace = PacedSteps()
        #expect(pace.due(at: 1, atMost: 37) == 37)
    }

    @Test("that were not taken in time are not made up for")
    func slowMachine() {
        var pace = PacedSteps()
        pace.set(100, at: 0)
        // Ten seconds for what should have been a thousand steps: two are taken, the others are forgotten.
        #expect(pace.due(at: 10_000 * Self.millisecond, atMost: 2) == 2)
        #expect(pace.due(at: 10_020 * Self.millisecond, atMost: 1000) <= 4)
    }

    @Test("count from the beginning of a run, not from when it was asked for last")
    func begin() {
        var pace = PacedSteps()
        pace.set(100, at: 0)
        pace.begin(at: 5000 * Self.millisecond)
        #expect(pace.due(at: 5020 * Self.millisecond, atMost: 1000) == 2)
    }
}
