import Cells
import Dispatch
import Experiments
import Foundation
import Playground
import Training

/// Measures presets as lanes of a race: their speed together against alone, and what a frame of their screen takes.
///
/// Alone and together take turns in every round, so that a machine that is busy for a while is busy for both.
struct RaceBench {
    let race: Race
    /// Of the whole measurement of speeds.
    let seconds: Double
    let size: Size

    private static let rounds = 7
    private static let frames = 60

    /// One round: steps a second of every lane alone, and of all at the same time.
    private struct Round {
        var alone: [Double]
        var free: [Double]
        var lockStep: [Double]

        /// What lanes that go as fast as they can reach of the sum of their speeds alone.
        var share: Double { free.reduce(0, +) / alone.reduce(0, +) }
        /// In lock-step all lanes go with the slowest: what they reach of its speed.
        var lockStepShare: Double { (lockStep.min() ?? 0) / (alone.min() ?? 1) }
    }

    func run(json: Bool) throws {
        let slice = seconds / Double(Self.rounds * (race.lanes.count + 2))
        let rounds = try (0..<Self.rounds).map { _ in
            Round(
                alone: try race.lanes.map { try alone($0.experiment, slice) }, free: try together(slice, isFree: true),
                lockStep: try together(slice, isFree: false))
        }
        let pictures = try drawing()
        if json { writeLines(rounds, pictures) } else { writeText(rounds, pictures) }
    }

    // MARK: Speeds

    /// Long enough not to end; moments and reports come as rarely as in a long run.
    private func endless(_ experiment: Experiment) -> Experiment {
        var experiment = experiment
        experiment.steps = PresetLimits.steps
        return experiment
    }

    /// As `soma train` does it: reports on the way, nothing else.
    private func alone(_ experiment: Experiment, _ slice: Double) throws -> Double {
        let session = try Session(endless(experiment))
        let driver = RunDriver(session)
        driver.advance(to: 64)
        let (before, start) = (session.step, DispatchTime.now().uptimeNanoseconds)
        var elapsed = 0.0
        driver.advance(
            to: .max,
            stop: StopCheck {
                elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
                return elapsed >= slice
            })
        return Double(session.step - before) / elapsed
    }

    /// On the queues of a race, with snapshots taken as a screen would.
    private func together(_ slice: Double, isFree: Bool) throws -> [Double] {
        let published = DispatchSemaphore(value: 0)
        let trainer = RaceTrainer { published.signal() }
        defer { trainer.stop() }
        for (id, lane) in race.lanes.enumerated() {
            trainer.send(.add(id: id, name: lane.name, endless(lane.experiment)))
        }
        trainer.send(.freeRunning(isFree))
        trainer.send(.run)
        var first: (time: UInt64, steps: [Int])?
        // The slices find their length before anything counts.
        let begin = DispatchTime.now().uptimeNanoseconds + UInt64(0.3 * 1e9)
        while true {
            published.wait()
            let now = DispatchTime.now().uptimeNanoseconds
            guard let snapshot = trainer.snapshots.take() else { continue }
            if let notice = snapshot.notice { throw UsageError(notice) }
            let steps = snapshot.lanes.map(\.snapshot.step)
            guard snapshot.isRunning, now >= begin, steps.count == race.lanes.count else { continue }
            guard let first else {
                first = (now, steps)
                continue
            }
            let elapsed = Double(now - first.time) * 1e-9
            if elapsed >= slice { return zip(steps, first.steps).map { Double($0 - $1) / elapsed } }
        }
    }

    // MARK: Frames

    /// Milliseconds to take a snapshot in and draw the whole screen, for every picture of the race: the median and the
    /// longest of many.
    private func drawing() throws -> [(name: String, median: Double, longest: Double)] {
        var still = try RaceStill(race, size: size, steps: min(500, race.lanes.first?.experiment.steps ?? 0))
        return RaceState.Picture.allCases.map { picture in
            still.look(at: picture)
            let times = (0..<Self.frames).map { _ in
                let start = DispatchTime.now().uptimeNanoseconds
                still.takeSnapshot()
                _ = still.frame
                return Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-6
            }.sorted()
            return (picture.rawValue, times[times.count / 2], times[times.count - 1])
        }
    }

    // MARK: Telling

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private func writeText(_ rounds: [Round], _ pictures: [(name: String, median: Double, longest: Double)]) {
        func speed(_ values: [Double]) -> String { NumberText.grouped(Int(median(values))) }
        var text = ""
        for (index, lane) in race.lanes.enumerated() {
            text +=
                "\(Race.letter(index)) \(lane.name): alone \(speed(rounds.map { $0.alone[index] })) steps/s, "
                + "together free \(speed(rounds.map { $0.free[index] })), "
                + "in lock-step \(speed(rounds.map { $0.lockStep[index] }))\n"
        }
        func shares(_ path: KeyPath<Round, Double>) -> String {
            let values = rounds.map { $0[keyPath: path] }.sorted()
            let (low, high) = (values[0], values[values.count - 1])
            return "\(NumberText.percent(median(values))) (\(NumberText.percent(low)) to \(NumberText.percent(high)))"
        }
        text += "free: \(shares(\.share)) of the sum of the speeds alone, \(Self.rounds) rounds\n"
        text += "in lock-step: \(shares(\.lockStepShare)) of the slowest alone\n"
        text += "\(race.lanes.count) lanes at \(size.width)x\(size.height), a frame in median and at most: "
        text += pictures.map {
            "\($0.name) \(NumberText.significant($0.median)) and \(NumberText.significant($0.longest)) ms"
        }.joined(separator: ", ")
        StandardOutput.write(text + "\n")
    }

    private func writeLines(_ rounds: [Round], _ pictures: [(name: String, median: Double, longest: Double)]) {
        func numbers(_ path: KeyPath<Round, [Double]>) -> JSONObject.Value {
            .list(race.lanes.indices.map { lane in .number(median(rounds.map { $0[keyPath: path][lane] })) })
        }
        var line = JSONObject()
        line.append("lanes", .list(race.lanes.map { .text($0.name) }))
        line.append("stepsPerSecondAlone", numbers(\.alone))
        line.append("stepsPerSecondFree", numbers(\.free))
        line.append("stepsPerSecondLockStep", numbers(\.lockStep))
        line.append("shareOfSumAlone", .list(rounds.map { .number($0.share) }))
        line.append("shareOfSlowestAlone", .list(rounds.map { .number($0.lockStepShare) }))
        for picture in pictures {
            line.append("\(picture.name)FrameMilliseconds", .list([.number(picture.median), .number(picture.longest)]))
        }
        StandardOutput.write(line.text + "\n")
    }
}
