import Experiments
import Foundation
import Problems
import Testing
@testable import Training

@Suite struct RaceTests {
    static func experiment(width: Int = 4, unit: String = "dense", rate: Double = 0.01) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: "y = sin(x)")), settings: ProblemSettings(points: 80)))
        experiment.layers = [Experiment.Layer(unit: unit, width: width)]
        experiment.rate = rate
        experiment.batch = 16
        experiment.steps = 120
        experiment.goal = Experiment.Goal(.testLoss, 0.2)
        return experiment
    }

    static func lane(_ experiment: Experiment) -> Race.Lane { Race.Lane(name: "it", experiment: experiment) }

    @Test("a lane's numbers are those of its experiment alone, whatever the number of lanes")
    func laneEqualsRunAlone() throws {
        let kan = Self.experiment(unit: "kan"), wide = Self.experiment(width: 9, rate: 0.03)
        let alone = try Session(wide)
        var reports = [alone.lastReport]
        while alone.step < 120 {
            alone.advance(10)
            reports.append(alone.report())
        }
        for entrants in [[wide], [wide, kan], [kan, wide, kan, wide]] {
            let race = Race(entrants.map(Self.lane))
            let result = try #require(try RaceResult.run(race, seeds: race.seeds(1), every: 10))
            for lane in entrants.indices where entrants[lane] == wide {
                let isSame = result.runs(of: lane).map(\.reports) == [reports]
                #expect(isSame)
            }
        }
    }

    @Test("the order in which runs are done does not matter")
    func severalSeeds() throws {
        let race = Race([Self.lane(Self.experiment()), Self.lane(Self.experiment(unit: "kan"))])
        let all = try #require(try RaceResult.run(race, seeds: race.seeds(3), every: 40))
        #expect(all.runs.map(\.lane) == [0, 0, 0, 1, 1, 1])
        #expect(all.runs.map(\.seed) == [1, 2, 3, 1, 2, 3])
        for (index, seed) in [UInt64(1), 2, 3].enumerated() {
            let one = try #require(try RaceResult.run(race, seeds: [seed], every: 40))
            let isSame = one.runs == [all.runs[index], all.runs[index + 3]]
            #expect(isSame)
        }
    }

    @Test("the first lane decides data, batches, loss, steps, goal and seed")
    func conditions() {
        let first = Self.experiment()
        var second = Self.experiment(unit: "kan", rate: 0.5)
        second.data = ProblemSource(.builtIn("spiral"))
        second.objective = .gradient
        second.batch = 3
        second.seed = 99
        second.steps = 7
        second.shuffles = false
        second.goal = nil
        let race = Race([Self.lane(first), Self.lane(second)], steps: 60)
        #expect(race.lanes.map(\.experiment.steps) == [60, 60])
        let lane = race.lanes[1].experiment
        #expect(lane.data == first.data && lane.batch == 16 && lane.seed == 1 && lane.shuffles)
        #expect(lane.goal == first.goal && lane.rate == 0.5 && lane.objective == .values)
        #expect(race.differences.map(\.name) == ["network", "rate"])
    }

    @Test("counted operations are those of the plan that runs", arguments: ["adam", "lbfgs"])
    func operations(optimizer: String) throws {
        var experiment = Self.experiment(unit: "kan")
        experiment.optimizer = Experiment.Choice(optimizer)
        let session = try Session(experiment)
        let size = try NetworkSize(experiment, problem: session.problem)
        #expect(size.operations == session.operationsPerStep)
        #expect(size.parameters == session.parameterCount)
    }

    @Test("a budget sizes every lane")
    func budget() throws {
        var race = Race([Self.lane(Self.experiment()), Self.lane(Self.experiment(unit: "fan"))])
        try race.match(.parameters(500), problem: try Problem.load(race.lanes[0].experiment.data))
        #expect(race.lanes.allSatisfy { $0.fit?.isMet == true })
        for lane in race.lanes { #expect(try Session(lane.experiment).parameterCount == lane.fit?.got) }
    }

    @Test("a band is the median between the 10 and 90 % quantiles; what is not a number is largest")
    func bands() throws {
        let band = try #require(SeedBand([5, 1, 4, 2, 3, 6, 7, 8, 9, 10, 11]))
        #expect((band.low, band.median, band.high) == (2, 6, 10))
        let broken = try #require(SeedBand([1, .nan, 2]))
        #expect(broken.median == 2 && broken.high == .infinity)
        #expect(SeedBand([]) == nil)
    }

    @Test("the sign test counts as a fair coin falls")
    func signTest() {
        #expect(PairedComparison.signTest(5, 0) == 2 / 32.0)
        #expect(abs(PairedComparison.signTest(9, 1) - 22 / 1024.0) < 1e-15)
        #expect(PairedComparison.signTest(3, 3) == 1)
        #expect(PairedComparison.signTest(0, 0) == 1)
    }

    @Test("a comparison says who is ahead and what that is worth")
    func comparison() {
        func number(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
        let better = PairedComparison([1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 2])
        #expect(
            better.words("A", "B", of: "test loss", number: number)
                == "A has the lower test loss than B with 7 of 7 seeds; A / B is 0.5 in the median, "
                + "98.4 % interval 0.5 to 0.5 (sign test p = 0.016): a clear difference.")
        let few = PairedComparison([1, 2], [2, .infinity])
        #expect(few.ratio == nil)
        #expect(
            few.words("A", "B", of: "test loss", number: number).hasSuffix(
                "too few seeds to rule out chance; 6 of 6 would do."))
        let even = PairedComparison([1, 3, 1, 3, 1, 3], [2, 2, 2, 2, 2, 2])
        #expect(even.words("A", "B", of: "test loss", number: number).hasSuffix("chance alone could do this."))
        #expect(!PairedComparison([1, 2], [1, 2]).isClear)
        let interval = PairedComparison([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 2, 2, 2, 2, 2]).ratio
        #expect(interval.map { $0.low < $0.median && $0.median < $0.high } == true)
        #expect(PairedComparison([1, 2, 3], [3, 1, 2]) == PairedComparison([1, 2, 3], [3, 1, 2]))
    }

    /// Levels by tables of the binomial distribution; below six values none reaches 95 %.
    @Test(
        "an interval for a median says its true level",
        arguments: [
            (2, 0.5, 1), (3, 0.75, 1), (4, 0.875, 1), (5, 0.9375, 1), (6, 0.96875, 1), (8, 0.9921875, 1),
            (10, 0.978515625, 2), (20, 0.958610534667969, 6),
        ])
    func medianIntervals(count: Int, level: Double, rank: Int) throws {
        let interval = try #require(MedianInterval((1...count).map { Double($0) }.reversed()))
        #expect(abs(interval.level - level) < 1e-12)
        #expect(interval.low == Double(rank) && interval.high == Double(count + 1 - rank))
        #expect(interval.median == Double(count + 1) / 2)
    }

    @Test("an interval holds the median as often as it says")
    func coverage() throws {
        var random = RandomNumbers(seed: 3, stream: "coverage")
        for count in [3, 7, 12] {
            var (held, level) = (0, 0.0)
            for _ in 0..<4000 {
                // Far from normal: the median of exp(u)² is exp(½)².
                let values = (0..<count).map { _ in pow(exp(random.uniform()), 2) }
                let interval = try #require(MedianInterval(values))
                level = interval.level
                if (interval.low...interval.high).contains(exp(1)) { held += 1 }
            }
            let off = abs(Double(held) / 4000 - level)
            let standardError = (level * (1 - level) / 4000).squareRoot()
            #expect(off < 4 * standardError)
        }
    }

    @Test("comparisons made together are corrected for their number")
    func holm() {
        func pair(_ wins: Int, _ losses: Int) -> PairedComparison {
            PairedComparison(
                [Double](repeating: 1, count: wins) + [Double](repeating: 3, count: losses),
                [Double](repeating: 2, count: wins + losses))
        }
        // p = 2/1024, 22/1024, 2/64: times 3, 2 and 1, none less than the one before.
        let corrected = PairedComparison.corrected([pair(6, 0), pair(10, 0), pair(9, 1)])
        let expected: [Double] = [44 / 1024, 6 / 1024, 44 / 1024]
        #expect(corrected.map(\.correctedProbability) == expected)
        #expect(corrected.allSatisfy { $0.isClear })
        // Six of six is clear alone and not among three.
        #expect(pair(6, 0).isClear)
        let weak = PairedComparison.corrected([pair(6, 0), pair(6, 0), pair(6, 0)])
        #expect(!weak[0].isClear)
        #expect(
            weak[0].words("A", "B", of: "test loss", number: { "\($0)" }).hasSuffix(
                "corrected for 3 pairs): too few seeds to rule out chance; 7 of 7 would do."))
    }

    @Test("a run that diverges has lost, and says where")
    func divergence() throws {
        var wild = Self.experiment(unit: "quadratic")
        wild.optimizer = Experiment.Choice("sgd")
        wild.rate = 1000
        let race = Race([Self.lane(Self.experiment()), Self.lane(wild)])
        let result = try #require(try RaceResult.run(race, seeds: race.seeds(2)))
        #expect(result.runs(of: 1).allSatisfy { $0.divergence != nil && $0.testLoss == .infinity })
        #expect(LaneSummary(result, lane: 1).diverged == 2)
        #expect(PairedComparison(result.runs(of: 0).map(\.testLoss), result.runs(of: 1).map(\.testLoss)).firstWins == 2)
    }

    @Test("success counts the runs that reached the goal, and how soon")
    func success() throws {
        let race = Race([Self.lane(Self.experiment(rate: 0.05))])
        let result = try #require(try RaceResult.run(race, seeds: race.seeds(3)))
        let summary = LaneSummary(result, lane: 0)
        let goal = try #require(race.goal)
        let reached = result.runs.filter { run in run.reports.contains { $0.test.loss <= goal.value } }
        #expect(summary.success?.count == reached.count)
        #expect(goal.words { "\($0)" } == "test loss ≤ 0.2")
    }
}
