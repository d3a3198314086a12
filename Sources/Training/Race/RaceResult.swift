import Dispatch
import Execution
import Experiments
import Synchronization

/// All runs of a race: every lane with every seed.
public struct RaceResult: Sendable {
    /// What was run.
    public let race: Race
    /// The seeds that every lane was run with.
    public let seeds: [UInt64]
    /// By lane, then by seed.
    public let runs: [LaneRun]

    /// The runs of a race, by lane, then by seed.
    public init(race: Race, seeds: [UInt64], runs: [LaneRun]) {
        (self.race, self.seeds, self.runs) = (race, seeds, runs)
    }

    /// The runs of a lane, by seed.
    public func runs(of lane: Int) -> [LaneRun] { runs.filter { $0.lane == lane } }

    /// Runs all lanes with all seeds, as many at a time as there are cores. What comes out does not depend on
    /// their order, nor on how many lanes there are.
    ///
    /// - Parameters:
    ///   - every: steps between reports; about 200 reports a run if not given.
    ///   - isWanted: asked now and then; `nil` comes back where it says no.
    ///   - abandonment: who may ask that what takes long be given up.
    ///   - onRun: called after each run, on its thread, with how many are done.
    public static func run(
        _ race: Race, seeds: [UInt64], every: Int? = nil, while isWanted: @escaping @Sendable () -> Bool = { true },
        abandonment: Abandonment = .never, onRun: @Sendable (_ done: Int) -> Void = { _ in }
    ) throws(SessionError) -> RaceResult? {
        let count = race.lanes.count * seeds.count
        let found = Mutex([LaneRun?](repeating: nil, count: count))
        let failure = Mutex<(place: Int, error: SessionError)?>(nil)
        let done = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: count) { index in
            guard isWanted() else { return }
            // Seed after seed, so that lanes of unequal speed share the cores evenly.
            let (lane, seed) = (index % race.lanes.count, index / race.lanes.count)
            let experiment = race.lanes[lane].experiment
            do throws(SessionError) {
                let run = try LaneRun.run(
                    experiment, lane: lane, seed: seeds[seed], every: every ?? max(1, experiment.steps / 200),
                    stop: StopCheck { !isWanted() }, abandonment: abandonment)
                found.withLock { $0[lane * seeds.count + seed] = run }
            } catch {
                failure.withLock { if $0.map({ index < $0.place }) ?? true { $0 = (index, error) } }
            }
            onRun(
                done.withLock { done in
                    done += 1
                    return done
                })
        }
        if let failure = failure.withLock({ $0 }) { throw failure.error }
        let runs = found.withLock { $0 }
        let complete = runs.compactMap { $0 }
        return complete.count == count ? RaceResult(race: race, seeds: seeds, runs: complete) : nil
    }
}
