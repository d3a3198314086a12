import ArgumentParser
import CAllocations
import Cells
import Dispatch
import Execution
import Experiments
import Kernels
import Training

/// Measures the speed of training steps.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure training steps per second.",
        discussion: """
            A step takes its batch from memory, goes forward and backward and updates. Each preset is repeated after \
            a warm-up; the median counts, since machines are shared.

            With --race the presets are lanes of a race: what they reach together of the sum of their speeds alone, and \
            how long a frame of their screen takes.
              soma bench --race claims/kan-elliptic claims/mlp-elliptic --seconds 20
            """)

    @Argument(help: "Presets; all of the group 'bench' if none is named.") var presets: [String] = []
    @Flag(help: "Write lines of JSON.") var json = false
    @Option(parsing: .unconditional, help: "Seconds for each preset.") var seconds = 2.0
    @Flag(help: "Show the time of each kernel of the plan.") var profile = false
    @Flag(help: "Measure the forward pass at 4096 points, as a decision surface has, in place of training steps.")
    var surface = false
    @Option(name: .customLong("set"), help: "Change a setting of every preset, as path=value.") var changes: [String] =
        []
    @Flag(help: "Measure the presets as lanes of a race.") var race = false
    @Option(help: "With --race, the size of the screen.") var size = "120x40"

    private static let repeats = 7

    func validate() throws {
        guard seconds > 0, seconds <= 3600 else {
            throw ValidationError("--seconds is \(seconds); expected more than 0 and at most 3600")
        }
    }

    func run() throws {
        try reportingFailures {
            if race { return try measureRace() }
            let names =
                presets.isEmpty ? PresetLibrary.shipped.entries.filter { $0.group == "bench" }.map(\.name) : presets
            guard !names.isEmpty else { throw UsageError("there are no presets in the group 'bench'") }
            // Before anything is measured or written: a name that is none is told at once.
            for name in names { _ = try experiment(name) }
            let peak = MachinePeak.measured()
            if !json {
                StandardOutput.write("FMA peak of this machine, one core: \(NumberText.significant(peak)) GFLOP/s\n")
            }
            for name in names { try surface ? measureSurface(name) : measure(name, peak: peak) }
        }
    }

    private func experiment(_ name: String) throws -> Experiment {
        try ExperimentReference.open(name, changes: changes).experiment
    }

    private func measure(_ name: String, peak: Double) throws {
        let session = try Session(try experiment(name))
        let speeds = stepsPerSecond(session)
        let median = speeds[speeds.count / 2]
        let allocations = allocationsPerStep(session)
        let gigaflops = Double(session.operationsPerStep) * median * 1e-9
        if json {
            var line = JSONObject()
            line.append("name", .text(name))
            line.append("stepsPerSecond", .number(median))
            line.append("stepsPerSecondMinimum", .number(speeds[0]))
            line.append("stepsPerSecondMaximum", .number(speeds[speeds.count - 1]))
            line.append("nanosecondsPerStep", .number(1e9 / median))
            line.append("nanosecondsPerSample", .number(1e9 / median / Double(session.graph.batch)))
            line.append("gigaflopsPerSecond", .number(gigaflops))
            line.append("peakGigaflopsPerSecond", .number(peak))
            line.append("shareOfPeak", .number(gigaflops / peak))
            if let allocations { line.append("allocationsPerStep", .number(allocations)) }
            line.append("parameters", .integer(session.parameterCount))
            line.append("bytes", .integer(session.bytes))
            StandardOutput.write(line.text + "\n")
        } else {
            StandardOutput.write(
                "\(name): \(NumberText.grouped(Int(median))) steps/s (\(NumberText.grouped(Int(speeds[0]))) to "
                    + "\(NumberText.grouped(Int(speeds[speeds.count - 1])))), \(NumberText.significant(1e9 / median)) ns a step, "
                    + "\(NumberText.significant(1e9 / median / Double(session.graph.batch))) ns a sample, "
                    + "\(NumberText.significant(gigaflops)) GFLOP/s, \(NumberText.significant(100 * gigaflops / peak)) % of peak, "
                    + NumberText.bytes(session.bytes)
                    + (allocations.map { ", \(NumberText.significant($0)) allocations a step" } ?? "") + "\n")
        }
        if profile { StandardOutput.write(KernelTable.text(session)) }
    }

    private func measureRace() throws {
        let options = try RaceOptions.parse(presets + changes.flatMap { ["--set", $0] })
        let size = try RenderOptions.size(size, option: "--size")
        try RaceBench(race: try options.race().race, seconds: seconds, size: size).run(json: json)
    }

    /// Measures what the screen pays for a picture of the network: parameters taken over, 4096 points, outputs read.
    private func measureSurface(_ name: String) throws {
        let session = try Session(try experiment(name))
        let (snapshot, problem, work) = (session.snapshot(), session.problem, ObservatoryWork())
        let columns = problem.inputCount, known = problem.train.inputs
        let inputs = (0..<Self.points * columns).map { known[$0 % known.count] }
        let speeds = perSecond { count in
            for _ in 0..<count { _ = work.outputs(of: snapshot, problem, at: inputs) }
            return count
        }
        let (median, slowest, fastest) = (speeds[speeds.count / 2], speeds[0], speeds[speeds.count - 1])
        if json {
            var line = JSONObject()
            line.append("name", .text(name))
            line.append("points", .integer(Self.points))
            line.append("surfacesPerSecond", .number(median))
            line.append("millisecondsPerSurface", .number(1e3 / median))
            StandardOutput.write(line.text + "\n")
        } else {
            StandardOutput.write(
                "\(name): \(NumberText.significant(1e3 / median)) ms for \(Self.points) points "
                    + "(\(NumberText.significant(1e3 / fastest)) to \(NumberText.significant(1e3 / slowest)))\n")
        }
    }

    /// How often a step asks for memory, where that can be counted.
    private func allocationsPerStep(_ session: Session) -> Double? {
        let steps = 4
        _ = session.takeSteps(steps)
        let before = allocations_of_this_thread()
        guard before >= 0 else { return nil }
        let taken = session.takeSteps(steps)
        return Double(allocations_of_this_thread() - before) / Double(max(1, taken))
    }

    private static let points = 4096

    private func stepsPerSecond(_ session: Session) -> [Double] { perSecond { session.takeSteps($0) } }

    /// Speeds of the repeats, in ascending order; `work` does as many as it is told and says how many it did.
    private func perSecond(_ work: (Int) -> Int) -> [Double] {
        let slice = seconds / Double(Self.repeats + 1)
        // As many steps between looks at the clock as take a small part of the time.
        var stride = 1
        func run() -> Double {
            let start = DispatchTime.now().uptimeNanoseconds
            var steps = 0, elapsed = 0.0
            repeat {
                steps += work(stride)
                elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
                if elapsed < slice / 16, stride < 64 { stride *= 2 }
            } while elapsed < slice
            return Double(steps) / elapsed
        }
        _ = run()
        return (0..<Self.repeats).map { _ in run() }.sorted()
    }
}

/// A plan's kernels with what each took.
enum KernelTable {
    static func text(_ session: Session) -> String {
        let steps = 50
        let times = session.profile(steps: steps)
        let total = max(1, times.reduce(0, +))
        // The tiles of a kernel are one line, told by the first of them.
        var tiles: [Int: (first: Instruction, count: Int, time: UInt64)] = [:]
        for (index, kernel) in session.plan.kernels.enumerated() {
            let known = tiles[kernel] ?? (session.plan.instructions[index], 0, 0)
            let isOwn = if case .addition = session.plan.instructions[index] { false } else { true }
            tiles[kernel] = (known.first, known.count + (isOwn ? 1 : 0), known.time + times[index])
        }
        return tiles.sorted { $0.key < $1.key }.map { _, kernel in
            let share = Int(100 * Double(kernel.time) / Double(total))
            let nanoseconds = "\(kernel.time / UInt64(steps))"
            let padding = String(repeating: " ", count: max(0, 10 - nanoseconds.count))
            let count = kernel.count > 1 ? "\(kernel.count) tiles of " : ""
            return "\(padding)\(nanoseconds) ns \(share < 10 ? " " : "")\(share) %  \(count)\(words(kernel.first))\n"
        }.joined()
    }

    private static func words(_ instruction: Instruction) -> String {
        switch instruction {
        case .product(let p):
            return "product \(p.m)x\(p.n)x\(p.k)\(p.transposeA ? " A'" : "")\(p.transposeB ? " B'" : "")"
        case .elementwise(let loop):
            let sums = loop.sums.isEmpty ? "" : ", \(loop.sums.count) sums"
            return "loop over \(loop.count): " + loop.steps.map { "\($0.function)" }.joined(separator: " ") + sums
        case .reduction(let r): return "\(r.kind) \(r.outer)x\(r.reduced)x\(r.inner)"
        case .addition(let a): return "addition of \(a.target.count)"
        case .copy(let c): return "copy " + c.dimensions.map(String.init).joined(separator: "x")
        case .gather(let g): return "gather \(g.indices.count) rows of \(g.row)"
        case .splines(let s):
            let kind = s.weights == nil ? "splines" : "sums of splines"
            return "\(kind) \(s.rows)x\(s.inputs)x\(s.terms)\(s.derivative > 0 ? " d\(s.derivative)" : "")"
        case .scatterAdd(let g): return "scatter \(g.indices.count) rows of \(g.row)"
        case .random(let r): return "random \(r.target.count)"
        }
    }
}
